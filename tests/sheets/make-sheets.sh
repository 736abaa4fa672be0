#!/usr/bin/env bash
# Draws sheets of faces as they are and as the sandbox moves them, to be looked at: no test can tell whether a mouth is
# believable. Needs the fixtures of tests/fixtures/make-fixtures.sh.
#
#   make-sheets.sh [FOLDER] [VIDEO:FRAME]...     FOLDER: where to write, artifacts/sheets of the repository unless named
#
# Each sheet holds six pictures a row, and for each face of the frame these rows, the first picture of a row untouched
# where it says so:
#   e1, e2, e3         untouched; closed; a little open; open and spread; open and round; wide open, at intensity 1.5
#   intensity          0.5, 1, 1.5, 2, 2.75, 3.5, on a loud vowel
#   happy, sad, excited, angry     untouched; 0.25, 0.5, 1 alone; 0.5, 1 with lip-sync
# NAME.talking.png shows 24 frames in a row of a delivered video above the same frames of its source.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
fixtures=$root/artifacts/fixtures
out=${1:-$root/artifacts/sheets}
shift || true
mkdir -p "$out"

pictures=("$@")
[[ $# -gt 0 ]] || pictures=("$fixtures/two_faces.mp4:30" "$fixtures/one_face_talking.mp4:12" "$fixtures/one_face_talking.mp4:60")
project=$root/tests/SyncMonster.Vision.Benchmarks
dotnet build "$project" -c Release -v quiet -nodeReuse:false
draw() { dotnet run --project "$project" -c Release --no-build -- "$@"; }

for picture in "${pictures[@]}"; do
  video=${picture%:*} frame=${picture##*:} name=$(basename "${picture%.*}").${picture##*:}
  draw stills "$video" "$frame" "$out/$name.png"

  # The same graded as night and as noon: the inside of a mouth has to fit both.
  for light in dark:brightness=-0.2:contrast=0.55 bright:brightness=0.15:contrast=0.85; do
    ffmpeg -v error -nostdin -y -i "$video" -vf "eq=${light#*:}" -an -crf 12 "$out/graded.mp4"
    draw stills "$out/graded.mp4" "$frame" "$out/$name.${light%%:*}.png"
  done
done
rm -f "$out/graded.mp4"

draw render "$fixtures/one_face_talking.mp4" "$fixtures/dub.es.wav" "$out/talking.mp4" e1 1.5
row="select='between(n,40,63)',scale=320:-2,tile=8x3"
for file in "$out/talking.mp4" "$fixtures/one_face_talking.mp4"; do
  ffmpeg -v error -nostdin -y -i "$file" -vf "$row" -frames:v 1 -update 1 "$out/$(basename "$file").row.png"
done
ffmpeg -v error -nostdin -y -i "$out/talking.mp4.row.png" -i "$out/one_face_talking.mp4.row.png" \
  -filter_complex vstack -update 1 "$out/one_face_talking.talking.png"
rm -f "$out/talking.mp4" "$out"/*.row.png
echo "Look at $out"
