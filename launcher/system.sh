# shellcheck shell=bash
# Debian packages: what is missing is installed; no service is started, no configuration is changed.

# the mirror is the one that this system's own apt uses
debian_mirror() {
  MIRROR=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -m1 -E '/debian/?$' | sed 's,/$,,' || true)}
}

# enough for the pure tests
system_missing_for_python() {
  [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv
  [ -e /etc/ssl/certs/ca-certificates.crt ] || echo ca-certificates
}

system_missing_for_lint() {
  system_missing_for_python
  command -v shellcheck >/dev/null || echo shellcheck
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
}

system_missing() {
  system_missing_for_python
  [ -n "$(postgres_bin)" ] || echo postgresql
  command -v chromium >/dev/null || echo chromium
  command -v fc-list >/dev/null || echo fontconfig
  [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || echo fonts-dejavu-core
  [ -n "$(find /usr/share/fonts/truetype/liberation* -name LiberationSerif-Regular.ttf 2>/dev/null)" ] || echo fonts-liberation
  [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || echo debian-archive-keyring
}

# only for the tests: real mail servers, the proxy of docker/, a telephone exchange
system_missing_for_tests() {
  [ -x /usr/sbin/postfix ] || echo postfix
  [ -x /usr/lib/dovecot/imap ] || echo dovecot-imapd
  [ -x /usr/lib/dovecot/lmtp ] || echo dovecot-lmtpd
  [ -x /usr/lib/dovecot/pop3 ] || echo dovecot-pop3d
  [ -x /usr/sbin/nginx ] || echo nginx-light
  command -v openssl >/dev/null || echo openssl
  clock_missing
  # Debian 12 has no package of it: there the recorded session of the tests stands in
  [ -x /usr/sbin/asterisk ] || ! apt-cache policy asterisk 2>/dev/null | grep -q 'Candidate: [0-9]' || echo asterisk
}

system_packages() { system_install system_missing; }
system_packages_for_tests() { system_install system_missing_for_tests; }
system_packages_for_python() { system_install system_missing_for_python; }
system_packages_for_lint() { system_install system_missing_for_lint; }

system_install() {
  local need sudo=
  need=$("$1" | tr '\n' ' ')
  [ -n "${need// /}" ] || return 0
  command -v apt-get >/dev/null || die "This system has no apt. See docs/docker.md, or install by hand: $need"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "These packages are missing: $need— ask the administrator: apt-get install $need"
    sudo="sudo"; sudo -v || die "sudo is refused. Ask the administrator: apt-get install $need"
  fi
  # shellcheck disable=SC2086  # a list of words
  busy "Debian packages: ${need% }" system_apt "$sudo" $need
}

system_apt() {
  local sudo=$1 guard=/usr/sbin/policy-rc.d ours=; shift
  # a freshly installed PostgreSQL or Postfix would start: a temporary policy says no
  [ -e "$guard" ] || { printf '#!/bin/sh\nexit 101\n' | $sudo tee "$guard" >/dev/null; $sudo chmod 755 "$guard"; ours=1; }
  local rc=0
  $sudo env DEBIAN_FRONTEND=noninteractive sh -c "apt-get -q update && apt-get -q -y -o APT::Install-Recommends=0 install $*" || rc=$?
  [ -z "$ours" ] || $sudo rm -f "$guard"
  return "$rc"
}
