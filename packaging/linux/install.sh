#!/bin/sh
# Put Rondom in the menu of this user, without administrator rights. Run it from the unpacked folder; again for a newer
# version. It never touches a vault, a backup or the settings. Remove with: ./install.sh --remove
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
program="$data/rondom-app"
command="$HOME/.local/bin/rondom"
menu="$data/applications/rondom.desktop"
icon="$data/icons/hicolor/256x256/apps/rondom.png"
mime="$data/mime/packages/rondom-mime.xml"

refresh() {
    for tool in "update-desktop-database $data/applications" "update-mime-database $data/mime"; do
        if command -v "${tool%% *}" >/dev/null; then $tool >/dev/null 2>&1 || true; fi
    done
}

if [ "${1:-}" = "--remove" ]; then
    rm -rf "$program"
    rm -f "$command" "$menu" "$icon" "$mime"
    refresh
    echo "Rondom is verwijderd. Uw kluizen en reservekopieën staan er nog."
    exit 0
fi

mkdir -p "$data" "$(dirname "$command")" "$(dirname "$menu")" "$(dirname "$icon")" "$(dirname "$mime")"
rm -rf "$program"
cp -R "$here" "$program"
ln -sf "$program/rondom" "$command"
sed "s|^Exec=.*|Exec=\"$program/rondom\" %f|" "$here/rondom.desktop" >"$menu"
cp "$here/rondom.png" "$icon"
cp "$here/rondom-mime.xml" "$mime"
refresh
echo "Rondom staat in het menu."
