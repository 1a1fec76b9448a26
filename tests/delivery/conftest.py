"""A certificate authority of our own, and an account that trusts it."""

import ssl
from datetime import UTC, datetime

import pytest
import trustme

from cchc_xl.delivery.account import Account
from cchc_xl.delivery.letter import Receiver
from cchc_xl.delivery.password import Secret
from tests.delivery.servers import PASSWORD, USER

SENDER = Receiver(USER, "UBND xã Đông Thạnh")
SECRET = Secret(PASSWORD)


@pytest.fixture(scope="session")
def authority():
    return trustme.CA()


@pytest.fixture(scope="session")
def cafile(authority, tmp_path_factory):
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def context_for(authority, *names, until=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, not_after=until).configure_cert(context)
    return context


@pytest.fixture(scope="session")
def context(authority):
    return context_for(authority, "127.0.0.1", "localhost")


@pytest.fixture(scope="session")
def bad_contexts(authority):
    return {
        "unknown": context_for(trustme.CA(), "127.0.0.1"),
        "other": context_for(authority, "khac.example.vn"),
        "expired": context_for(authority, "127.0.0.1", until=datetime(2020, 1, 1, tzinfo=UTC)),
    }


@pytest.fixture
def account_at(cafile):
    def make(port, **changes):
        usual = {"user": USER, "cafile": cafile, "timeout": 20, "deadline": 60}
        return Account("127.0.0.1", SENDER, port, **{**usual, **changes})

    return make
