"""The mail server's certificate, for runs that send."""

from tests.delivery.conftest import authority, cafile, context

__all__ = ["authority", "cafile", "context"]
