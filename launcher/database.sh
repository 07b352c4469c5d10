# shellcheck shell=bash
# Databases are copies of templates (template.sh).
# click-odoo-contrib supports 19; not used: its copydb wants rsync for the hard links that cp makes here, its makepot
# writes templates of translations where Odoo 19 exports a language itself.

FILESTORE=$STATE/data/filestore

run_odoo() { (cd "$ROOT" && PATH=$STATE/bin:$PATH "$APK_ODOO" "$@" 9>&-); }
exec_odoo() { cd "$ROOT" || exit; PATH=$STATE/bin:$PATH exec "$APK_ODOO" "$@" 9>&-; }

odoo_config() {
  mkdir -p "$STATE/data" "$STATE/bin"
  { sed "s|@STATE@|$STATE|g; s|@ADDONS@|$ROOT/addons${ODOO_ADDONS:+,$ODOO_ADDONS}|g" "$ROOT/config/odoo.conf"; } >"$ODOO_RC"
  sed "1s|.*|#!$VENV/bin/python|" "$ROOT/launcher/wkhtmltopdf" >"$STATE/bin/wkhtmltopdf"
  cp "$ROOT/launcher/chromium" "$STATE/bin/chromium"
  chmod 755 "$STATE/bin/wkhtmltopdf" "$STATE/bin/chromium"
}

copy_db() {  # from, to
  sql "create database \"$2\" template \"$1\" strategy file_copy"
  rm -rf "${FILESTORE:?}/$2"; [ ! -d "$FILESTORE/$1" ] || cp -al "$FILESTORE/$1" "$FILESTORE/$2"
}
drop_db() { sql "drop database if exists \"$1\" with (force)"; rm -rf "${FILESTORE:?}/$1"; }
rename_db() { sql "alter database \"$1\" rename to \"$2\""; [ ! -d "$FILESTORE/$1" ] || mv "$FILESTORE/$1" "$FILESTORE/$2"; }

# The checks of «Readiness» in the terminal: 0 when nothing is missing, 1 when something is.
doctor() {  # [--database NAME]
  local database=$DB
  while [ $# -gt 0 ]; do
    case $1 in
      --database) database=${2:?--database needs a name}; shift 2 ;;
      *) die "Unknown option $1. ./apk doctor [--database NAME]" ;;
    esac
  done
  setup_all; unlock
  has_db "$database" || die "There is no database «$database». Start one with ./apk up, or name another: ./apk doctor --database NAME"
  run_odoo shell -d "$database" --no-http --logfile "$LOGS/doctor.log" <"$ROOT/launcher/doctor.py"
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
