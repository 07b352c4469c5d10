# shellcheck shell=bash
# All checks, cheap ones first. Each part leaves a JUnit file; the tally at the end is the last line of the run.

JUNIT=$STATE/junit

checks_all() {
  local part rc=0 parts=("$@")
  [ ${#parts[@]} -gt 0 ] || parts=(rules lint addons acceptance)
  for part in "${parts[@]}"; do case $part in rules|lint|addons|acceptance) ;; *) die "No such part: $part. There are: rules, lint, addons, acceptance" ;; esac; done
  setup_rules  # for the tally
  rm -rf "$JUNIT" "$APK_ARTIFACTS"; mkdir -p "$JUNIT" "$APK_ARTIFACTS"
  # the logs of the run are judged at its end; those of a template that was not rebuilt are judged again
  find "$LOGS" -name '*.log' ! -name 'core.log' ! -name 'server*.log' ! -name 'install-*.log' -delete
  case " ${parts[*]} " in *" lint "*) setup_lint ;; esac
  case " ${parts[*]} " in *" addons "*|*" acceptance "*) setup_tests; template_db 0 ;; esac
  unlock
  case " ${parts[*]} " in *" addons acceptance "*) parts=("${parts[@]/addons/}"); parts=("${parts[@]/acceptance/addons_and_acceptance}") ;; esac
  for part in "${parts[@]}"; do [ -z "$part" ] || { say "── ${part//_/ }"; "part_$part" || rc=1; }; done
  case " ${parts[*]} " in *addons*) say "── figures of quality"; eval_own_sets || rc=1 ;; esac
  say "── logs and tally"
  "$RULES_VENV/bin/python" "$ROOT/launcher/tally.py" "$JUNIT" "$LOGS" "$ROOT/config/log_allowlist.txt" || rc=1
  return "$rc"
}

# What each part needs, and no more.
setup_rules() { setup_begin; system_packages_for_python; python_venv_for_rules; }
setup_lint() { setup_begin; system_packages_for_lint; python_venv_for_lint; node_packages; }
setup_tests() { setup_all; system_packages_for_tests; python_venv_for_tests; }

