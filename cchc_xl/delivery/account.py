"""``[mail]`` of ``cchc.toml``: through which server, as whom, to whom. It never holds a password."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from cchc_xl.delivery.letter import Receiver, is_address
from cchc_xl.errors import NotSent
from cchc_xl.settings import Settings

T = TypeVar("T")
STARTTLS, TLS = "starttls", "tls"
PORTS = {STARTTLS: 587, TLS: 465}
KEYS = (
    "host", "port", "security", "from", "user", "to", "cc", "token_command", "cafile", "size_limit", "timeout",
    "deadline",
)  # fmt: skip
MEGABYTE = 2**20

WRONG = "cchc.toml, [mail] {key}: {what}."
NOT_IN_FILE = (
    "cchc.toml, [mail]: không ghi mật khẩu vào tệp này. Hãy xóa dòng «{key}» rồi đặt mật khẩu vào biến môi trường "
    "CCHC_MAIL_PASSWORD hoặc kho mật khẩu của máy."
)
NO_CLEAR_TEXT = 'chỉ nhận "starttls" hoặc "tls"; thư không bao giờ đi khi đường truyền chưa mã hóa'


@dataclass(frozen=True, slots=True)
class Account:
    """A mail server and how to be let in; ``size_limit`` in bytes, ``timeout`` and ``deadline`` in seconds."""

    host: str
    sender: Receiver
    port: int = PORTS[STARTTLS]
    security: str = STARTTLS
    user: str = ""
    token_command: tuple[str, ...] = ()
    cafile: Path | None = None
    size_limit: int | None = None
    timeout: float = 30
    deadline: float = 300


@dataclass(frozen=True, slots=True)
class MailSettings:
    """What the office set up: the account (None: drafts only), and receivers instead of the plan's."""

    account: Account | None = None
    to: tuple[Receiver, ...] = ()
    cc: tuple[Receiver, ...] = ()


def mail_settings(settings: Settings) -> MailSettings:
    """Read ``[mail]``; raises NotSent naming the line that is wrong."""
    said = settings.values.get("mail", {})
    if not isinstance(said, dict):
        raise NotSent("cchc.toml: [mail] phải là một bảng. Hãy xem docs/thu.md.")
    for key in said:
        if "pass" in key.lower() or "mat_khau" in key.lower():
            raise NotSent(NOT_IN_FILE.format(key=key))
        if key not in KEYS:
            raise _wrong(key, f"không có mục này. Các mục được dùng: {', '.join(KEYS)}")
    account = _account(said, settings.folder) if said.get("host") else None
    return MailSettings(account, _receivers(said, "to"), _receivers(said, "cc"))


def receivers_of(value: object, key: str) -> tuple[Receiver, ...]:
    """Read receivers: an address, ``{ name = …, address = … }``, or a list of these."""
    return tuple(_receiver(one, key) for one in (value if isinstance(value, list) else [value]))


def _account(said: Mapping[str, Any], folder: Path) -> Account:
    security = _value(said, "security", str, STARTTLS)
    if security not in PORTS:
        raise _wrong("security", NO_CLEAR_TEXT)
    (sender, *others) = _receivers(said, "from") or (None,)
    if sender is None or others:
        raise _wrong("from", 'cần đúng một địa chỉ gửi, ví dụ from = "cchc@xa.example.vn"')
    cafile = _value(said, "cafile", str, "")
    return Account(
        _host(said),
        sender,
        _between(said, "port", PORTS[security], 1, 65535),
        security,
        _user(said),
        _command(said),
        folder / cafile if cafile else None,
        _between(said, "size_limit", 1, 1, 1000) * MEGABYTE if "size_limit" in said else None,
        _between(said, "timeout", 30, 1, 600),
        _between(said, "deadline", 300, 1, 3600),
    )


def _host(said: Mapping[str, Any]) -> str:
    host = _value(said, "host", str, "")
    labels = host.split(".")
    if not host.isascii() or not all(0 < len(label) < 64 and not set(label) & set(" :/@\t\r\n") for label in labels):
        raise _wrong("host", f"«{host}» không phải tên máy chủ, ví dụ smtp.example.vn")
    return host


def _user(said: Mapping[str, Any]) -> str:
    user = _value(said, "user", str, "")
    if not (user.isascii() and user.isprintable()):
        raise _wrong("user", "tên đăng nhập viết không dấu")
    return user


def _command(said: Mapping[str, Any]) -> tuple[str, ...]:
    words = said.get("token_command", [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise _wrong("token_command", 'cần danh sách các từ của lệnh, ví dụ ["lay-token", "--ngan"]')
    if words and not said.get("user"):
        raise _wrong("user", "cần tên đăng nhập để dùng token_command")
    return tuple(words)


def _receivers(said: Mapping[str, Any], key: str) -> tuple[Receiver, ...]:
    return receivers_of(said[key], key) if said.get(key) else ()


def _receiver(value: object, key: str) -> Receiver:
    table = value if isinstance(value, dict) else {"address": value}
    address, name = table.get("address"), table.get("name", "")
    if not isinstance(address, str) or not isinstance(name, str) or set(table) - {"address", "name"}:
        raise _wrong(key, 'ghi địa chỉ, hoặc { name = "Phòng Nội vụ", address = "noivu@example.vn" }')
    if not is_address(address):
        raise _wrong(key, f"địa chỉ «{address}» chưa đúng; địa chỉ thư viết không dấu, dạng ten@example.vn")
    return Receiver(address, name)


def _between(said: Mapping[str, Any], key: str, otherwise: int, least: int, most: int) -> int:
    number = _value(said, key, int, otherwise)
    if isinstance(number, bool) or not least <= number <= most:
        raise _wrong(key, f"cần một số nguyên từ {least} đến {most}")
    return number


def _value(said: Mapping[str, Any], key: str, kind: type[T], otherwise: T) -> T:
    value = said.get(key, otherwise)
    if not isinstance(value, kind):
        raise _wrong(key, "cần một số nguyên" if kind is int else "cần một chữ trong dấu nháy")
    return value


def _wrong(key: str, what: str) -> NotSent:
    return NotSent(WRONG.format(key=key, what=what))
