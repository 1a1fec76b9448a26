"""The way to the mail server, with all that goes wrong on it."""

import os
import socket
import time

import pytest

from cchc_xl.delivery.door import Parcel, hand_over
from cchc_xl.delivery.states import Result, State
from cchc_xl.errors import NotSent
from tests.delivery.conftest import SECRET
from tests.delivery.servers import DRIP, DROP, HANG, PASSWORD, USER, Faults, bare_server, mail_server

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # all of it is in TLS

MAIL = b"Subject: thu\r\n\r\n.\r\n..hai\r\n.a\r\n" + b"x" * 70 + b"\r\n"
GOOD = "a@h.vn"


def sent(account, *receivers, content=MAIL, secret=SECRET, before=lambda: None):
    return hand_over(account, secret, Parcel(USER, receivers or (GOOD,), content), before)


def test_the_mail_arrives_byte_for_byte_under_starttls_and_login(context, account_at):
    with mail_server(context) as server:
        assert sent(account_at(server.port)) == Result(State.SENT)
    assert server.accepted == [([GOOD], MAIL)]
    assert server.logins == [("PLAIN", PASSWORD)]


def test_it_arrives_under_tls_from_the_first_byte(context, account_at):
    with mail_server(context, implicit=True) as server:
        assert sent(account_at(server.port, security="tls")).state is State.SENT
    assert server.accepted == [([GOOD], MAIL)]


def test_a_server_inside_the_house_may_want_no_login(context, account_at):
    with mail_server(context, Faults(auth=False)) as server:
        assert sent(account_at(server.port, user=""), secret=None).state is State.SENT


def test_a_mail_of_two_megabytes_arrives(context, account_at):
    content = b"Subject: to\r\n\r\n" + os.urandom(2**20).hex("\n", 35).replace("\n", "\r\n").encode() + b"\r\n"
    with mail_server(context) as server:
        assert sent(account_at(server.port), content=content).state is State.SENT
    assert server.accepted[0][1] == content


@pytest.mark.parametrize(
    ("faults", "state", "words"),
    [
        ({"MAIL": "451 4.3.0 later"}, State.DEFERRED, "tạm thời chưa nhận thư (451 4.3.0 later)"),
        ({"MAIL": "550 5.7.1 not you"}, State.FAILED, "không cho gửi từ «xa@vd.vn» (550 5.7.1 not you)"),
        ({"RCPT": "451 4.3.0 later"}, State.DEFERRED, "tạm thời chưa nhận thư cho a@h.vn (451 4.3.0 later)"),
        ({"RCPT": "550 5.1.1 nobody"}, State.FAILED, "không nhận thư cho a@h.vn (550 5.1.1 nobody)"),
        ({"DATA": "451 4.3.0 later"}, State.DEFERRED, "tạm thời chưa nhận thư (451 4.3.0 later)"),
        ({"DATA": "554 5.5.1 no"}, State.FAILED, "không nhận thư này (554 5.5.1 no)"),
        ({"END": "451 4.3.0 later"}, State.DEFERRED, "tạm thời chưa nhận thư (451 4.3.0 later)"),
        ({"END": "552 5.3.4 too big"}, State.FAILED, "không nhận thư này (552 5.3.4 too big)"),
    ],
)
def test_what_a_server_refuses_for_now_is_deferred_and_for_good_has_failed(context, account_at, faults, state, words):
    with mail_server(context, Faults(faults)) as server:
        result = sent(account_at(server.port))

    assert (result.state, result.stops, words in result.why) == (state, False, True)
    assert server.accepted == []


def test_a_server_that_closes_for_today_stops_the_other_letters_too(context, account_at):
    with mail_server(context, Faults({"MAIL": "421 4.3.2 closing"})) as server:
        assert sent(account_at(server.port)).stops


def test_a_server_that_wants_a_login_after_all_says_so(context, account_at):
    with mail_server(context) as server:
        result = sent(account_at(server.port, user=""), secret=None)

    assert (result.state, result.stops) == (State.DEFERRED, True)
    assert "đòi đăng nhập" in result.why


def test_one_receiver_of_several_is_refused_for_good_and_one_for_now(context, account_at):
    with mail_server(context) as server:
        result = sent(account_at(server.port), GOOD, "khongco@h.vn", "day@h.vn")

    assert server.accepted == [([GOOD], MAIL)]
    assert (result.state, result.later) == (State.SENT, ("day@h.vn",))
    assert result.refused == {"khongco@h.vn": "550 5.1.1 No such user"}
    assert result.why == (
        "Máy chủ thư không nhận thư cho khongco@h.vn (550 5.1.1 No such user). Hãy kiểm tra lại địa chỉ nhận. "
        "Máy chủ thư tạm thời chưa nhận thư cho day@h.vn (452 4.2.2 Mailbox full). Sẽ gửi lại riêng cho địa chỉ này."
    )


def test_the_size_that_a_server_takes_is_checked_before_anything_is_sent(context, account_at):
    with mail_server(context, Faults(size=1000)) as server:
        result = sent(account_at(server.port), content=MAIL * 12)

    assert (result.state, server.accepted) == (State.FAILED, [])
    assert "MAIL" not in server.commands
    assert "quá mức 0,0 MB của máy chủ thư" in result.why


