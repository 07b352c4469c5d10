#!/usr/bin/env bash
# What the containers of the suite do:
#   schema            make the database, or bring it to the versions of this image; before any server starts
#   serve [options]   Odoo
#   backup            database, files and keys in one archive in /backups, while the server runs
#   restore FILE [--keys FILE] [--no-keys]  from /backups; the server must be stopped
set -euo pipefail

DB=${APK_DB:-apk} SUITE=${APK_SUITE:-apk_suite,apk_triage}
TOOLS=${APK_TOOLS:-/opt/apk} ADDONS=${APK_ADDONS:-/mnt/extra-addons} DATA=${APK_DATA:-/var/lib/odoo} SECRETS=${APK_SECRETS:-/run/secrets}
export PGHOST=${PGHOST:-postgres} PGUSER=${PGUSER:-odoo}
[ ! -r "$SECRETS/db_password" ] || { PGPASSWORD=$(<"$SECRETS/db_password"); export PGPASSWORD; }

schema() {
  local said missing changed fresh=
  [ "$(psql -XAtc "select 1 from pg_database where datname = '$DB'" postgres)" = 1 ] || createdb -T apk_base "$DB"
  [ -n "$(psql -XAtc "select to_regclass('ir_module_module')" "$DB")" ] || fresh=1
  said=$(python3 "$TOOLS/outdated.py" "$DB" "$ADDONS" "$SUITE")
  missing=$(head -n 1 <<<"$said") changed=$(sed -n 2p <<<"$said")
  echo "To install: ${missing:-nothing}. To update: ${changed:-nothing}."
  if [ -n "$missing$changed" ]; then
    odoo -d "$DB" ${missing:+-i "$missing"} ${changed:+-u "$changed"} --load-language ru_RU,en_US --stop-after-init --no-http
  fi
  [ -z "$fresh" ] || first_steps
}

# A new database has the password of its secret, not admin/admin; a trial has its mailbox.
first_steps() {
  APK_ADMIN_PASSWORD=$(<"$SECRETS/admin_password") odoo shell -d "$DB" --no-http --log-level=warn <<'PYTHON'
import os

env.ref("base.user_admin").password = os.environ["APK_ADMIN_PASSWORD"]
env.cr.commit()
PYTHON
  [ -z "${APK_TRIAL:-}" ] || odoo shell -d "$DB" --no-http --log-level=warn <"$TOOLS/trial.py"
}

case ${1:-serve} in
  schema)  schema ;;
  serve)   shift || true; exec odoo -d "$DB" "$@" ;;
  backup)  umask 077; python3 "$TOOLS/backup.py" "$DB" "$DATA" "${2:-/backups}" ;;
  restore) shift; python3 "$TOOLS/restore.py" "${1:?Which file?}" "${@:2}" --database "$DB" --data-dir "$DATA" ;;
  *) echo "Unknown: $1. There are: schema, serve, backup, restore" >&2; exit 2 ;;
esac
