# shellcheck shell=bash
# Templates are keyed by what they are made of:
#   core_KEY  Odoo's own modules that the suite needs; dumped into the cache for the next clone
#   suite_KEY the suite on top, installed from exactly these files, with ready assets
#   near_KEY  a copy of a suite_… that has followed an edit: for «./apk addon» only
# click-odoo-initdb (of click-odoo-contrib, it supports 19) caches templates too, but knows no core_… below the suite: an
# edit would install Odoo's modules again. click-odoo-update reloads the changed addon and all above it: 20 s, not 5.

addons_key() { find "$ROOT/addons" -type f ! -name '*.pyc' ! -path '*/static/description/*' ! -path '*/tests/*' ! -path '*/readme/*' -print0 | sort -z | xargs -0 sha256sum | digest; }
core_modules() { /usr/bin/python3 "$ROOT/launcher/closure.py" "$ROOT/addons" "$SUITE"; }
shape() { /usr/bin/python3 "$ROOT/launcher/shape.py" "$1" "$ROOT/addons"; }

# template_db DEMO(0|1) [near] -> TEMPLATE
template_db() {
  local core core_key key
  core=$(core_modules)
  core_key=$({ echo "$core $1 $LANGUAGES $PG_BIN $ODOO_KEY"; cat "$ROOT/requirements/runtime.lock"; } | digest)
  key=$({ echo "$core_key"; addons_key; } | digest)
  TEMPLATE=suite_$key
  export APK_TEMPLATE=$TEMPLATE APK_CORE=core_$core_key
  has_db "core_$core_key" || template_core "core_$core_key" "$core" "$1"
  ! has_db "$TEMPLATE" || return 0
  if [ "${2:-}" = near ] && template_near "$core_key" "$key"; then return 0; fi
  template_suite "$core_key" "$1"
}

template_suite() {  # key of the core, demo
  drop_db suite_new; copy_db "core_$1" suite_new
  busy "The suite: install" template_install suite_new "$SUITE" "$2" "install-$2.log"
  template_take_assets suite_new "$(templates_of "$1" | head -n 1 | cut -f 1)"
  busy "The suite: assets" template_assets suite_new
  sql "comment on database suite_new is '$1 $(shape of)'"
  rename_db suite_new "$TEMPLATE"
  template_forget "$TEMPLATE"
}

# The comment of a suite_… says what it was made of: «key-of-the-core addon:kind=digest …». Newest first.
templates_of() { sql "select datname || E'\t' || substr(d.description, length('$1') + 2) from pg_database p join pg_shdescription d on d.objoid = p.oid where datname like 'suite\\_%' and d.description like '$1 %' order by p.oid desc"; }

# After an edit of Python a template of the files before it will do (shape.py says when and why): as it is, when only
# bodies of methods differ; with its tables brought up to changed declarations; with new assets when static/ differs.
# Always from an installed template, never from one that has followed an edit. Status 1: only a new one will do.
template_near() {  # key of the core, key of all
  local from changed assets log=$STATE/setup/follow.log
  if has_db "near_$2"; then TEMPLATE=near_$2; return 0; fi
  read -r from changed assets < <(templates_of "$1" | shape nearest)
  [ "$from" != - ] || return 1
  if [ "$changed$assets" = -- ]; then
    say "$from fits: no declaration, no data, no asset has changed since it was installed"
    TEMPLATE=$from; return 0
  fi
  drop_db near_new; copy_db "$from" near_new
  if [ "$changed" != - ]; then
    say "$from follows the declarations of $changed"
    "$VENV/bin/python" "$ROOT/launcher/follow_models.py" near_new "$changed" >"$log" 2>&1 || { say "  it cannot: $(tail -n 1 "$log")"; return 1; }
  fi
  [ "$assets" = - ] || busy "The suite: assets" template_assets near_new
  TEMPLATE=near_$2
  rename_db near_new "$TEMPLATE"
  template_forget "$from"
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

# Bundles that stand ready are not made again: the version of a bundle is that of its files.
template_assets() { echo 'env["ir.qweb"]._pregenerate_assets_bundles(); env.cr.commit()' | run_odoo shell -d "$1" --no-http --log-level=error; }

template_take_assets() {  # database, from
  local columns
  [ -n "$2" ] || return 0
  columns=$(sql "select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = 'ir_attachment'::regclass and attnum > 0 and not attisdropped and attname <> 'id'" "$1")
  sql "copy (select $columns from ir_attachment where url like '/web/assets/%') to stdout" "$2" |
    "$PG_BIN/psql" -X -q -d "$1" -c "copy ir_attachment ($columns) from stdin" && cp -alnT "$FILESTORE/$2" "$FILESTORE/$1" ||
    say "  the assets of $2 do not fit"
}

template_keep() {
  mkdir -p "$FILESTORE/core_new"
  "$PG_BIN/pg_dump" -Fc -Z1 -f "$CACHE/$1.dump.new" core_new && tar -C "$FILESTORE/core_new" -cf "$CACHE/$1.tar" . && mv "$CACHE/$1.dump.new" "$CACHE/$1.dump"
}

template_restore() {
  sql "create database core_new template apk_base" && "$PG_BIN/pg_restore" -j2 -d core_new --no-owner "$CACHE/$1.dump" || return 1
  mkdir -p "$FILESTORE/core_new" && tar -C "$FILESTORE/core_new" -xf "$CACHE/$1.tar"
}

# a few templates are kept: going back and forth between two branches stays quick; of those that followed an edit, the last
template_forget() {  # the one in use
  local old
  for old in $(sql "(select datname from pg_database where datname like 'suite\\_%' and datname <> '$1' order by oid desc offset 3)
      union all select datname from pg_database where datname like 'near\\_%' and datname <> '$TEMPLATE'"); do drop_db "$old"; done
}
