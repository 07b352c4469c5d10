#!/usr/bin/env bash
# Draws the passwords of the containers, once. The folder is closed; the files in it are read by users inside the containers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p -m 700 secrets
umask 022
for name in db_superuser_password db_password admin_password; do
  [ -s "secrets/$name" ] || od -An -N18 -tx1 /dev/urandom | tr -d ' \n' >"secrets/$name"
done
echo "admin / $(cat secrets/admin_password)"
