#!/usr/bin/env bash
# Installs what the tests call beside .NET, as far as it is missing. Debian or Ubuntu, as root or with sudo.
set -euo pipefail

# What is called, and the package that brings it.
tools=(
  ffmpeg:ffmpeg         # real clips in, dubbed clips out
  espeak-ng:espeak-ng   # speech for the dubs
  jq:jq                 # looks into reports and JSON answers
  strace:strace         # kills the program at a chosen system call
  chromium:chromium     # opens the pages as a person would
  tmux:tmux             # a terminal to draw the live table in
  ps:procps             # looks for processes that were left behind
  node:nodejs           # runs ajv, which holds the manifest's schema to its standard
  npm:npm               # brings ajv, in the version of tests/schema
)

missing=()
for tool in "${tools[@]}"; do
  command -v "${tool%:*}" >/dev/null || missing+=("${tool#*:}")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

if [[ $(id -u) == 0 ]]; then root=()
else root=(sudo)
fi
if ! command -v apt-get >/dev/null || ! command -v "${root[0]:-apt-get}" >/dev/null; then
  echo "Missing, and only root can install it, with apt-get: ${missing[*]}" >&2
  exit 1
fi

echo "Installing ${missing[*]} ..." >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
{
  "${root[@]}" apt-get -q update &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "${missing[@]}"
} >"$log" 2>&1 || {
  cat "$log" >&2
  exit 1
}
