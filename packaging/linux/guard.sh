#!/bin/sh
# Before files are replaced or removed: a running program would go on with half of them.
set -e
case "$1" in
    install | upgrade | remove) ;;
    *) exit 0 ;;
esac
for process in /proc/[0-9]*; do
    if [ "$(readlink "$process/exe" 2>/dev/null)" = /opt/zhanji/zhanji ]; then
        echo "战绩正在运行（进程 ${process#/proc/}）。请先关闭战绩的窗口，再安装或卸载；什么都没有改动。" >&2
        echo "Zhanji is running (process ${process#/proc/}). Close its window, then try again; nothing was changed." >&2
        exit 1
    fi
done
