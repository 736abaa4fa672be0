#!/usr/bin/env bash
# Makes the quickstart's media again: portraits in the public domain, brought to life by slow camera moves, and
# test sentences spoken by espeak-ng. MEDIA.md says where each picture comes from.
#
#   make-media.sh [FOLDER]     FOLDER: where to write, media/ beside this script unless named
#
# Needs Debian or Ubuntu with ffmpeg and espeak-ng. The same versions of these make the same bytes.
set -euo pipefail

out=${1:-$(dirname "${BASH_SOURCE[0]}")/media}
mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fps=25
wide=960x540

# --- The pictures -----------------------------------------------------------------------------------------------

# picture NAME PACKAGE FILE SHA256: takes one file out of a Debian package, without installing the package.
picture() {
  local name=$1 package=$2 file=$3 sum=$4
  if [[ ! -d $package ]]; then
    apt-get -qq -o APT::Sandbox::User=root download "$package"
    dpkg-deb -x "$package"_*.deb "$package"
  fi
  cp "$(find "$package" -name "$file" -print -quit)" "$name"
  echo "$sum  $name" | sha256sum --quiet -c - || {
    echo "$package holds another $file than this script was written for; the clips would differ" >&2
    exit 1
  }
}

picture collins.png python3-skimage astronaut.png 88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5
picture coffee.png python3-skimage coffee.png cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7
picture hopper.jpg python-matplotlib-data grace_hopper.jpg a8ca6d734765703b09728ab47fe59f473d93ae3967fc24c7c0288c3c7adb7130

# --- The clips --------------------------------------------------------------------------------------------------

# shot NAME PICTURE CROP SIZE FRAMES ZOOM X Y: one lossless shot. CROP is w:h:x:y in the picture. ZOOM, X and Y go from
# one value to another, as FROM:TO; X and Y say where the frame looks, 0 (left, top) to 1 (right, bottom).
# The camera eases in and out. It moves over a picture four times the frame's size, so that its steps, whole pixels
# there, can't be seen.
shot() {
  local name=$1 picture=$2 crop=$3 size=$4 frames=$5 zoom=$6 x=$7 y=$8
  local ease="(1-cos(PI*on/$((frames - 1))))/2"
  local width=${size%x*} height=${size#*x}
  ffmpeg -v error -nostdin -y -loop 1 -framerate $fps -i "$picture" -frames:v "$frames" -threads 1 -vf "
    crop=$crop,
    scale=$((width * 4)):$((height * 4)):flags=lanczos+accurate_rnd:out_color_matrix=bt709:out_range=tv,
    setsar=1, format=yuv444p,
    zoompan=d=1:fps=$fps:s=$size
      :z='${zoom%:*}+(${zoom#*:}-${zoom%:*})*$ease'
      :x='(iw-iw/zoom)*(${x%:*}+(${x#*:}-${x%:*})*$ease)'
      :y='(ih-ih/zoom)*(${y%:*}+(${y#*:}-${y%:*})*$ease)'" \
    -c:v ffv1 "$name.mkv"
}

# clip FILE INPUTS FILTER: the finished clip, H.264 and AAC, with the quiet hum of a room as its own sound.
clip() {
  local file=$1 filter=$3 inputs=() shots=0 shot
  for shot in $2; do
    inputs+=(-i "$shot.mkv")
    shots=$((shots + 1))
  done
  ffmpeg -v error -nostdin -y "${inputs[@]}" \
    -f lavfi -i 'anoisesrc=color=brown:seed=7:amplitude=0.02:sample_rate=48000' \
    -filter_complex "$filter [picture]" -map '[picture]' -map "$shots:a" -shortest \
    -c:v libx264 -preset slow -crf 23 -pix_fmt yuv420p -g 50 \
    -color_range tv -colorspace bt709 -color_primaries bt709 -color_trc bt709 \
    -c:a aac -b:a 48k -threads 1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -movflags +faststart \
    "$out/$file"
}

# 25 frames are a second.
# ep01: one face, a slow push in.
shot monologue collins.png 400:225:28:2 $wide 125 1.00:1.16 0.45:0.45 0.2:0.2
clip ep01.mp4 monologue '[0:v] null'

# ep02: two faces side by side, as in an interview over a video call.
shot guest collins.png 256:288:92:0 480x540 125 1.06:1.14 0.5:0.5 0.2:0.4
shot host hopper.jpg 440:495:34:0 480x540 125 1.14:1.06 0.5:0.5 0.4:0.3
clip ep02.mp4 'guest host' '[0:v] [1:v] hstack'

# ep03: a face, a coffee break without any, another face.
shot answer hopper.jpg 512:288:0:58 $wide 65 1.00:1.08 0.5:0.5 0.7:0.7
shot coffee coffee.png 600:337:0:30 $wide 45 1.20:1.05 0.4:0.6 0.5:0.5
shot reply collins.png 384:216:36:4 $wide 65 1.02:1.12 0.3:0.5 0.2:0.2
clip ep03.mov 'answer coffee reply' '[0:v] [1:v] [2:v] concat=n=3'

# --- The dubs ---------------------------------------------------------------------------------------------------

# dub FILE SECONDS VOICE AT SENTENCE [AT SENTENCE]...: each sentence from AT on (in milliseconds), with silence up to
# the clip's length.
dub() {
  local file=$1 seconds=$2 voice=$3 encode inputs=() delays='' mix='' sentences=0 until=0
  shift 3
  while [[ $# -gt 0 ]]; do
    local at=$1 speech=speech$sentences.wav
    espeak-ng -v "$voice" -s 165 -w "$speech" "$2"
    shift 2
    local spoken
    spoken=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$speech")
    ((at >= until)) || {
      echo "$file: the sentence before the one at $at ms ends at $until ms only" >&2
      exit 1
    }
    until=$(awk -v at="$at" -v spoken="$spoken" 'BEGIN { print int(at + spoken * 1000) }')
    inputs+=(-i "$speech")
    delays+="[$sentences]adelay=$at:all=1[s$sentences];"
    mix+="[s$sentences]"
    sentences=$((sentences + 1))
  done
  ((until <= seconds * 1000)) || {
    echo "$file: speech until $until ms does not fit into $seconds s" >&2
    exit 1
  }
  case $file in
    *.mp3) encode=(-c:a libmp3lame -b:a 64k -id3v2_version 0) ;;
    *) encode=(-c:a pcm_s16le) ;;
  esac
  ffmpeg -v error -nostdin -y "${inputs[@]}" \
    -filter_complex "$delays ${mix}amix=$sentences:normalize=0,apad,atrim=end=$seconds" \
    "${encode[@]}" -threads 1 -fflags +bitexact -flags:a +bitexact "$out/$file"
}

dub ep01.es.wav 5 es 200 'Buenas noches. Probamos el sonido: uno, dos, tres.'
dub ep02.es.wav 5 es 200 'Gracias por venir. ¿Me oye bien? Perfecto, empezamos.'
dub ep02.fr.mp3 5 fr 200 "Merci d'être venue. Vous m'entendez bien? Parfait, on commence."
dub ep03.es.mp3 7 es 200 'La cámara está grabando. Hacemos una pausa.' 4600 'Y ahora seguimos con la prueba.'
dub ep03.fr.mp3 7 fr 200 'La caméra tourne. Nous faisons une pause.' 4600 'Et maintenant, nous reprenons.'
dub ep03.de.mp3 7 de 200 'Die Kamera läuft. Wir machen eine Pause.' 4600 'Und jetzt geht die Probe weiter.'

cd "$out"
sha256sum ep0*
