# shellcheck shell=bash
# What others read and take: pages made of fragments, packages made of addons.

checks_readme() { setup_rules; unlock; (cd "$ROOT" && "$RULES_VENV/bin/python" launcher/readme.py addons && "$RULES_VENV/bin/python" launcher/order_104.py .); }

# An empty folder, by default dist/VERSION.
checks_release() {
  local target=${1:-$ROOT/dist/$(sed -n 's/^version = "\(.*\)"$/\1/p' "$ROOT/pyproject.toml")}
  setup_begin; system_packages_for_python
  python_venv_of_lock "$STATE/build-venv" build "Packages of the release"
  unlock
  busy "The release" "$STATE/build-venv/bin/python" "$ROOT/launcher/release.py" "$ROOT" "$target"
  say "$(tail -n 1 "$STATE/setup/The-release.log")"
}
