"""What went wrong between here and the mail server, as one sentence with its cure."""

import socket
import ssl
from collections.abc import Mapping
from enum import Enum, auto
from fractions import Fraction
from smtplib import SMTPNotSupportedError, SMTPResponseException

from cchc_xl.delivery.account import MEGABYTE, Account
from cchc_xl.delivery.letter import one_line
from cchc_xl.delivery.states import Result, State
from cchc_xl.numbers import fixed

LONGEST_WORDS = 160
EXPIRED, OTHER_HOST, OTHER_NUMBER = 10, 62, 64  # codes of OpenSSL's X509_verify_cert_error
AUTH_REQUIRED, CLOSING = 530, 421


class Step(Enum):
    """How far a try has come."""

    CONNECT = auto()
    SECURE = auto()
    LOGIN = auto()
    ENVELOPE = auto()
    CONTENT = auto()
    ANSWER = auto()


UNREACHED = {
    "unknown": "Không tìm thấy máy chủ thư {host}. Hãy kiểm tra mạng và dòng host của [mail] trong cchc.toml.",
    "refused": "Máy chủ thư {host} không nhận kết nối ở cổng {port}. Hãy kiểm tra dòng port của [mail], hoặc hỏi người "
    "quản trị mạng.",
    "silent": "Máy chủ thư {host} không trả lời kịp ({seconds} giây). Hãy kiểm tra mạng; thư còn trong hàng chờ và sẽ "
    "được gửi lại.",
    "broken": "Mất kết nối với máy chủ thư {host} khi chưa gửi xong. Thư còn trong hàng chờ và sẽ được gửi lại.",
    "banner": "Máy chủ thư {host} từ chối phục vụ ({said}). Hãy thử lại sau, hoặc hỏi người quản trị máy chủ thư.",
}
UNSAFE = {
    "none": "Máy chủ thư {host} không mã hóa được đường truyền (STARTTLS) nên không gửi gì cả. Hãy thử "
    'security = "tls" với cổng 465, hoặc hỏi người quản trị máy chủ thư.',
    "expired": "Chứng thư của máy chủ thư {host} đã hết hạn nên không gửi gì cả. Hãy kiểm tra ngày giờ của máy này, "
    "rồi báo người quản trị máy chủ thư.",
    "other": "Chứng thư của máy chủ thư không mang tên {host} nên không gửi gì cả. Hãy kiểm tra dòng host của [mail].",
    "unknown": "Chứng thư của máy chủ thư {host} không do nơi đáng tin cấp nên không gửi gì cả. Nếu là máy chủ nội bộ, "
    "hãy xin tệp chứng thư gốc và ghi vào dòng cafile của [mail].",
    "handshake": "Không lập được đường truyền mã hóa (TLS 1.2 trở lên) với {host}, cổng {port} nên không gửi gì cả. "
    "Hãy kiểm tra security và port của [mail].",
}
LOGIN = {
    "refused": "Máy chủ thư {host} không nhận tên đăng nhập hoặc mật khẩu của «{user}» (mã {code}). Hãy đặt lại mật "
    "khẩu; nhiều nhà cung cấp đòi mật khẩu ứng dụng hoặc token (token_command).",
    "later": "Máy chủ thư {host} tạm thời chưa cho đăng nhập (mã {code}). Thư còn trong hàng chờ và sẽ được gửi lại.",
    "none": "Máy chủ thư {host} không có cách đăng nhập nào dùng được. Hãy hỏi người quản trị; nếu máy chủ không cần "
    "đăng nhập, hãy bỏ dòng user của [mail].",
    "required": "Máy chủ thư {host} đòi đăng nhập ({said}). Hãy thêm dòng user vào [mail] trong cchc.toml.",
}
SENDER_REFUSED = "Máy chủ thư không cho gửi từ «{sender}» ({said}). Hãy kiểm tra dòng from của [mail]."
LETTER_REFUSED = "Máy chủ thư không nhận thư này ({said}). Hãy hỏi người quản trị máy chủ thư, rồi gửi lại."
LATER = "Máy chủ thư tạm thời chưa nhận thư ({said}). Thư còn trong hàng chờ và sẽ được gửi lại."
RECEIVER_REFUSED = "Máy chủ thư không nhận thư cho {whom}. Hãy kiểm tra lại địa chỉ nhận."
RECEIVER_LATER = "Máy chủ thư tạm thời chưa nhận thư cho {whom}. Sẽ gửi lại riêng cho địa chỉ này."
TOO_LARGE = (
    "Thư nặng {size} MB (tệp đính kèm phình thêm khoảng 37% khi gửi), quá mức {limit} MB của {whose}. Hãy gửi tệp bằng "
    "cách khác, hoặc xin nâng mức này."
)
UNANSWERED = (
    "Mất kết nối với máy chủ thư {host} sau khi đã trao hết thư: chưa rõ máy chủ đã nhận hay chưa. Sẽ gửi lại với cùng "
    "mã thư, nên nơi nhận có thể thấy hai bản giống hệt nhau."
)


