#!/bin/sh
# Finds Python 3.11 or newer and hands everything on to run.py; alone it scores the sample workbook.
here="$(dirname "$0")/../.."
export PYTHONUTF8=1

code=3
for python in python3 python3.13 python3.12 python3.11 python none; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done
if [ "$python" = none ]; then
    echo "Máy này chưa có Python 3.11 trở lên nên chưa chạy được. Hãy cài gói python3 và python3-venv." >&2
else
    "$python" "$here/run.py" "$@"
    code=$?
fi

# The window is kept where a terminal was opened for this alone: not in a shell, not for a scheduler.
case $(ps -o comm= -p "$PPID" 2>/dev/null) in
*term* | konsole* | kgx* | ptyxis* | kitty* | alacritty*)
    if [ -t 0 ]; then
        printf '\nNhấn Enter để đóng cửa sổ này. ' >&2
        read -r _
    fi
    ;;
esac
exit $code
