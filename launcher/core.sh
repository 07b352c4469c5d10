# shellcheck shell=bash
# Odoo's own tests of a module, with the suite installed around it. Minutes, therefore no part of «./apk test».

# core MODULE: passes when exactly the tests of config/core_MODULE.txt fail, each with its reason there.
checks_core() {
  local name=${1:?Which module of Odoo? For example: ./apk core mass_mailing} copy=core_test_$$ log=$LOGS/core-$1.log
  setup_tests; template_db 0; unlock
  copy_db "$TEMPLATE" "$copy"; rm -f "$log"
  say "Odoo's own tests of $name, minutes; the log is $log"
  run_odoo -d "$copy" -i apk_consent_stub -u "$name" --addons-path "$(sed -n 's/^addons_path *= *//p' "$ODOO_RC"),$ROOT/tests/core" \
    --test-tags "/$name" --http-port "$(free_port)" --max-cron-threads 0 --stop-after-init --logfile "$log" || true
  drop_db "$copy"
  "$VENV/bin/python" "$ROOT/launcher/core_verdict.py" "$log" "$ROOT/config/core_$name.txt"
}
free_port() { /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
