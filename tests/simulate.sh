#!/usr/bin/env bash
# Plays simulated worlds: the real rules, loop, hands and checkpoint against a service, a network and a disk that fail.
#
#   tests/simulate.sh --seeds N --from S [--trace] [--mutant NAME] [--all]
#
# Ends with 1 where a seed broke a law, and tells how and how to play it again. --trace tells one seed in full, --mutant plants
# a mistake in the engine, --all goes on after a broken law and counts.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/SyncMonster.Batch.Simulation"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build -c Release -v quiet -p:UseSharedCompilation=false >&2
exec bin/Release/net10.0/SyncMonster.Batch.Simulation "$@"
