"""The secret that lets in: from the environment, the system's safe or a token command; never from or to a file."""

import os
from dataclasses import dataclass, field

from cchc_xl.delivery.account import Account
from cchc_xl.errors import NotSent

VARIABLE = "CCHC_MAIL_PASSWORD"
PATIENCE = 60  # seconds for a token command
LONGEST = 16384

NONE = (
    "Chưa có mật khẩu thư cho «{user}» trên {host} nên thư còn nằm trong hàng chờ. Hãy đặt biến "
    'môi trường CCHC_MAIL_PASSWORD, hoặc cất vào kho mật khẩu của máy: keyring set "{service}" "{user}".'
)
NOT_PLAIN = (
    "Mật khẩu thư (hoặc token) có dấu, khoảng trống lạ hoặc xuống dòng nên máy chủ không nhận được. Hãy đặt lại mật "
    "khẩu chỉ gồm chữ không dấu, số và ký hiệu."
)
COMMAND_FAILED = (
    "Lệnh lấy token «{command}» không cho token ({why}). Hãy chạy thử lệnh này, hoặc sửa token_command của [mail] "
    "trong cchc.toml."
)


@dataclass(frozen=True, slots=True)
class Secret:
    """A password, or a token of OAuth 2; it does not show when printed."""

    words: str = field(repr=False)
    is_token: bool = False

    def hidden_in(self, text: str) -> str:
        """Give text without the secret, should a server have said it back."""
        return text.replace(self.words, "…")


def secret_for(account: Account) -> Secret | None:
    """Give the secret of an account, or None where the server lets in without; raises NotSent where there is none."""
    if not account.user:
        return None
    if account.token_command:
        return _plain(Secret(_token(account.token_command), is_token=True))
    service = f"cchc_xl {account.host}"
    if words := os.environ.get(VARIABLE) or _in_keyring(service, account.user):
        return _plain(Secret(words))
    raise NotSent(NONE.format(user=account.user, host=account.host, service=service))


def _plain(secret: Secret) -> Secret:
    if secret.words.isascii() and secret.words.isprintable():
        return secret
    raise NotSent(NOT_PLAIN)


def _in_keyring(service: str, user: str) -> str | None:
    try:
        import keyring  # noqa: PLC0415 - optional, and slow to load
    except ImportError:
        return None
    try:
        found = keyring.get_password(service, user)
    except Exception:  # each system's safe fails in its own way, some in scheduled runs only
        return None
    return str(found) if found else None


def _token(command: tuple[str, ...]) -> str:
    import subprocess  # noqa: PLC0415 - most accounts have a password

    try:
        done = subprocess.run(  # noqa: S603 - the office's own command, from its settings, without a shell
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise _failed(command, f"quá {PATIENCE} giây") from None
    except (OSError, ValueError) as error:
        raise _failed(command, getattr(error, "strerror", None) or "không chạy được") from None
    token = done.stdout[:LONGEST].decode("ascii", errors="replace").strip()
    if done.returncode or not token:
        raise _failed(command, f"mã thoát {done.returncode}" if done.returncode else "không in gì ra")
    return token


def _failed(command: tuple[str, ...], why: str) -> NotSent:
    return NotSent(COMMAND_FAILED.format(command=command[0], why=why))
