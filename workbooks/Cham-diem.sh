#!/bin/sh
# Chấm điểm: nhấp đúp vào đây, hoặc kéo thả tệp tự chấm vào đây.
# Scores the entry workbook beside this file, or dropped on it.
run="$(dirname "$0")/chung/chay.sh"
[ -x "$run" ] && exec "$run" clicked score "$0" "$@"
echo "Tệp này phải nằm trong thư mục workbooks của cchc_xl. Hãy chuyển tệp về đó." >&2
exit 3
