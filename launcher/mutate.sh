# shellcheck shell=bash
# Guarded lines are taken away one by one, and a test must notice each. Minutes, therefore no part of «./apk test».

# mutate [rules]: only the changes that pure tests notice need no database
checks_mutate() {
  local copy=$STATE/mutate database=mutate_$$ rc=0 odoo=()
  setup_rules
  if [ "${1:-}" != rules ]; then
    setup_tests; template_db 0
    copy_db "$TEMPLATE" "$database"
    odoo=("$VENV/bin/python" "$copy/odoo.conf" "$database")
  fi
  unlock
  rm -rf "$copy"; mkdir -p "$copy"
  (cd "$ROOT" && tar -c --exclude __pycache__ addons tests launcher pyproject.toml) | tar -x -C "$copy"
  [ ${#odoo[@]} -eq 0 ] || sed "s|$ROOT/addons|$copy/addons|" "$ODOO_RC" >"$copy/odoo.conf"
  (cd "$ROOT" && "$RULES_VENV/bin/python" -m launcher.mutate "$copy" "$RULES_VENV/bin/python" "${odoo[@]}") || rc=$?
  rm -rf "$copy"
  [ ${#odoo[@]} -eq 0 ] || drop_db "$database"
  return "$rc"
}
