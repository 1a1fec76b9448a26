"""A hard end for a talk with a server that answers just often enough never to time out."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from smtplib import SMTP
from threading import Event, Thread

AGAIN = 0.2  # seconds; the first cut may meet a socket that is just being wrapped


@contextmanager
def cut_off(session: SMTP, seconds: float) -> Iterator[Event]:
    """Cut the connection when the seconds are over, which wakes whoever waits on it; the event says that it was."""
    done, late = Event(), Event()

    def watch() -> None:
        wait = seconds
        while not done.wait(wait):
            late.set()
            wait = AGAIN
            with suppress(OSError):
                if session.sock is not None:
                    socket.socket.shutdown(session.sock, socket.SHUT_RDWR)  # not the method of a TLS socket

    Thread(target=watch, daemon=True).start()
    try:
        yield late
    finally:
        done.set()
