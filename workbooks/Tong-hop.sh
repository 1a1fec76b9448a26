#!/bin/sh
# Tổng hợp, xếp hạng: nhấp đúp vào đây, hoặc kéo thả thư mục chứa tệp của các xã vào đây.
# Consolidates the folder of this file, or dropped on it.
run="$(dirname "$0")/chung/chay.sh"
[ -x "$run" ] && exec "$run" clicked consolidate "$0" "$@"
echo "Tệp này phải nằm trong thư mục workbooks của cchc_xl. Hãy chuyển tệp về đó." >&2
exit 3