def test_the_size_that_the_office_allows_is_checked_before_connecting(account_at):
    result = sent(account_at(9, size_limit=2**20), content=b"x" * (2**20 + 2**19))

    assert result.state is State.FAILED
    assert "Thư nặng 1,5 MB" in result.why
    assert "quá mức 1,0 MB của size_limit trong cchc.toml" in result.why


def test_a_drop_in_the_middle_of_the_content_is_deferred(context, account_at):
    with mail_server(context, Faults(cut_after=300_000)) as server:
        result = sent(account_at(server.port), content=MAIL + b"y" * 24_000_000)

    assert (result.state, server.accepted) == (State.DEFERRED, [])
    assert result.why == (
        "Mất kết nối với máy chủ thư 127.0.0.1 khi chưa gửi xong. Thư còn trong hàng chờ và sẽ được gửi lại."
    )


@pytest.mark.parametrize("fault", [DROP, HANG])
def test_a_drop_or_silence_after_the_final_dot_is_unknown_though_it_arrived(context, account_at, fault):
    with mail_server(context, Faults({"END": fault})) as server:
        result = sent(account_at(server.port, timeout=2 if fault == HANG else 20))

    assert (result.state, server.accepted) == (State.UNKNOWN, [([GOOD], MAIL)])
    assert "chưa rõ máy chủ đã nhận hay chưa" in result.why


@pytest.mark.parametrize("step", ["EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("fault", [HANG, DROP])
def test_silence_and_drops_at_any_step_before_the_content_are_deferred(context, account_at, step, fault):
    with mail_server(context, Faults({step: fault})) as server:
        result = sent(account_at(server.port, timeout=0.2 if fault == HANG else 20))

    assert (result.state, server.accepted) == (State.DEFERRED, [])
    assert ("không trả lời kịp (0.2 giây)" in result.why) == (fault == HANG)


@pytest.mark.parametrize("step", ["EHLO", "MAIL", "END"])
def test_a_server_that_drips_is_cut_off_at_the_deadline(context, account_at, step):
    with mail_server(context, Faults({step: DRIP})) as server:
        result = sent(account_at(server.port, deadline=3 if step == "END" else 0.6))

    assert (result.state, result.stops) == (State.UNKNOWN if step == "END" else State.DEFERRED, True)


def test_a_goodbye_that_never_comes_changes_nothing(context, account_at, monkeypatch):
    monkeypatch.setattr("cchc_xl.delivery.door.FAREWELL", 0.2)
    with mail_server(context, Faults({"QUIT": HANG})) as server:
        assert sent(account_at(server.port)).state is State.SENT


def drip(connection):
    while True:
        connection.sendall(b"2")
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("talk", "limits", "words"),
    [
        (lambda connection: connection.sendall(b"554 no service\r\n"), {}, "từ chối phục vụ (554 no service)"),
        (lambda connection: connection.sendall(b"421 busy\r\n"), {}, "từ chối phục vụ (421 busy)"),
        (lambda connection: connection.recv(1), {"timeout": 0.3}, "không trả lời kịp (0.3 giây)"),
        (lambda connection: connection.close(), {}, "Mất kết nối"),
        (drip, {"deadline": 0.6}, "không trả lời kịp (0.6 giây)"),
        (lambda connection: connection.sendall(b"\xff\xfe\x00rac\r\n" * 3), {}, "Mất kết nối|từ chối phục vụ"),
    ],
    ids=["554", "421", "silent", "closed", "drip", "rubbish"],
)
def test_a_server_that_does_not_greet_as_it_should_is_deferred(account_at, talk, limits, words):
    with bare_server(talk) as port:
        result = sent(account_at(port, **limits))

    assert (result.state, result.stops) == (State.DEFERRED, True)
    assert any(one in result.why for one in words.split("|"))


def test_nobody_at_the_port(account_at):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    result = sent(account_at(port))

    assert (result.state, f"không nhận kết nối ở cổng {port}" in result.why) == (State.DEFERRED, True)


def test_a_name_that_is_nowhere(account_at, monkeypatch):
    def nowhere(*_words, **_named):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    result = sent(account_at(25))

    assert (result.state, "Không tìm thấy máy chủ thư 127.0.0.1" in result.why) == (State.DEFERRED, True)


def test_a_name_of_this_machine_with_accents_is_not_told_to_the_server(context, account_at, monkeypatch):
    monkeypatch.setattr(socket, "getfqdn", lambda *_: "MÁY-VĂN-THƯ")
    with mail_server(context) as server:
        assert sent(account_at(server.port)).state is State.SENT


def test_what_cannot_be_noted_is_not_sent(context, account_at):
    def full():
        raise NotSent("Đĩa đầy")

    with mail_server(context) as server, pytest.raises(NotSent, match="Đĩa đầy"):
        sent(account_at(server.port), before=full)
    assert server.accepted == []


def test_it_is_noted_before_the_content_leaves(context, account_at):
    noted = []
    with mail_server(context) as server:
        sent(account_at(server.port), before=lambda: noted.append(len(server.accepted)))

    assert noted == [0]
