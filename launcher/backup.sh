# shellcheck shell=bash
# Backup, restore, upgrade and removal of what «up» keeps. The work is done by backup.py, restore.py and outdated.py.

BACKUPS=${APK_BACKUPS:-$ROOT/backups}

# backup [FOLDER] [--database NAME] [--keys FOLDER]: one archive of the database, its files and keys; the server may run
backup_make() {
  local folder=$BACKUPS database=$DB keys=()
  while [ $# -gt 0 ]; do
    case $1 in
      --database) database=${2:?--database needs a name}; shift 2 ;;
      --keys) keys=(--keys "${2:?--keys needs a folder}"); shift 2 ;;
      -*) die "Unknown option $1. ./apk backup [FOLDER] [--database NAME] [--keys FOLDER]" ;;
      *) folder=$1; shift ;;
    esac
  done
  setup_all; unlock
  has_db "$database" || die "There is no database «$database». There are: $(backup_databases)"
  (umask 077; backup_python backup.py "$database" "$STATE/data" "$folder" --code "$(backup_code "$database")" "${keys[@]}") || die "No backup was made."
  say "It holds personal data and the keys of questionnaires: keep it where only the administrator reads. The way back: ./apk restore FILE"
}

# restore FILE [--database NAME] [--keys FILE] [--no-keys] [--neutralize]: a database as it was; one that exists is replaced when its name is typed
backup_restore() {
  local file='' database=$DB neutralize='' said code keys=()
  while [ $# -gt 0 ]; do
    case $1 in
      --database) database=${2:?--database needs a name}; shift 2 ;;
      --neutralize) neutralize=1; shift ;;
      --keys) keys+=(--keys "${2:?--keys needs a file}"); shift 2 ;;
      --no-keys) keys+=(--no-keys); shift ;;
      -*) die "Unknown option $1. ./apk restore FILE [--database NAME] [--keys FILE] [--no-keys] [--neutralize]" ;;
      *) file=$1; shift ;;
    esac
  done
  [ -n "$file" ] || die "Which file? ./apk restore FILE [--database NAME] [--keys FILE] [--no-keys] [--neutralize]"
  [ -r "$file" ] || die "$file cannot be read."
  [[ $database =~ ^[a-z][a-z0-9_]{0,40}$ ]] || die "A database is named by small Latin letters, digits and _: «$database» is not."
  setup_all; unlock
  said=$(backup_python restore.py "$file" --check) || exit 1
  say "Unharmed: $(head -n 1 <<<"$said")"
  backup_may_replace "$database"
  [ "$database" != "$DB" ] || server_down
  said=$(backup_python restore.py "$file" --database "$database" --data-dir "$STATE/data" "${keys[@]}") || exit 1
  code=$(sed -n 's/^code //p' <<<"$said")
  if [ "$database" = "$DB" ]; then
    echo "$code" >"$STATE/db.key"; touch "$STATE/own-password"
  fi
  [ -z "$neutralize" ] || busy "Odoo: neutralize the copy" run_odoo neutralize -d "$database"
  say "Restored as «$database»: $(head -n 1 <<<"$said")"
  [ "$database" != "$DB" ] || say "Start it: ./apk up --no-demo. It fetches and sends mail at once: the former server must be off."
}

backup_may_replace() {
  local word=
  has_db "$1" || return 0
  printf 'The database «%s» exists and will be gone with its files. Type its name to replace it: ' "$1" >&2
  read -r word || true
  [ "$word" = "$1" ] || die "
Nothing was changed. Another name: --database NAME"
}

# upgrade: a backup, then what has another version than before; the files of the addons are already the new ones
backup_upgrade() {
  [ $# -eq 0 ] || die "./apk upgrade knows no options: the new files of the addons lie here already"
  setup_all; unlock
  has_db "$DB" || die "There is nothing to upgrade: ./apk up makes the database"
  local key said missing changed ran='' file
  key=$(addons_key)
  said=$(backup_python outdated.py "$DB" "$ROOT/addons" "$SUITE") || die "The versions could not be read."
  missing=$(head -n 1 <<<"$said") changed=$(sed -n 2p <<<"$said")  # either may be empty
  if [ -z "$missing$changed" ]; then
    [ "$(cat "$STATE/db.key" 2>/dev/null)" != "$key" ] || { say "Nothing to do: every addon has the version of its files"; return 0; }
    say "No version has changed, but files have: all addons are updated"; changed=apk_base
  fi
  ! server_pid >/dev/null || ran=$(cut -d ' ' -f 2- "$STATE/server.key" 2>/dev/null || true)
  server_down  # first: what would come after the backup would be lost on the way back
  said=$(umask 077; backup_python backup.py "$DB" "$STATE/data" "$BACKUPS" --code "$(backup_code "$DB")") || die "No backup could be made, so nothing was upgraded. The server is stopped: ./apk up --no-demo"
  file=$(head -n 1 <<<"$said")
  say "Backup: $file"
  (busy "The suite: upgrade" backup_update "$missing" "$changed") || die "The upgrade failed. The way back: put the former files of the addons here (git checkout TAG), then
  ./apk restore $file
  ./apk up --no-demo"
  echo "$key" >"$STATE/db.key"
  say "Installed: ${missing:-nothing}. Updated: ${changed:-nothing}, with what rests on it."
  # shellcheck disable=SC2086  # port and workers
  [ -z "$ran" ] || { set -- $ran; server_up --no-demo --port "$1" --workers "$2"; }
}

backup_update() {  # addons to install, addons to update
  local log=$LOGS/server-update.log
  rm -f "$log"
  run_odoo -d "$DB" ${1:+-i "$1"} ${2:+-u "$2"} --stop-after-init --no-http --logfile "$log" || return 1
  ! grep -E ' (ERROR|CRITICAL) ' "$log"
}

# clean [--yes]: forget databases and set-up; messages that people have written are asked for
backup_clean() {
  local kept word=
  if [ "${1:-}" != --yes ] && [ -d "$STATE" ]; then
    kept=$(backup_kept)
    if [ "$kept" != 0 ]; then
      printf 'This deletes the database «%s»: %s messages that no demo data made, which the Order keeps for five years. Type «delete» to go on: ' "$DB" "$kept" >&2
      read -r word || true
      [ "$word" = delete ] || die "
Nothing was deleted. A copy first: ./apk backup FOLDER. Without a question: ./apk clean --yes"
    fi
  fi
  server_down; postgres_down; rm -rf "$STATE"; say "Removed $STATE"
}

# -> how many messages are no demo data; «unknown» when nobody can say
backup_kept() {
  [ -n "$(postgres_bin)" ] || { echo 0; return; }
  postgres_place
  [ -s "$PG/data/PG_VERSION" ] || { echo 0; return; }
  (postgres_up) >/dev/null 2>&1 || { echo unknown; return; }
  has_db "$DB" || { echo 0; return; }
  sql "select count(*) from apk_case where id not in (select res_id from ir_model_data where model = 'apk.case')" "$DB" 2>/dev/null || echo unknown
}

backup_python() { local script=$1; shift; PATH=$PG_BIN:$PATH "$VENV/bin/python" "$ROOT/launcher/$script" "$@"; }
backup_databases() { sql "select string_agg(datname, ', ' order by datname) from pg_database where not datistemplate and datname !~ '^(postgres|apk_base|(core|suite|near|test)_.*)\$'"; }
# what the database was installed from: «up» has noted it for its own, any other is of the files as they are
backup_code() { if [ "$1" = "$DB" ]; then cat "$STATE/db.key" 2>/dev/null; else addons_key; fi; }
