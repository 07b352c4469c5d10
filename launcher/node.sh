# shellcheck shell=bash
# Linters from npm, from a lock with hashes, in a folder of their own: the work tree gets no node_modules.

NODE=$STATE/node
PRETTY=("addons/**/*.{js,xml,css,scss}" "*.{cjs,json}")  # what prettier lays out, but .prettierignore

node_packages() {
  local key; key=$({ cat "$ROOT/package.json" "$ROOT/package-lock.json"; node --version; } | digest)
  [ "$(cat "$NODE/.key" 2>/dev/null)" = "$key" ] && return 0
  busy "Linters from npm" node_make
  echo "$key" >"$NODE/.key"
}

node_make() {
  rm -rf "$NODE"; mkdir -p "$NODE"
  cp "$ROOT/package.json" "$ROOT/package-lock.json" "$ROOT/.npmrc" "$NODE/"
  (cd "$NODE" && npm ci --ignore-scripts --no-audit --no-fund)
}

in_node() { NODE_PATH=$NODE/node_modules "$NODE/node_modules/.bin/$1" "${@:2}"; }
