#!/usr/bin/env bash
# The Windows installer under Wine, with stand-ins for the program: what it installs, refuses and leaves.
# Needs Debian's nsis, wine and wine64, and an environment (python3 dev.py setup).
set -euo pipefail
cd "$(dirname "$0")/../.."
place=$(mktemp -d)
export WINEPREFIX="$place/wine" WINEARCH=win64 WINEDEBUG=-all DISPLAY='' LC_ALL=C.UTF-8
wine=/usr/lib/wine/wine64
trap 'wineserver -k || true; rm -rf "$place"' EXIT

say() { echo "ok  $1"; }
fail() { echo "FAILED  $1" >&2; exit 1; }
run() { timeout 120 "$wine" "$@" </dev/null >/dev/null 2>&1; }
ends_with() { local code=0; run "${@:2}" || code=$?; [[ $code == "$1" ]] || fail "${*:2} ended with $code, not $1"; }

mkdir -p "$place/payload/_internal"
for name in zhanji.exe zhanji-console.exe _internal/part.dll; do printf MZ >"$place/payload/$name"; done
.venv/bin/python - "$place" <<'PY'
import sys
from pathlib import Path
sys.path.insert(0, "packaging")
import build, icons
icons.draw(build.WORK / "icons")
import installers
installers.windows_setup(Path(sys.argv[1]) / "payload", Path(sys.argv[1]))
PY
setup=$(ls "$place"/zhanji-*-setup.exe)
timeout 300 wineboot -i >/dev/null 2>&1
run winecfg -v win10

drive="$WINEPREFIX/drive_c"
usual="$drive/users/$(whoami)/AppData/Local/Programs/Zhanji"
ends_with 0 "$setup" /S
[[ -f $usual/zhanji.exe && -f $usual/_internal/part.dll ]] || fail "the program is not in its folder"
[[ -n $(find "$drive/users" -name '*.lnk') ]] || fail "no shortcut"
run reg query 'HKCU\Software\Classes\Zhanji.Company\shell\open\command' || fail "no association"
say "installed silently, with shortcut and association"

echo company >"$usual/公司.zhanji"
ends_with 0 "$setup" /S
ends_with 0 "$usual/uninstall.exe" /S
sleep 5
[[ $(ls "$usual") == 公司.zhanji ]] || fail "the folder holds: $(ls "$usual")"
[[ -z $(find "$drive/users" -name '*.lnk') ]] || fail "a shortcut stays"
if run reg query 'HKCU\Software\Classes\Zhanji.Company'; then fail "the association stays"; fi
say "installed over itself; uninstalled, the company file stays and nothing else"

mkdir -p "$drive/other/_internal"
ends_with 5 "$setup" /S '/D=C:\other'
[[ $(ls "$drive/other") == _internal ]] || fail "something was put into another program's folder"
say "another program's folder is refused"

odd="$drive/战绩 程序"
run reg add 'HKCU\Software\Zhanji' /v InstallDir /d 'C:\战绩 程序' /f
ends_with 0 "$setup" /S
for program in zhanji.exe zhanji-console.exe; do
    cp /usr/lib/*/wine/x86_64-windows/cmd.exe "$odd/$program"
    (sleep 20 | timeout 30 "$wine" "$odd/$program" /k >/dev/null 2>&1) &
    sleep 8
    ends_with 3 "$setup" /S
    [[ -f $odd/_internal/part.dll ]] || fail "the libraries are gone under $program"
    wait
    ends_with 0 "$setup" /S
done
say "a folder with Chinese and a space; refused while window or command run, installed once they are closed"
