#!/usr/bin/env bash
# Odoo's user is no superuser: it may make databases, of the template only, and nothing else.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -X -q -U "$POSTGRES_USER" -d postgres -v password="$(cat /run/secrets/db_password)" <<'SQL'
CREATE ROLE odoo LOGIN NOSUPERUSER NOCREATEROLE CREATEDB PASSWORD :'password';
SQL