def said(code: int, words: bytes | str) -> str:
    """Give a server's answer as part of a sentence."""
    text = words.decode("utf-8", errors="replace") if isinstance(words, bytes) else words
    return f"{code} {one_line(text)[:LONGEST_WORDS]}".strip()


def broken(error: Exception, step: Step, account: Account, *, late: bool) -> Result:
    """Say what an exception means at a step; after everything was handed over nobody knows what became of it."""
    if step is Step.ANSWER:
        return Result(State.UNKNOWN, UNANSWERED.format(host=account.host), stops=late)
    words = UNREACHED["silent"] if late or _is_silence(error) else _words_for(error, step)
    code = error.smtp_code if isinstance(error, SMTPResponseException) else 0
    answer = said(code, error.smtp_error) if isinstance(error, SMTPResponseException) else ""
    facts = {"host": account.host, "port": account.port, "user": account.user, "code": code, "said": answer}
    seconds = f"{account.deadline if late else account.timeout:g}"
    stops = late or step in {Step.CONNECT, Step.SECURE, Step.LOGIN}
    return Result(State.DEFERRED, words.format(seconds=seconds, **facts), stops=stops)


def _words_for(error: Exception, step: Step) -> str:
    if step is Step.SECURE or (step is Step.CONNECT and isinstance(error, ssl.SSLError)):
        return _unsafe(error)
    return _not_let_in(error) if step is Step.LOGIN else _unreached(error)


def _unreached(error: Exception) -> str:
    match error:
        case SMTPResponseException():
            return UNREACHED["banner"]
        case socket.gaierror() | UnicodeError():
            return UNREACHED["unknown"]
        case ConnectionRefusedError():
            return UNREACHED["refused"]
    return UNREACHED["broken"]


def _unsafe(error: Exception) -> str:
    match error:
        case SMTPNotSupportedError() | SMTPResponseException():
            return UNSAFE["none"]
        case ssl.SSLCertVerificationError(verify_code=code):
            return UNSAFE[{EXPIRED: "expired", OTHER_HOST: "other", OTHER_NUMBER: "other"}.get(code, "unknown")]
    return UNSAFE["handshake"]


def _not_let_in(error: Exception) -> str:
    match error:
        case SMTPNotSupportedError():
            return LOGIN["none"]
        case SMTPResponseException(smtp_code=code):
            return LOGIN["refused" if code >= 500 else "later"]
    return UNREACHED["broken"]


def _is_silence(error: Exception) -> bool:
    """Whether nothing came in time; the library tells it of a reply only in the words of its exception."""
    return isinstance(error, TimeoutError) or "timed out" in str(error)


def refused_letter(code: int, words: bytes, account: Account, step: Step) -> Result:
    """Say what an answer means that refuses the letter for all its receivers."""
    answer = said(code, words)
    if code == AUTH_REQUIRED:
        return Result(State.DEFERRED, LOGIN["required"].format(host=account.host, said=answer), stops=True)
    if code < 500:
        return Result(State.DEFERRED, LATER.format(said=answer), stops=code == CLOSING)
    if step is Step.ENVELOPE:
        return Result(State.FAILED, SENDER_REFUSED.format(sender=account.sender.address, said=answer))
    return Result(State.FAILED, LETTER_REFUSED.format(said=answer))


def refused_receivers(refused: Mapping[str, tuple[int, bytes]], *, all_of_them: bool) -> Result:
    """Say which receivers were refused, for now or for good; sent to the others unless it is ``all_of_them``."""
    answers = {address: said(*answer) for address, answer in refused.items()}
    later = tuple(address for address, (code, _) in refused.items() if code < 500)
    gone = {address: answer for address, answer in answers.items() if address not in later}
    words = [
        sentence.format(whom="; ".join(f"{address} ({answers[address]})" for address in addresses))
        for sentence, addresses in ((RECEIVER_REFUSED, tuple(gone)), (RECEIVER_LATER, later))
        if addresses
    ]
    state = State.SENT if not all_of_them else State.DEFERRED if later else State.FAILED
    return Result(state, " ".join(words), later, gone)


def too_large(size: int, limit: int, whose: str) -> Result:
    """Say that the mail is larger than is taken; sizes in bytes."""
    words = TOO_LARGE.format(size=_megabytes(size), limit=_megabytes(limit), whose=whose)
    return Result(State.FAILED, words)


def _megabytes(size: int) -> str:
    return fixed(Fraction(size, MEGABYTE), 1)
