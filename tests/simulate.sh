#!/usr/bin/env bash
# Plays simulated worlds: the real rules, loop, hands and checkpoint against a service, a network and a disk that fail.
#
#   tests/simulate.sh --seeds N --from S [--all] [--trace] [--mutant NAME] [--mutants]
#
# Stops at a seed that breaks a law, and tells what happened in it and how to play it again; --all goes on and counts. With one
# seed --trace tells it in full. --mutant plants a mistake in the engine; --mutants tells for each which seed finds it out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/SyncMonster.Batch.Simulation"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build -c Release -v quiet -p:UseSharedCompilation=false >&2
exec bin/Release/net10.0/SyncMonster.Batch.Simulation "$@"
