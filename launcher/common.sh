# shellcheck shell=bash
# Words to the user, the places where things live, and steps that show that they are alive.

STATE=${APK_STATE:-$ROOT/.apk}
CACHE=${APK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/apk-suite}
LOGS=$STATE/logs
DB=apk
LANGUAGES=ru_RU,en_US  # the first is the main one
SUITE=apk_suite,apk_triage  # the second is optional: it brings heavy Python packages
export APK_STATE=$STATE APK_ARTIFACTS=$STATE/artifacts ODOO_RC=$STATE/odoo.conf
export LC_ALL=C.UTF-8 PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME OPENERP_SERVER PGDATABASE

say() { printf '\033[1m[%s] %s\033[0m\n' "$(date +%T)" "$*" >&2; }
die() { printf '\033[1;31m%s\033[0m\n' "$*" >&2; exit 1; }
digest() { sha256sum | cut -c1-16; }

# busy "what is being done" command… : the output goes to a log, a sign of life every ten seconds to the user
busy() {
  local what=$1 log pid start=$SECONDS next=10; shift
  mkdir -p "$STATE/setup"; log=$STATE/setup/$(printf %s "$what" | tr -cs 'A-Za-z0-9' '-').log
  say "$what…"
  "$@" >"$log" 2>&1 9>&- & pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if [ $((SECONDS - start)) -ge "$next" ]; then say "  … still at it: $what, $((SECONDS - start)) s"; next=$((next + 10)); fi
  done
  wait "$pid" || { tail -n 25 "$log" >&2; die "$what: failed. The whole output is in $log"; }
  [ $((SECONDS - start)) -lt 3 ] || say "  done in $((SECONDS - start)) s"
}

# One set-up at a time; the lock is let go before a long run starts.
LOCKED=
lock() {
  [ -z "$LOCKED" ] || return 0
  mkdir -p "$STATE"; exec 9>"$STATE/lock"; LOCKED=1
  flock -n 9 || { say "Another ./apk is at work, waiting for it"; flock 9; }
}
unlock() { flock -u 9; LOCKED=; }

setup_begin() { lock; mkdir -p "$LOGS" "$CACHE" "$APK_ARTIFACTS"; }
setup_all() {
  setup_begin
  system_packages
  odoo_tree
  python_venv
  postgres_up
  odoo_config
}
