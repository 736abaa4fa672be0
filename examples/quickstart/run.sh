#!/usr/bin/env bash
# Runs the quickstart's season on the local sandbox: no key, no credits, nothing leaves this machine.
#
#   run.sh [OPTION]...     options are handed to "syncmonster-batch run", such as --no-progress or --only 'pilot-*'
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else return 1
  fi
}

install_ffmpeg() {
  command -v apt-get >/dev/null &&
    as_root apt-get -qq update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends ffmpeg
}

if ! command -v ffmpeg >/dev/null; then
  say 'Installing ffmpeg ...'
  install_ffmpeg >/dev/null ||
    say 'ffmpeg could not be installed. Going on without it: the sandbox will not look for faces nor move mouths.'
fi

if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep '^10[.]' >/dev/null; then
  say 'The .NET 10 SDK is needed and was not found. Install it from https://dotnet.microsoft.com/download/dotnet/10.0'
  say "and run this again. What is there: $(dotnet --list-sdks 2>/dev/null | paste -sd ' ' || true)"
  exit 1
fi
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say 'Building ...'
log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet build "$root/src/SyncMonster.Batch.Cli" -c Release -nodeReuse:false >"$log" 2>&1 || {
  cat "$log" >&2
  exit 1
}

# With an endpoint and a key set, the same season runs on that service; otherwise it is rehearsed on the sandbox.
service=(--sandbox)
if [[ -n ${SYNCMONSTER_BASE_URL:-} && -n ${SYNCMONSTER_API_KEY:-}${SYNCMONSTER_API_KEY_FILE:-} ]]; then
  service=()
fi

code=0
dotnet run --project "$root/src/SyncMonster.Batch.Cli" -c Release --no-build -- \
  run "$here/season.yaml" "${service[@]}" "$@" || code=$?

say ''
if [[ -e $here/out/report/report.html ]]; then
  say 'Where to look:'
  say "  dubbed videos       $here/out"
  say "  faces and costs     $here/out/report/report.html"
  say "  what it was told    $here/season.yaml"
else
  say "Nothing was delivered into $here/out; the messages above say why."
fi
exit "$code"
