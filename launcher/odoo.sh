# shellcheck shell=bash
# Where Odoo 19 comes from: ODOO_HOME, an importable «odoo», else Debian's package, unpacked into the cache.
# Sets ODOO_DIST (the folder that holds the package «odoo»), ODOO_ADDONS (more addons, maybe empty), ODOO_KEY.

odoo_tree() {
  ODOO_ADDONS=
  if [ -n "${ODOO_HOME:-}" ]; then
    [ -f "$ODOO_HOME/odoo/release.py" ] || die "ODOO_HOME=$ODOO_HOME holds no Odoo: there is no odoo/release.py. Point it at the source of Odoo 19."
    ODOO_DIST=$ODOO_HOME
    [ ! -d "$ODOO_HOME/addons" ] || ODOO_ADDONS=$ODOO_HOME/addons
  else
    ODOO_DIST=$(cd / && /usr/bin/python3 -c 'import odoo.release as r, os; print(os.path.dirname(os.path.dirname(r.__file__)))' 2>/dev/null || true)
    [ -n "$ODOO_DIST" ] || odoo_from_debian
  fi
  grep -q "^version_info = (19," "$ODOO_DIST/odoo/release.py" || die "The Odoo in $ODOO_DIST is not version 19. Set ODOO_HOME to the source of Odoo 19."
  ODOO_KEY=$({ echo "$ODOO_DIST"; cat "$ODOO_DIST/odoo/release.py"; } | digest)
}

odoo_from_debian() {
  local tree
  tree=$CACHE/odoo-$(digest <"$ROOT/launcher/odoo.debs")
  ODOO_DIST=$tree/usr/lib/python3/dist-packages
  [ -e "$tree/.complete" ] || busy "Odoo 19: download (130 MB) and unpack" odoo_unpack "$tree"
}

odoo_unpack() {
  local tree=$1 new=$1.new.$$ path hash deb
  debian_mirror; [ -n "$MIRROR" ] || { echo "No Debian mirror in the configuration of apt. Set DEBIAN_MIRROR or ODOO_HOME."; return 1; }
  rm -rf "$new"; mkdir -p "$new/debs"
  grep -v '^#' "$ROOT/launcher/odoo.debs" >"$new/list"
  while read -r path hash; do odoo_fetch "$path" "$hash" "$new/debs/$(basename "${path%%_*}").deb" || return 1; done <"$new/list"
  for deb in "$new"/debs/*.deb; do
    # dist-packages/addons repeats every module without its data: it must never be found
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$new" --no-same-owner --exclude='./usr/lib/python3/dist-packages/addons' \
      --exclude='./usr/lib/python3/dist-packages/doc' --exclude='./usr/lib/python3/dist-packages/setup' || return 1
  done
  odoo_mend "$new/usr/lib/python3/dist-packages"
  if [ -n "$(find "$new/usr/lib" -xtype l -print -quit)" ]; then echo "Dangling links:"; find "$new/usr/lib" -xtype l; return 1; fi
  rm -rf "$new/debs" "$new/list"; touch "$new/.complete"
  [ -e "$tree/.complete" ] && rm -rf "$new" || { rm -rf "$tree"; mv "$new" "$tree"; }
}

# What Debian's package lacks: a file that mail's manifest names (every page would log an error), the usual odoo-bin.
odoo_mend() {
  mkdir -p "$1/odoo/addons/mail/static/lib/selfie_segmentation"
  echo '/* not in the Debian package: background blur in calls is off */' >"$1/odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
  printf '#!/usr/bin/env python3\nimport odoo.cli\nif __name__ == "__main__":\n    odoo.cli.main()\n' >"$1/odoo-bin"; chmod 755 "$1/odoo-bin"
}

odoo_fetch() {  # path in the pool, sha256, target
  /usr/lib/apt/apt-helper -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3 download-file "$MIRROR/$1" "$3" "SHA256:$2" && return 0
  case $1 in */odoo-19_*) ;; *) return 1 ;; esac
  echo "The pinned odoo-19 has left the mirror: taking the current one of sid, verified by the archive's key"
  (cd "$(dirname "$3")" && private_apt sid download odoo-19 && mv -f odoo-19_*.deb "$3")
}

# An apt of our own: signed by Debian's key, for any user; the system's apt is not touched.
private_apt() {  # suite, arguments of apt-get
  local dir=$STATE/apt-$1 suite=$1; shift
  mkdir -p "$dir"/{state/lists/partial,cache/archives/partial,etc/apt.conf.d,etc/preferences.d}; : >"$dir/state/status"
  printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' "$MIRROR" "$suite" >"$dir/etc/x.sources"
  cat >"$dir/apt.conf" <<CONF
Dir::Etc "$dir/etc"; Dir::Etc::sourcelist "x.sources"; Dir::Etc::sourceparts "-"; Dir::Etc::parts "apt.conf.d";
Dir::Etc::preferencesparts "preferences.d"; Dir::Etc::trustedparts "/dev/null";
Dir::State "$dir/state"; Dir::State::status "$dir/state/status"; Dir::Cache "$dir/cache";
APT::Sandbox::User "$(id -un)"; Acquire::Languages "none"; Acquire::Retries "3";
CONF
  # a frozen mirror serves a well-signed but expired list: then, and only then, the date is not checked; the signature is
  if ! APT_CONFIG=$dir/apt.conf apt-get -q update >"$dir/log" 2>&1; then
    grep -q 'is expired' "$dir/log" || { cat "$dir/log"; return 1; }
    echo 'Acquire::Check-Valid-Until "false";' >>"$dir/apt.conf"
    APT_CONFIG=$dir/apt.conf apt-get -q update || return 1
  fi
  APT_CONFIG=$dir/apt.conf apt-get -q "$@"
}
