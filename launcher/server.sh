# shellcheck shell=bash
# The server of «up»: one database that keeps the user's data and is updated when the addons have changed.

server_pid() { local pid; pid=$(cat "$STATE/server.pid" 2>/dev/null) && kill -0 "$pid" 2>/dev/null && echo "$pid"; }

server_up() {
  local demo=1 port=8069 workers=0
  while [ $# -gt 0 ]; do
    case $1 in
      --no-demo) demo=0; shift ;;
      --port) port=${2:?--port needs a number}; shift 2 ;;
      --workers) workers=${2:?--workers needs a number}; shift 2 ;;
      *) die "Unknown option $1. ./apk up [--no-demo] [--port N] [--workers N]" ;;
    esac
  done
  setup_all
  local key; key=$(addons_key)
  if server_pid >/dev/null && [ "$(cat "$STATE/server.key" 2>/dev/null)" = "$key $port $workers" ]; then unlock; server_tell; return; fi
  server_down
  server_port_free "$port" || die "Port $port is taken by another program. Choose another one: ./apk up --port $((port + 10))"
  [ "$workers" = 0 ] || server_port_free "$((port + 3))" || die "Port $((port + 3)), where several workers keep the chat, is taken. Choose another one: ./apk up --port $((port + 10))"
  server_database "$demo" "$key"
  server_start "$port" "$workers"
  echo "$key $port $workers" >"$STATE/server.key"; echo "$port" >"$STATE/server.port"
  unlock
  server_tell
}

server_port_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# click-odoo-update supports 19 but installs nothing; this installs what SUITE has gained and updates in one pass.
server_database() {  # demo, key of the addons
  if ! has_db "$DB"; then
    template_db "$1"; copy_db "$TEMPLATE" "$DB"
    # what tells this database from others is its own: its secret, and the identifier that names its keys
    sql "update ir_config_parameter set value = md5(random()::text) || md5(random()::text) where key = 'database.secret'" "$DB"
    sql "update ir_config_parameter set value = gen_random_uuid() where key = 'database.uuid'" "$DB"
    rm -f "$STATE/own-password"
    [ "$1" = 1 ] || server_password
  elif [ "$(cat "$STATE/db.key" 2>/dev/null)" != "$2" ]; then
    say "The addons have changed: your data stays, the suite is updated"
    busy "The suite: update" run_odoo -d "$DB" -i "$SUITE" -u apk_base --stop-after-init --no-http --logfile "$LOGS/server-update.log"
  fi
  echo "$2" >"$STATE/db.key"
}

# Without demo data admin/admin would be an open door: a password of its own, shown once.
server_password() {
  FRESH_PASSWORD=$("$VENV/bin/python" -c 'import secrets; print("-".join(secrets.token_hex(2) for part in range(4)))')
  local hash
  hash=$(FRESH=$FRESH_PASSWORD "$VENV/bin/python" -c 'import os; from passlib.hash import pbkdf2_sha512 as p; print(p.using(rounds=600_000).hash(os.environ["FRESH"]))')
  sql "update res_users set password = '$hash' where login = 'admin'" "$DB"
  touch "$STATE/own-password"
}

server_start() {  # port, workers
  rm -f "$LOGS/server.log"
  (cd "$ROOT" || exit; PATH=$STATE/bin:$PATH exec setsid nohup "$APK_ODOO" -d "$DB" --http-port "$1" --gevent-port "$(($1 + 3))" \
    --workers "$2" --logfile "$LOGS/server.log" >"$STATE/setup/server.out" 2>&1 9>&-) &
  echo $! >"$STATE/server.pid"
  busy "Odoo: start" server_wait "$1" || true
}

server_wait() {
  local left=120
  until python3 -c "import urllib.request as u; u.urlopen('http://127.0.0.1:$1/web/login', timeout=30)" 2>/dev/null; do
    kill -0 "$(cat "$STATE/server.pid")" 2>/dev/null || { tail -n 20 "$LOGS/server.log" "$STATE/setup/server.out"; return 1; }
    [ $((left -= 1)) -gt 0 ] || { tail -n 20 "$LOGS/server.log"; return 1; }
    sleep 0.5
  done
}

server_tell() {
  local workers
  echo
  echo "  http://127.0.0.1:$(cat "$STATE/server.port")"
  if [ -n "${FRESH_PASSWORD:-}" ]; then echo "  admin / $FRESH_PASSWORD — администратор; пароль показан один раз, смените его в «Мой профиль»"
  elif [ -e "$STATE/own-password" ]; then echo "  admin — администратор, пароль прежний"
  else echo "  admin / admin — администратор"; fi
  [ "$(sql "select 1 from res_users where login = 'registrar'" "$DB")" != 1 ] || sed 's/^/  /' "$ROOT/config/demo_logins.txt"
  read -r _ _ workers <"$STATE/server.key"
  [ "$workers" = 0 ] || echo "  Несколько процессов: чат и живые обновления отвечают на порту $(($(cat "$STATE/server.port") + 3)), их соединяет nginx — docker/nginx-http.conf"
  echo "  Это проба: база данных здесь не защищена от отключения питания, адрес открыт только этой машине."
  echo "  Для работы ведомства — docs/install.md; резервная копия — ./apk backup"
  echo
}

server_down() {
  local pid left=50
  pid=$(server_pid) || return 0
  kill "$pid"
  while kill -0 "$pid" 2>/dev/null && [ $((left -= 1)) -gt 0 ]; do sleep 0.2; done
  ! kill -0 "$pid" 2>/dev/null || kill -9 "$pid"
  rm -f "$STATE/server.pid" "$STATE/server.key"
}
