# shellcheck shell=bash
# Python environments from locks with hashes: Odoo and its tests, the pure tests, the linters. Exports APK_ODOO (the command).

VENV=$STATE/venv
RULES_VENV=$STATE/rules-venv
LINT_VENV=$STATE/lint-venv
export APK_ODOO=$VENV/bin/odoo
export UV_NO_PROGRESS=1 UV_LINK_MODE=copy UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1 UV_PYTHON_DOWNLOADS=never

python_of_debian() {
  local python=/usr/bin/python3
  "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || python=$(command -v python3.11) ||
    die "Python 3.11 is needed (it is the python3 of Debian 12). On another system: docs/docker.md."
  echo "$python"
}

python_venv() {
  local key
  key=$({ cat "$ROOT/requirements/runtime.lock" "$ROOT/launcher/odoo_wheel.py"; echo "$ODOO_DIST"; } | digest)
  [ "$(cat "$VENV/.key" 2>/dev/null)" = "$key" ] && return 0
  busy "Python packages" python_make "$VENV" "$ROOT/requirements/runtime.lock"
  busy "Odoo as a Python package" python_add_odoo
  echo "$key" >"$VENV/.key"
}

python_venv_for_tests() {
  local key; key=$(cat "$VENV/.key" "$ROOT/requirements/test.lock" | digest)
  [ "$(cat "$VENV/.test-key" 2>/dev/null)" = "$key" ] && return 0
  busy "Python packages of the tests" python_install "$VENV" "$ROOT/requirements/test.lock"
  echo "$key" >"$VENV/.test-key"
}

python_venv_for_rules() { python_venv_of_lock "$RULES_VENV" rules "Python packages of the pure tests"; }
python_venv_for_lint() { python_venv_of_lock "$LINT_VENV" lint "Python packages of the linters"; }

python_venv_of_lock() {  # venv, lock, what
  local key; key=$(digest <"$ROOT/requirements/$2.lock")
  [ "$(cat "$1/.key" 2>/dev/null)" = "$key" ] && return 0
  busy "$3" python_make "$1" "$ROOT/requirements/$2.lock"
  echo "$key" >"$1/.key"
}

python_make() { rm -rf "$1"; "$(python_of_debian)" -m venv "$1" && python_install "$1" "$2"; }

# uv is quick; where it cannot be had, pip does the same from the same lock
python_install() {  # venv, lock
  local uv=$STATE/uv/bin/uv wheels=(--only-binary :all: --no-binary docopt)
  [ -x "$uv" ] || { "$(python_of_debian)" -m venv "$STATE/uv" && "$STATE/uv/bin/pip" install -q uv; } || true
  if [ -x "$uv" ] && "$uv" pip install -q --python "$1/bin/python" "${wheels[@]}" --require-hashes -r "$2"; then return 0; fi
  echo "uv is not to be had or failed: pip does it"
  "$1/bin/pip" install -q "${wheels[@]}" --require-hashes -r "$2"
}

python_add_odoo() {
  "$VENV/bin/python" "$ROOT/launcher/odoo_wheel.py" "$ODOO_DIST" "$STATE/setup" >"$STATE/setup/wheel" &&
    "$VENV/bin/pip" install -q --no-deps --no-index --force-reinstall "$(cat "$STATE/setup/wheel")" &&
    (cd / && "$VENV/bin/odoo" --version)
}
