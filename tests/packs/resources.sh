#!/bin/sh
# Makes a resources folder here: resources.sh FOLDER PACK_FOLDER...
# Fonts and codes are the program's own, the packs are the given folders.
set -e
root=$(dirname "$0")/../..
mkdir -p "$1/templates"
ln -s "$(realpath "$root/fonts")" "$1/fonts"
ln -s "$(realpath "$root/templates/catalog")" "$1/templates/catalog"
folder=$1
shift
for pack in "$@"; do cp -r "$pack" "$folder/templates/"; done
