"""Mail servers for tests: a real one with STARTTLS and AUTH that does wrong what it is told to, and bare sockets."""

import asyncio
import base64
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER, PASSWORD, TOKEN = "xa@vd.vn", "matkhau-bi-mat-7391", "ya29.token-rieng"
HANG, DROP, DRIP = "hang", "drop", "drip"
NO_WAY_IN = {"auth_exclude_mechanism": ["LOGIN", "PLAIN"]}
REFUSED = {"khongco": "550 5.1.1 No such user", "day": "452 4.2.2 Mailbox full"}


@dataclass
class Faults:
    """What goes wrong: a reply (or HANG, DROP, DRIP) instead of doing a command; END is the answer to the content."""

    at: Mapping[str, str] = field(default_factory=dict)
    cut_after: int | None = None  # bytes of content
    size: int = 2**25
    auth: bool = True
    starttls: bool = True


@dataclass
class Server:
    """A running server: its port, and what it accepted, in order: (receivers, content), and each login it saw."""

    port: int = 0
    accepted: list[tuple[list[str], bytes]] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)


class Session(SMTP):
    """One session, with faults."""

    def __init__(self, handler, faults: Faults, seen: Server, **settings):
        self.faults, self.seen, self.received = faults, seen, 0
        super().__init__(handler, **settings)

    def data_received(self, data):
        self.received += len(data)
        if self.faults.cut_after is not None and self.received > self.faults.cut_after:
            self.transport.abort()
            return None
        return super().data_received(data)

    async def do_wrong(self, fault: str) -> None:
        if fault == HANG:
            await asyncio.sleep(30)
        elif fault == DROP:
            self.transport.abort()
        elif fault == DRIP:
            while not self.transport.is_closing():
                self._writer.write(b"250-con nua\r\n")
                await asyncio.sleep(0.02)
        else:
            await self.push(fault)


def _wrapped(name: str):
    usual = getattr(SMTP, f"smtp_{name}")

    async def command(self, arg):
        self.seen.commands.append(name)
        if fault := self.faults.at.get(name):
            await self.do_wrong(fault)
        else:
            await usual(self, arg)

    command.__doc__ = usual.__doc__
    return command


for _name in ("EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"):
    setattr(Session, f"smtp_{_name}", _wrapped(_name))


class Mailbox:
    """Takes what comes, but not for everybody."""

    def __init__(self, faults: Faults, seen: Server):
        self.faults, self.seen = faults, seen

    async def auth_XOAUTH2(self, server, words):  # noqa: N802 - the library's name
        """Take a token as the large providers do: a refused one gets a challenge that says why, then a 535."""
        user, shown = base64.b64decode(words[1]).decode().split("\x01", 1)
        self.seen.logins.append(("XOAUTH2", shown.strip("\x01")))
        if (user, shown) == (f"user={USER}", f"auth=Bearer {TOKEN}\x01\x01"):
            return AuthResult(success=True, auth_data=user)
        self.seen.logins.append(("answer", str(await server.challenge_auth('{"status":"401"}'))))
        return AuthResult(success=False, handled=False)

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - the library's name
        if refusal := REFUSED.get(address.partition("@")[0]):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802 - the library's name
        fault = self.faults.at.get("END", "")
        if fault[:1].isdigit():
            return fault
        self.seen.accepted.append((list(envelope.rcpt_tos), envelope.content))
        if fault:
            await server.do_wrong(fault)
        return "250 2.0.0 Queued"


@contextmanager
def mail_server(context: ssl.SSLContext, faults: Faults | None = None, *, implicit: bool = False):
    """Run a server with this certificate; ``implicit`` speaks TLS from the first byte."""
    faults, seen = faults or Faults(), Server()

    def authenticate(_server, _session, _envelope, mechanism, data):
        words = data.decode() if isinstance(data, bytes) else ""
        if isinstance(data, LoginPassword):
            words = data.password.decode()
        seen.logins.append((mechanism, words))
        good = isinstance(data, LoginPassword) and (data.login.decode(), words) == (USER, PASSWORD)
        return AuthResult(success=good, handled=good)

    handler = Mailbox(faults, seen)
    security = {} if implicit or not faults.starttls else {"tls_context": context, "require_starttls": True}
    asks = {"authenticator": authenticate, "auth_required": True} if faults.auth else NO_WAY_IN
    loop = asyncio.new_event_loop()

    def session() -> Session:
        usual = {
            "data_size_limit": faults.size,
            "hostname": "localhost",
            "auth_require_tls": not implicit,
            "loop": loop,
        }
        return Session(handler, faults, seen, **usual, **security, **asks)

    listening = loop.run_until_complete(
        loop.create_server(session, "127.0.0.1", 0, ssl=context if implicit else None, ssl_handshake_timeout=None)
    )
    seen.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        listening.close()
        _end(loop)


def _end(loop: asyncio.AbstractEventLoop) -> None:
    """Cancel what still hangs."""

    async def cancel() -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)  # transports that were closed say goodbye

    loop.run_until_complete(cancel())
    loop.close()


@contextmanager
def bare_server(talk: Callable[[socket.socket], None]):
    """Run ``talk`` for each connection; gives the port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(connection,), daemon=True).start()

    def answer(connection):
        with connection, suppress(OSError):
            talk(connection)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()
