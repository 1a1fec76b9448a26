#!/bin/sh
# Đặt lịch, xem lịch, bỏ lịch chạy hằng đêm: nhấp đúp vào đây, hoặc kéo thả thư mục vào đây.
# The nightly run for the folder of this file, or dropped on it.
run="$(dirname "$0")/chung/chay.sh"
[ -x "$run" ] && exec "$run" clicked schedule "$0" "$@"
echo "Tệp này phải nằm trong thư mục workbooks của cchc_xl. Hãy chuyển tệp về đó." >&2
exit 3
