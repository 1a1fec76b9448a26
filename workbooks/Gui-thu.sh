#!/bin/sh
# Soạn thư gửi bảng điểm: nhấp đúp vào đây, hoặc kéo thả bảng điểm vào đây.
# Writes the mail for the scoring workbook beside this file, or dropped on it.
run="$(dirname "$0")/chung/chay.sh"
[ -x "$run" ] && exec "$run" clicked send "$0" "$@"
echo "Tệp này phải nằm trong thư mục workbooks của cchc_xl. Hãy chuyển tệp về đó." >&2
exit 3
