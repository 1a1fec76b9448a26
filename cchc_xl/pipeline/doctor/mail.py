"""How mail is sent, without secrets: of ``[mail]`` in ``cchc.toml`` only a few words are ever shown, and only if sound.

A password is neither looked for nor read; one that stands in the file is a problem of its own.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cchc_xl.pipeline.doctor.seen import Seen, Where
from cchc_xl.settings import NAME, SettingsUnreadable, settings_near

DRAFTS = "soạn thư nháp (.eml); chưa cài máy chủ gửi thư"
SENDS = "gửi qua {host}, {security}, từ {sender}"
SHAPES: Mapping[str, str] = {
    "host": r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?",
    "security": "starttls|tls",
    "from": r"([^<>@:/]{0,80}<)?[\w.+-]{1,64}@[A-Za-z0-9.-]{1,255}>?",
}
USUAL = {"security": "starttls"}
SECRETS = ("password", "passwd", "pass", "secret", "token", "mat_khau")
WRONG = "«{word}» của [mail] trong {name} thiếu hoặc viết chưa đúng"
MEND = 'Hãy sửa trong {name}, ví dụ host = "smtp.example.vn", security = "starttls", from = "cchc@xa.example.vn".'
EXPOSED = "{name} có mật khẩu viết thẳng trong tệp"
TAKE_OUT = "Hãy xóa dòng ấy, đổi mật khẩu, và đặt mật khẩu mới vào biến môi trường hoặc kho mật khẩu của máy."


def look(where: Where) -> Iterator[Seen]:
    """Tell the server, how the line is secured, and the sender."""
    try:
        said = settings_near(where.folder).values.get("mail", {})
    except SettingsUnreadable as error:
        yield Seen(DRAFTS, str(error))
        return
    said = said if isinstance(said, dict) else {"host": said}
    if any(str(name).lower() in SECRETS for name in said):
        yield Seen(EXPOSED.format(name=NAME), TAKE_OUT)
    if not said.get("host"):
        yield Seen(DRAFTS)
        return
    yield from _account(USUAL | said)


def _account(said: Mapping[str, Any]) -> Iterator[Seen]:
    wrong = [word for word, shape in SHAPES.items() if not re.fullmatch(shape, str(said.get(word, "")))]
    for word in wrong:
        yield Seen(WRONG.format(word=word, name=NAME), MEND.format(name=NAME))
    if not wrong:
        yield Seen(SENDS.format(host=said["host"], security=said["security"], sender=said["from"]))
