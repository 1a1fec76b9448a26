"""Who is let in and who is believed: encryption, certificates, passwords."""

import ssl

import pytest

from cchc_xl.delivery.password import Secret
from cchc_xl.delivery.states import State
from cchc_xl.errors import NotSent
from tests.delivery.servers import Faults, mail_server
from tests.delivery.test_door import sent

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # all of it is in TLS


def test_without_starttls_nothing_is_sent_not_even_the_password(context, account_at):
    with mail_server(context, Faults(starttls=False)) as server:
        result = sent(account_at(server.port))

    assert (result.state, result.stops) == (State.DEFERRED, True)
    assert "không mã hóa được đường truyền (STARTTLS) nên không gửi gì cả" in result.why
    assert (server.logins, server.accepted, server.commands) == ([], [], ["EHLO", "QUIT"])


def test_a_starttls_that_is_refused_is_not_gone_without(context, account_at):
    with mail_server(context, Faults({"STARTTLS": "454 4.7.0 TLS not available"})) as server:
        result = sent(account_at(server.port))

    assert (result.state, server.logins, server.accepted) == (State.DEFERRED, [], [])
    assert "không gửi gì cả" in result.why


@pytest.mark.parametrize("implicit", [False, True], ids=["starttls", "tls"])
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("unknown", "không do nơi đáng tin cấp"),
        ("other", "không mang tên 127.0.0.1"),
        ("expired", "đã hết hạn"),
    ],
)
def test_a_bad_certificate_stops_before_the_login(bad_contexts, account_at, fault, words, implicit):
    with mail_server(bad_contexts[fault], implicit=implicit) as server:
        result = sent(account_at(server.port, security="tls" if implicit else "starttls"))

    assert (result.state, result.stops) == (State.DEFERRED, True)
    assert (server.logins, server.accepted) == ([], [])
    assert words in result.why


def test_an_own_certificate_is_not_trusted_without_its_cafile(context, account_at):
    with mail_server(context) as server:
        result = sent(account_at(server.port, cafile=None))

    assert (result.state, server.logins) == (State.DEFERRED, [])
    assert "dòng cafile của [mail]" in result.why


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_old_tls_is_not_spoken(authority, account_at):
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(old)
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    with mail_server(old) as server:
        result = sent(account_at(server.port))

    assert (result.state, server.logins) == (State.DEFERRED, [])
    assert "TLS 1.2 trở lên" in result.why


def test_tls_to_a_port_that_speaks_in_clear_is_told(context, account_at):
    with mail_server(context) as server:
        result = sent(account_at(server.port, security="tls"))

    assert (result.state, "kiểm tra security và port" in result.why) == (State.DEFERRED, True)


def test_a_cafile_that_is_not_there_is_told(account_at, tmp_path):
    with pytest.raises(NotSent, match=r"goc\.pem"):
        sent(account_at(25, cafile=tmp_path / "goc.pem"))


def test_a_wrong_password_is_tried_once_and_never_told(context, account_at):
    with mail_server(context) as server:
        result = sent(account_at(server.port), secret=Secret("sai-bi-mat"))

    assert server.logins == [("PLAIN", "sai-bi-mat")]
    assert (result.state, result.stops, server.accepted) == (State.DEFERRED, True, [])
    assert "không nhận tên đăng nhập hoặc mật khẩu của «xa@vd.vn» (mã 535)" in result.why
    assert "sai-bi-mat" not in repr(result)


def test_a_login_that_is_refused_for_now_is_deferred(context, account_at):
    with mail_server(context, Faults({"AUTH": "454 4.7.0 later"})) as server:
        result = sent(account_at(server.port))

    assert (result.state, result.stops) == (State.DEFERRED, True)
    assert "tạm thời chưa cho đăng nhập (mã 454)" in result.why


def test_a_server_without_login_is_told(context, account_at):
    with mail_server(context, Faults(auth=False)) as server:
        result = sent(account_at(server.port))

    assert (result.state, "bỏ dòng user" in result.why) == (State.DEFERRED, True)
    assert server.accepted == []