in_venv() { (cd "$ROOT" && PATH=$STATE/bin:$VENV/bin:$PATH "$VENV/bin/python" -m "$@"); }
# one thread: the small matrices of apk_triage's learning are slower on two
pure_pytest() { (cd "$ROOT" && OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$RULES_VENV/bin/python" -m pytest -p no:cacheprovider tests/order tests/architecture tests/language "$@"); }

part_rules() { pure_pytest --junitxml "$JUNIT/rules.xml"; }

PYTHON=(addons tests launcher benchmarks docker)
part_lint() {
  local rc=0
  lint_step ruff "$LINT_VENV/bin/ruff" check "${PYTHON[@]}" || rc=1
  lint_step ruff-format "$LINT_VENV/bin/ruff" format --check "${PYTHON[@]}" || rc=1
  lint_step secrets secrets_scan || rc=1
  lint_step pylint-odoo "$LINT_VENV/bin/pylint" --rcfile .pylintrc addons || rc=1
  lint_step oca-checks-odoo-module "$LINT_VENV/bin/oca-checks-odoo-module" "$ROOT"/addons/*/ || rc=1
  lint_step oca-checks-po "$LINT_VENV/bin/oca-checks-po" "$ROOT"/addons/*/i18n/*.po || rc=1
  lint_step prettier in_node prettier --log-level warn --check "${PRETTY[@]}" || rc=1
  lint_step eslint in_node eslint --max-warnings 0 addons ./*.cjs || rc=1
  lint_step shellcheck shellcheck -a -x -P . -S warning apk || rc=1
  return "$rc"
}
secrets_scan() { git ls-files -z | xargs -0 "$LINT_VENV/bin/python" launcher/secrets_scan.py; }
lint_step() {  # name, command…: counted as one test
  local name=$1 rc=0; shift
  (cd "$ROOT" && "$@") >"$STATE/setup/lint-$name.log" 2>&1 || rc=$?
  [ "$rc" -eq 0 ] && say "  $name: clean" || { say "  $name: failed"; tail -n 60 "$STATE/setup/lint-$name.log" >&2; }
  mkdir -p "$JUNIT"
  printf '<testsuite name="lint" tests="1" failures="%d" errors="0" skipped="0"/>\n' "$((rc != 0))" >"$JUNIT/lint-$name.xml"
  return "$rc"
}

# At midnight of Moscow, on four days of five.
part_addons() (
  edge=$(clock_edge)
  [ -z "$edge" ] || { clock_apart "$edge"; set -- -p launcher.true_sleep; }
  addons_pytest "$ROOT/addons" --junitxml "$JUNIT/addons.xml" "$@" && addons_update
)

# The two long parts keep one core busy each. What the addons say stands below what the servers and the browser say.
part_addons_and_acceptance() {
  local rc=0 said=$STATE/setup/addons.out addons
  set -m  # a process group of its own: whoever stops the run stops it too
  part_addons >"$said" 2>&1 & addons=$!
  set +m
  trap 'kill -- -"$addons" 2>/dev/null; clock_apart_down' EXIT
  part_acceptance || rc=1
  wait "$addons" || rc=1
  trap - EXIT
  cat "$said"
  return "$rc"
}

# An update of the installed suite must be as quiet as its installation.
addons_update() {
  local copy=update_$$ rc=0
  copy_db "$TEMPLATE" "$copy"
  busy "The suite: update" run_odoo -d "$copy" -u apk_base --stop-after-init --no-http --logfile "$LOGS/update.log" || rc=1
  drop_db "$copy"
  return "$rc"
}

addons_pytest() {
  local copy=test_$$ rc=0
  copy_db "$TEMPLATE" "$copy"
  # the servers of the acceptance tests have companions, in the same folder; here a test that wants one starts its own
  sql 'update apk_companion set is_wanted = false' "$copy"
  APK_LOG=$LOGS/addons.log in_venv pytest -p no:cacheprovider -p launcher.log_to_file -p launcher.patient_browser --odoo-log-level=warn --odoo-http --odoo-config="$ODOO_RC" --odoo-database="$copy" "$@" || rc=$?
  drop_db "$copy"
  return "$rc"
}

acceptance_pytest() { in_venv pytest -p no:odoo -p no:cacheprovider tests/acceptance "$@"; }
part_acceptance() { acceptance_pytest --junitxml "$JUNIT/acceptance.xml"; }

checks_rules() { setup_rules; unlock; pure_pytest "$@"; }
checks_lint() { setup_lint; unlock; part_lint; }
checks_acceptance() { setup_tests; template_db 0; unlock; acceptance_pytest "$@"; }
# A benchmark prints figures; it proves nothing by passing, so it is no part of the tests. A fuzz_… fails on the first fault.
checks_bench() {
  local name=${1:?Which one? $(cd "$ROOT/benchmarks" && echo bench_*.py fuzz_*.py)}; shift
  setup_tests; template_db 0; unlock
  in_venv "benchmarks.${name%.py}" "$@"
}
# Quality on labelled texts: figures, no verdict. Two of them close «./apk test».
checks_eval() {
  local what=$1; shift
  setup_tests; template_db 0; unlock
  eval_figures "$what" "$@"
}
eval_figures() { local what=$1; shift; in_venv "benchmarks.eval_$what" "$@"; }
SETS=$ROOT/tests/language
eval_own_sets() {
  [ ! -f "$SETS/messages.csv" ] || eval_figures triage --brief "$SETS/messages.csv" || return 1
  [ ! -f "$SETS/replies.csv" ] || eval_figures replies --brief "$SETS" || return 1
}
checks_addon() {
  local name=${1:?Which addon? For example: ./apk addon apk_client}; shift
  [ -d "$ROOT/addons/$name" ] || die "There is no addons/$name"
  setup_all; python_venv_for_tests; template_db 0 near; unlock
  addons_pytest "$ROOT/addons/$name" "$@"
}

# Layout and the few things that OCA's checks mend by themselves; what else a linter finds, people mend.
MENDED=xml-header-wrong,xml-tag-position,xml-field-numeric-without-eval,xml-field-bool-without-eval
checks_format() {
  setup_lint; unlock; cd "$ROOT"
  "$LINT_VENV/bin/oca-checks-odoo-module" --no-verbose --fix --enable "$MENDED" addons/*/ || true  # 1: it had something to mend
  "$LINT_VENV/bin/ruff" format "${PYTHON[@]}" && in_node prettier --log-level warn --write "${PRETTY[@]}"
}

# Known faults of the locked packages: asks the network, so it is a step of locking and no part of the tests.
checks_audit() {
  setup_begin; system_packages_for_python
  python_venv_of_lock "$STATE/audit-venv" audit "Packages of the audit"
  unlock
  (cd "$ROOT" && "$STATE/audit-venv/bin/python" launcher/audit.py requirements/*.lock)
}
