#!/usr/bin/env bash
# Builds with warnings as errors, checks the format, and runs every test. Ends with the line "N passed, N failed".
#
# Fails on any failure, when no test ran, and under CI=true when one was skipped for want of a tool.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export CI=${CI:-false}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
solution=SyncMonster.Batch.sln

# step WORDS COMMAND...: runs a command quietly and shows what it said only if it fails.
step() {
  local words=$1 start=$SECONDS
  shift
  "$@" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    echo "$words: failed" >&2
    exit 1
  }
  echo "$words: $((SECONDS - start)) s"
}

# Without these, tests say themselves that they were skipped, and for want of what.
tests/install-tools.sh || [[ $CI != true ]]
(step fixtures tests/fixtures/make-fixtures.sh) || [[ $CI != true ]]

step restore dotnet restore $solution --locked-mode
step build dotnet build $solution -c Release --no-restore -v quiet -warnaserror -p:UseSharedCompilation=false
step whitespace dotnet format whitespace . --folder --verify-no-changes
step style dotnet format style $solution --verify-no-changes --no-restore

# One results file a project. Of what dotnet test says, failing and skipped tests and a line for each project are kept.
dull='^$|^Test run for|^A total of|^Results File|^No test is available|^Additionally, path to test adapters'
code=0
dotnet test $solution -c Release --no-build --results-directory "$work/results" \
  --logger 'trx;LogFilePrefix=tests' --logger 'console;verbosity=minimal' 2>&1 |
  { grep --line-buffered -vE "$dull" || true; } || code=$?

# counted NAME: the sum of one counter over all results files.
counted() {
  cat "$work"/results/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | grep -o " $1=\"[0-9]*" |
    awk -F'"' '{ sum += $2 } END { print sum + 0 }' || true
}
total=$(counted total) passed=$(counted passed) executed=$(counted executed)
failed=$((executed - passed)) skipped=$((total - executed))

[[ $code == 0 || $failed -gt 0 ]] || { echo "dotnet test ended with $code before all was run"; failed=1; }
[[ $passed -gt 0 || $failed -gt 0 ]] || { echo 'no test ran'; code=1; }
[[ $skipped == 0 || $CI != true ]] || { echo 'no test may be skipped under CI=true'; code=1; }
[[ $failed == 0 ]] || code=1

summary="$passed passed, $failed failed"
[[ $skipped == 0 ]] || summary+=", $skipped skipped"
echo "$summary"
exit $code
