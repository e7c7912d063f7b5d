#!/bin/sh
# Installs Zhanji for one user, without an administrator: sh zhanji-….run [-- FOLDER]. As uninstall.sh in that folder
# it takes away again what it brought, and nothing else: company files stay, wherever they lie.
# Exits: 3 the program is running, 4 the folder cannot be written or has a name that menus cannot hold, 5 something
# else lies there.
set -u

say() { # the words in Chinese, then in English
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        en*) printf '%s\n' "$2" ;;
        *) printf '%s\n' "$1" ;;
    esac
}

tell() { # on the terminal; in a box for those who have none
    say "$1" "$2"
    [ -t 1 ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && return
    words=$(say "$1" "$2")
    if command -v zenity >/dev/null; then
        zenity --info --no-wrap --title "Zhanji 战绩" --text "$words" 2>/dev/null
    elif command -v kdialog >/dev/null; then
        kdialog --msgbox "$words" 2>/dev/null
    fi
}

refuse() { # the exit code, then the words
    tell "$2" "$3" >&2
    exit "$1"
}

running() {
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/exe" 2>/dev/null)" = "$folder/zhanji" ] && return 0
    done
    return 1
}

require_closed() { # one that is closing has its moment
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        running || return 0
        sleep 0.5
    done
    refuse 3 "战绩正在运行。请先关闭战绩的窗口，再来一次；什么都没有改动。" \
        "Zhanji is running. Close its window, then try again; nothing was changed."
}

remove_listed() { # of a folder, what its list names, and the folders that are empty then
    while IFS= read -r file; do
        rm -f "$1/$file"
    done <"$1/files.txt"
    rm -f "$1/files.txt" "$1/shared.txt"
    find "$1" -depth -type d -empty -delete
}

refresh() { # what the desktop keeps of menus, file types and icons; where a tool is not there it looks by itself
    update-mime-database "$share/mime" >/dev/null 2>&1
    update-desktop-database "$share/applications" >/dev/null 2>&1
    gtk-update-icon-cache -q -t "$share/icons/hicolor" >/dev/null 2>&1
    return 0
}

put_in_place() { # the new folder, whole, in the place of the old one; what the user keeps there moves along
    rm -rf "$folder.new" && cp -a "$here/program" "$folder.new" || return 1
    if [ -e "$folder" ]; then
        rm -rf "$folder.old"
        mv "$folder" "$folder.old" || return 1
    fi
    if ! mv "$folder.new" "$folder"; then
        [ -e "$folder.old" ] && mv "$folder.old" "$folder"
        return 1
    fi
    [ -e "$folder.old" ] || return 0
    [ -e "$folder.old/files.txt" ] && remove_listed "$folder.old"
    [ -e "$folder.old" ] || return 0
    cp -a -n "$folder.old/." "$folder/" && rm -rf "$folder.old"
}

show_on_desktop() { # menu entry, file type, icons, and the command zhanji
    mkdir -p "$share/applications" "$HOME/.local/bin" && cp -R "$here/share/." "$share/" || return 1
    while IFS= read -r line; do
        case "$line" in
            Exec=*) line="Exec=\"$folder/zhanji\" %f" ;;
            TryExec=*) line="TryExec=$folder/zhanji" ;;
        esac
        printf '%s\n' "$line"
    done <"$here/share/applications/zhanji.desktop" >"$entry"
    [ -e "$command" ] && [ ! -L "$command" ] || ln -sf "$folder/zhanji" "$command"
    refresh
}

install() {
    folder=${1:-$HOME/.local/opt/zhanji}
    case "$folder" in
        /*) ;;
        *) folder=${USER_PWD:-$PWD}/$folder ;;
    esac
    folder=${folder%/}
    case "$folder" in
        *[\"\`\$\\%]*) refuse 4 "文件夹名称里不能有 \" \` \$ \\ %：$folder" \
            "The folder's name may not hold \" \` \$ \\ %: $folder" ;;
    esac
    if [ -e "$folder" ] && [ ! -e "$folder/files.txt" ] && [ -n "$(ls -A "$folder" 2>/dev/null || echo x)" ]; then
        refuse 5 "$folder 里已有别的东西。请另选一个文件夹；什么都没有改动。" \
            "Something else lies in $folder. Choose another folder; nothing was changed."
    fi
    require_closed
    if ! { mkdir -p "$(dirname "$folder")" && put_in_place; }; then
        rm -rf "$folder.new"
        refuse 4 "无法写入 $folder：没有权限，或者磁盘已满。请另选一个文件夹；原来的程序没有改动。" \
            "$folder cannot be written: no right to, or the disk is full. Choose another folder; what was there is as it was."
    fi
    show_on_desktop || refuse 4 "战绩已装到 $folder，但菜单和文件类型无法写入 $share。可直接启动 $folder/zhanji。" \
        "Zhanji is in $folder, but its menu entry and file type cannot be written to $share. Start $folder/zhanji."
    tell "战绩已安装。在应用程序菜单里找“战绩”，或双击公司文件。
卸载：sh '$folder/uninstall.sh'" "Zhanji is installed. Look for Zhanji among the applications, or double-click a company file.
To remove it: sh '$folder/uninstall.sh'"
}

uninstall() {
    folder=$here
    [ -e "$folder/files.txt" ] || refuse 5 "$folder 里没有可卸载的战绩。" "There is no Zhanji to remove in $folder."
    require_closed
    if grep -qF "TryExec=$folder/zhanji" "$entry" 2>/dev/null; then
        while IFS= read -r file; do
            rm -f "$share/$file"
        done <"$folder/shared.txt"
        refresh
    fi
    [ "$(readlink "$command" 2>/dev/null)" = "$folder/zhanji" ] && rm -f "$command"
    cd / && remove_listed "$folder"
    tell "战绩已卸载。公司文件原样保留。" "Zhanji is removed. Company files stay as they were."
}

main() {
    here=$(dirname "$(readlink -f "$0")")
    share=${XDG_DATA_HOME:-$HOME/.local/share}
    entry=$share/applications/zhanji.desktop
    command=$HOME/.local/bin/zhanji
    case "$0" in
        *uninstall.sh) uninstall ;;
        *) install "$@" ;;
    esac
}

main "$@"
exit
