# shellcheck shell=bash
# Databases are copies of templates, and templates are keyed by what they are made of:
#   core_KEY  Odoo's own modules that the suite needs; dumped into the cache for the next clone
#   suite_KEY the suite on top, with ready assets

FILESTORE=$STATE/data/filestore

run_odoo() { (cd "$ROOT" && PATH=$STATE/bin:$PATH "$APK_ODOO" "$@" 9>&-); }
exec_odoo() { cd "$ROOT" || exit; PATH=$STATE/bin:$PATH exec "$APK_ODOO" "$@" 9>&-; }

odoo_config() {
  mkdir -p "$STATE/data" "$STATE/bin"
  { sed "s|@STATE@|$STATE|g; s|@ADDONS@|$ROOT/addons${ODOO_ADDONS:+,$ODOO_ADDONS}|g" "$ROOT/config/odoo.conf"; } >"$ODOO_RC"
  sed "1s|.*|#!$VENV/bin/python|" "$ROOT/launcher/wkhtmltopdf" >"$STATE/bin/wkhtmltopdf"; chmod 755 "$STATE/bin/wkhtmltopdf"
}

copy_db() {  # from, to
  sql "create database \"$2\" template \"$1\" strategy file_copy"
  rm -rf "${FILESTORE:?}/$2"; [ ! -d "$FILESTORE/$1" ] || cp -al "$FILESTORE/$1" "$FILESTORE/$2"
}
drop_db() { sql "drop database if exists \"$1\" with (force)"; rm -rf "${FILESTORE:?}/$1"; }
rename_db() { sql "alter database \"$1\" rename to \"$2\""; [ ! -d "$FILESTORE/$1" ] || mv "$FILESTORE/$1" "$FILESTORE/$2"; }

addons_key() { find "$ROOT/addons" -type f ! -name '*.pyc' ! -path '*/static/description/*' ! -path '*/tests/*' ! -path '*/readme/*' -print0 | sort -z | xargs -0 sha256sum | digest; }
core_modules() { /usr/bin/python3 "$ROOT/launcher/closure.py" "$ROOT/addons" "$SUITE"; }

# template_db DEMO(0|1) -> TEMPLATE
template_db() {
  local core core_key
  core=$(core_modules)
  core_key=$({ echo "$core $1 $LANGUAGES $PG_BIN $ODOO_KEY"; cat "$ROOT/requirements/runtime.lock"; } | digest)
  TEMPLATE=suite_$({ echo "$core_key"; addons_key; } | digest)
  export APK_TEMPLATE=$TEMPLATE APK_CORE=core_$core_key
  has_db "core_$core_key" || template_core "core_$core_key" "$core" "$1"
  ! has_db "$TEMPLATE" || return 0
  drop_db suite_new; copy_db "core_$core_key" suite_new
  busy "The suite: install" template_install suite_new "$SUITE" "$1" "install-$1.log"
  busy "The suite: assets" template_assets suite_new
  rename_db suite_new "$TEMPLATE"
  template_forget "$TEMPLATE"
}

template_core() {  # name, modules, demo
  drop_db core_new
  if [ -s "$CACHE/$1.dump" ]; then
    busy "Odoo's modules: restore from the cache" template_restore "$1"
  else
    sql "create database core_new template apk_base"
    busy "Odoo's modules: install ($2)" template_install core_new "$2" "$3" core.log "$LANGUAGES"
    busy "Odoo's modules: keep in the cache" template_keep "$1"
  fi
  rename_db core_new "$1"
}

template_install() {  # database, modules, demo, log, languages
  local options=(-d "$1" -i "$2" --stop-after-init --no-http --logfile "$LOGS/$4")
  [ "$3" != 1 ] || options+=(--with-demo)
  [ -z "${5:-}" ] || options+=(--load-language "$5")
  # Odoo's own modules know nothing of the suite's: another clone with other addons takes this database from the cache
  [ "$1" != core_new ] || options+=(--addons-path "${ODOO_ADDONS:-$ODOO_DIST/odoo/addons}")
  rm -f "$LOGS/$4"
  run_odoo "${options[@]}" || return 1
  ! grep -E ' (ERROR|CRITICAL) ' "$LOGS/$4"
}

# What people read, in one file per addon; untranslated terms are listed.
database_terms() {
  setup_all; python_venv_for_tests; template_db 0; unlock
  local addon addons=()
  for addon in "$ROOT"/addons/*/; do [ ! -d "$addon/i18n" ] || addons+=("$(basename "$addon")"); done
  "$VENV/bin/python" "$ROOT/launcher/terms.py" keep "$ROOT"/addons/*/i18n/ru.po
  run_odoo i18n export "${addons[@]}" -d "$TEMPLATE" -l ru 2>"$STATE/setup/terms.log" || { cat "$STATE/setup/terms.log" >&2; return 1; }
  "$VENV/bin/python" "$ROOT/launcher/terms.py" merge "$ROOT"/addons/*/i18n/ru.po
}

template_assets() { echo 'env["ir.qweb"]._pregenerate_assets_bundles(); env.cr.commit()' | run_odoo shell -d "$1" --no-http --log-level=error; }

template_keep() {
  mkdir -p "$FILESTORE/core_new"
  "$PG_BIN/pg_dump" -Fc -Z1 -f "$CACHE/$1.dump.new" core_new && tar -C "$FILESTORE/core_new" -cf "$CACHE/$1.tar" . && mv "$CACHE/$1.dump.new" "$CACHE/$1.dump"
}

template_restore() {
  sql "create database core_new template apk_base" && "$PG_BIN/pg_restore" -j2 -d core_new --no-owner "$CACHE/$1.dump" || return 1
  mkdir -p "$FILESTORE/core_new" && tar -C "$FILESTORE/core_new" -xf "$CACHE/$1.tar"
}

# a few templates are kept: going back and forth between two branches stays quick
template_forget() {
  local old
  for old in $(sql "select datname from pg_database where datname like 'suite\\_%' and datname <> '$1' order by oid desc offset 3"); do drop_db "$old"; done
}
