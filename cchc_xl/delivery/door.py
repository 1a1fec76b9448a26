"""The way to the mail server: encrypted and verified or not at all, one letter a connection."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from cchc_xl.delivery.account import TLS, Account
from cchc_xl.delivery.deadline import cut_off
from cchc_xl.delivery.password import Secret
from cchc_xl.delivery.states import Result
from cchc_xl.delivery.troubles import Step, broken, refused_letter, refused_receivers, too_large
from cchc_xl.errors import NotSent

READY, DONE, GO_ON = 220, 250, 354
TAKEN = {DONE, 251}
FAREWELL = 3  # seconds to wait for a goodbye when all is done
NO_CAFILE = "Không đọc được tệp chứng thư {path} (cafile của [mail] trong cchc.toml). Hãy kiểm tra tệp này."
OUR_LIMIT, THEIR_LIMIT = "size_limit trong cchc.toml", "máy chủ thư"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is handed over: the envelope and the mail as it goes over the line."""

    sender: str
    receivers: tuple[str, ...]
    content: bytes


class _Talk:
    """A session with the server, and how far it has come."""

    def __init__(self, account: Account) -> None:
        domain = account.sender.address.rpartition("@")[2]  # not this machine's name, which may have accents
        context = context_of(account)
        self.account, self.context, self.step = account, context, Step.CONNECT
        self.session: smtplib.SMTP = (
            smtplib.SMTP_SSL(local_hostname=domain, timeout=account.timeout, context=context)
            if account.security == TLS
            else smtplib.SMTP(local_hostname=domain, timeout=account.timeout)
        )
        # whose certificate is wanted: smtplib sets it only in a constructor that connects at once
        self.session._host = account.host  # type: ignore[attr-defined]  # private to the library


def context_of(account: Account) -> ssl.SSLContext:
    """Give what verifies the server: its certificate, its name, TLS 1.2 or later. Raises NotSent for a bad cafile."""
    try:
        context = ssl.create_default_context(cafile=account.cafile)
    except OSError as error:
        raise NotSent(NO_CAFILE.format(path=account.cafile)) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def hand_over(account: Account, secret: Secret | None, parcel: Parcel, before: Callable[[], None]) -> Result:
    """Try once to hand a letter to the server, and say what came of it; whatever the network does raises nothing.

    ``before`` is called when the server is ready for the content, and what it raises keeps the content here.
    """
    if account.size_limit is not None and len(parcel.content) > account.size_limit:
        return too_large(len(parcel.content), account.size_limit, OUR_LIMIT)
    result = _tried(_Talk(account), secret, parcel, before)
    return _without(secret, result) if secret else result


def _tried(talk: _Talk, secret: Secret | None, parcel: Parcel, before: Callable[[], None]) -> Result:
    with cut_off(talk.session, talk.account.deadline) as late:
        try:
            _connect(talk)
            _let_in(talk, secret)
            return _deliver(talk, parcel, before)
        except (OSError, ValueError) as error:  # all that smtplib, ssl and sockets raise
            return broken(error, talk.step, talk.account, late=late.is_set())
        finally:
            _leave(talk.session)


def _without(secret: Secret, result: Result) -> Result:
    refused = {address: secret.hidden_in(why) for address, why in result.refused.items()}
    return replace(result, why=secret.hidden_in(result.why), refused=refused)


def _connect(talk: _Talk) -> None:
    session, account = talk.session, talk.account
    code, words = session.connect(account.host, account.port)
    if code != READY:
        raise smtplib.SMTPConnectError(code, words)
    session.ehlo_or_helo_if_needed()
    if account.security != TLS:
        talk.step = Step.SECURE
        session.starttls(context=talk.context)
        session.ehlo_or_helo_if_needed()


def _let_in(talk: _Talk, secret: Secret | None) -> None:
    talk.step = Step.LOGIN
    if secret and secret.is_token:
        _show_token(talk.session, talk.account.user, secret.words)
    elif secret:
        _log_in(talk.session, talk.account.user, secret.words)


def _show_token(session: smtplib.SMTP, user: str, token: str) -> None:
    def answer(challenge: bytes | None = None) -> str:
        """Show the token at first; what comes back then is why it was refused, which a blank answer ends."""
        return f"user={user}\x01auth=Bearer {token}\x01\x01" if challenge is None else ""

    session.auth("XOAUTH2", answer)


def _log_in(session: smtplib.SMTP, user: str, words: str) -> None:
    """Try one way of logging in: smtplib's own ``login`` tries all, and three wrong passwords lock an account."""
    ways: dict[str, Any] = {
        "PLAIN": session.auth_plain,
        "LOGIN": session.auth_login,
        "CRAM-MD5": session.auth_cram_md5,
    }
    offered = session.esmtp_features.get("auth", "").upper().split()
    way = next((name for name in ways if name in offered), None)
    if way is None:
        raise smtplib.SMTPNotSupportedError("AUTH")
    session.user, session.password = user, words
    session.auth(way, ways[way])


def _deliver(talk: _Talk, parcel: Parcel, before: Callable[[], None]) -> Result:
    talk.step, session = Step.ENVELOPE, talk.session
    limit = _size_taken(session)
    if limit and len(parcel.content) > limit:
        return too_large(len(parcel.content), limit, THEIR_LIMIT)
    options = [f"size={len(parcel.content)}"] if session.has_extn("size") else []
    code, words = session.mail(parcel.sender, options)
    if code != DONE:
        return refused_letter(code, words, talk.account, talk.step)
    answers = {address: session.rcpt(address) for address in parcel.receivers}
    refused = {address: answer for address, answer in answers.items() if answer[0] not in TAKEN}
    if len(refused) == len(answers):
        return refused_receivers(refused, all_of_them=True)
    before()
    code, words = _content(talk, parcel.content)
    if code != DONE:
        return refused_letter(code, words, talk.account, talk.step)
    return refused_receivers(refused, all_of_them=False)


def _content(talk: _Talk, content: bytes) -> tuple[int, bytes]:
    """Send the content and give the answer to it; smtplib does both in one, which hides how far it came."""
    talk.step = Step.CONTENT
    code, words = talk.session.docmd("DATA")
    if code != GO_ON:
        return code, words
    ended = content if content.endswith(b"\r\n") else content + b"\r\n"
    talk.session.send(re.sub(rb"(?m)^\.", b"..", ended) + b".\r\n")
    talk.step = Step.ANSWER
    return talk.session.getreply()


def _size_taken(session: smtplib.SMTP) -> int:
    size = session.esmtp_features.get("size", "")
    return int(size) if size.isascii() and size.isdigit() else 0


def _leave(session: smtplib.SMTP) -> None:
    with suppress(OSError, ValueError):
        if session.sock is not None:
            session.sock.settimeout(FAREWELL)
            session.docmd("QUIT")
    session.close()
