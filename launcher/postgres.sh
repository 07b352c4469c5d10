# shellcheck shell=bash
# A PostgreSQL cluster of the project's own: Debian's programs, own data, a socket in a folder nobody else enters.
# Sets PG_BIN; exports PGHOST, PGPORT, PGUSER: Odoo's read-only pool listens to nothing else. PG_NAME: another cluster beside it.

postgres_bin() { local dir; for dir in /usr/lib/postgresql/*/bin; do [ ! -x "$dir/initdb" ] || echo "$dir"; done | sort -V | tail -1; }
sql() { PGOPTIONS=--client-min-messages=warning "$PG_BIN/psql" -X -qAtc "$1" "${2:-postgres}"; }
has_db() { [ "$(sql "select 1 from pg_database where datname = '$1'")" = 1 ]; }

# PostgreSQL refuses root: it runs as «postgres» where that user can enter the folder, else under a mapped user id.
postgres_place() {
  PG_BIN=$(postgres_bin); PG=$STATE/${PG_NAME:=postgres}; AS=()
  if [ "$(id -u)" -eq 0 ]; then
    local user=postgres
    if setpriv --reuid=$user --regid="$(id -g $user)" --clear-groups test -x "$STATE" 2>/dev/null; then
      AS=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups)
    elif unshare --user --map-user=1000 --map-group=1000 true 2>/dev/null; then
      AS=(unshare --user --map-user=1000 --map-group=1000)
    else
      PG=/var/lib/apk-suite-$(printf %s "$ROOT$PG_NAME" | digest)
      AS=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups)
    fi
    [ -d "$PG" ] || { mkdir -p "$PG"; [ "${AS[0]}" = unshare ] || chown $user: "$PG"; }
  fi
  mkdir -p "$PG"
  [ "$(stat -c %a "$PG")" = 700 ] || chmod 700 "$PG"
  PGHOST=$PG
  # the path of a socket has 107 bytes at most
  if [ ${#PGHOST} -gt 80 ]; then PGHOST=/var/tmp/apk-suite-$(printf %s "$ROOT$PG_NAME$(id -u)" | digest); "${AS[@]}" mkdir -p -m 700 "$PGHOST"; fi
  export PGHOST PGPORT=5432 PGUSER=odoo
}

postgres_up() {
  postgres_place
  [ -s "$PG/data/PG_VERSION" ] || busy "PostgreSQL: a cluster of our own" postgres_make
  "${AS[@]}" "$PG_BIN/pg_ctl" -D "$PG/data" status >/dev/null 2>&1 ||
    (cd / && "${AS[@]}" "$PG_BIN/pg_ctl" -s -w -D "$PG/data" -l "$PG/log" start 9>&-) ||
    die "PostgreSQL did not start: $(tail -n 3 "$PG/log"). After a power cut: ./apk clean"
  has_db apk_base || busy "PostgreSQL: Russian sorting and search" postgres_base
}

postgres_make() {
  cd / && "${AS[@]}" "$PG_BIN/initdb" -D "$PG/data" -U odoo --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync || return 1
  "${AS[@]}" tee -a "$PG/data/postgresql.conf" <<CONF
listen_addresses = ''            # the socket only
unix_socket_directories = '$PGHOST'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 256MB
work_mem = 16MB
fsync = off                      # a cluster for development: rebuilt, not recovered
synchronous_commit = off
full_page_writes = off
max_wal_size = 2GB
jit = off
CONF
}

# ICU sorts «ё» beside «е» and folds case; Odoo would sort by bytes in a database it makes itself.
postgres_base() {
  sql "drop database if exists apk_base_new" && sql "create database apk_base_new template template0 encoding 'UTF8' locale_provider icu icu_locale 'ru-RU' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'" || return 1
  sql "create extension pg_trgm; create extension unaccent; create extension btree_gist; alter function unaccent(text) immutable" apk_base_new || return 1
  [ "$(sql "select 1 from pg_ts_config where cfgname = 'russian'" apk_base_new)" = 1 ] || { echo "PostgreSQL has no Russian text search"; return 1; }
  sql "alter database apk_base_new rename to apk_base"
}

postgres_down() {
  [ -n "$(postgres_bin)" ] && [ -d "$STATE" ] || return 0
  postgres_place
  [ ! -s "$PG/data/PG_VERSION" ] || "${AS[@]}" "$PG_BIN/pg_ctl" -s -m fast -D "$PG/data" stop 2>/dev/null || true
}
