# shellcheck shell=bash
# The tests of the addons at another hour or on another day: PostgreSQL and Odoo together are given another time.
# «./apk clock» installs the suite in it, too; «./apk test» takes the suite as installed now to the edge of a day.

# clock MOMENT: the tests of the addons as if it were MOMENT in UTC, such as "2026-12-31 23:30"
checks_clock() {
  local moment=${1:?Which moment, in UTC? For example: ./apk clock \"2026-12-31 23:30\"} at rc=0
  shift
  at=$(date -u -d "$moment UTC" +%s) || die "«$moment» is no moment. For example: ./apk clock \"2026-12-31 23:30\""
  setup_tests; template_db 0; unlock
  ! server_pid >/dev/null || die "Odoo is running and would be given another time in the middle of its work. First: ./apk down"
  trap clock_back EXIT
  clock_shift "$((at - $(date +%s)))"
  say "PostgreSQL says that it is $(sql "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD HH24:MI')") UTC"
  TEMPLATE=clock_$$
  copy_db "$APK_CORE" "$TEMPLATE"
  busy "The suite: install" template_install "$TEMPLATE" "$SUITE" 0 install-clock.log
  addons_pytest "$ROOT/addons" -p launcher.true_sleep "$@" || rc=$?
  return "$rc"
}

# -> three minutes before the next midnight of Moscow, in UTC, or nothing: of five days one runs by the true clock
clock_edge() {
  local day
  day=$(date -u -d "+183 minutes" +%F)  # of a midnight that is to come: nothing that is installed lies in the future
  [ $(($(date -u -d "$day" +%s) / 86400 % 5)) -eq 0 ] || echo "$day 20:57"
}

# For the rest of this subshell: the suite of TEMPLATE in a cluster of its own that lives at MOMENT. The servers beside it keep
# the true clock and the cluster that they have.
clock_apart() {  # moment
  local from=$PGHOST
  say "PostgreSQL and Odoo begin at $1 UTC"
  clock_apart_down
  trap clock_apart_down EXIT
  PG_NAME=postgres-clock
  postgres_up
  clock_shift "$(($(date -u -d "$1 UTC" +%s) - $(date +%s)))"
  sql "drop database if exists \"$TEMPLATE\"" && sql "create database \"$TEMPLATE\" template apk_base" &&
    PGHOST=$from "$PG_BIN/pg_dump" -Fc -Z1 "$TEMPLATE" | "$PG_BIN/pg_restore" -d "$TEMPLATE" --no-owner || die "The suite could not be taken to $1"
}
clock_apart_down() { (unset LD_PRELOAD FAKETIME; PG_NAME=postgres-clock postgres_down); }

clock_missing() { [ -n "$(clock_library)" ] || echo libfaketime; }
clock_library() { find /usr/lib -name libfaketime.so.1 2>/dev/null | head -1; }

# An offset in seconds is the same in every process, whenever it was started. Files keep their times, else Python would
# compile every module anew; waiting (true_sleep.py) and the browser (launcher/chromium) keep the true clock. The library is preloaded for each user apart: its
# semaphore belongs to the one who has started the program.
clock_shift() {
  local preload=("LD_PRELOAD=$(clock_library)" "FAKETIME=$(printf '%+d' "$1")" NO_FAKE_STAT=1 FAKETIME_DONT_FAKE_MONOTONIC=1)
  postgres_down
  (cd / && "${AS[@]}" env "${preload[@]}" "$PG_BIN/pg_ctl" -s -w -D "$PG/data" -l "$PG/log" start) || die "PostgreSQL did not start: $(tail -n 3 "$PG/log")"
  export "${preload[@]}"
}

clock_back() {
  drop_db "clock_$$" || true
  unset LD_PRELOAD FAKETIME
  postgres_down
}
