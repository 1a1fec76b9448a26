"""Which letter is tried when, against a real server."""

import sys
from collections import Counter
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from cchc_xl.delivery import outbox as module
from cchc_xl.delivery.letter import Receiver
from cchc_xl.delivery.outbox import entries, opened
from cchc_xl.delivery.posting import Post, put_in, send_due
from cchc_xl.delivery.states import State
from cchc_xl.errors import NotSent
from tests.delivery.letters import EVENING, letter
from tests.delivery.servers import DROP, PASSWORD, TOKEN, Faults, mail_server

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def password(monkeypatch):
    monkeypatch.setenv("CCHC_MAIL_PASSWORD", PASSWORD)


def run(folder, account, *letters, now=EVENING, again=False):
    """One run: letters in, what is due out; gives the entries that were tried."""
    with opened(folder) as outbox:
        post = Post(outbox, account, lambda: now)
        for one in letters:
            put_in(post, one, again=again)
        return tuple(send_due(post))


def states(folder):
    with opened(folder) as outbox:
        return [entry.state for entry in entries(outbox)]


def ids(server):
    return [message_from_bytes(content, policy=default)["Message-ID"] for _, content in server.accepted]


def test_five_runs_send_one_mail(tmp_path, context, account_at):
    with mail_server(context) as server:
        for hour in range(5):
            run(tmp_path, account_at(server.port), letter(), now=EVENING + timedelta(hours=hour))

    assert len(server.accepted) == 1
    assert states(tmp_path) == [State.SENT]


def test_again_sends_it_under_a_new_message_id(tmp_path, context, account_at):
    with mail_server(context) as server:
        for again in (False, True, False):
            run(tmp_path, account_at(server.port), letter(), again=again)

    assert len(set(ids(server))) == len(server.accepted) == 2


def test_other_content_and_other_receivers_are_other_letters(tmp_path, context, account_at):
    with mail_server(context) as server:
        run(tmp_path, account_at(server.port), letter(), letter(b"2"), letter(to=(Receiver("b@h.vn"),)))

    assert Counter(receivers[0] for receivers, _ in server.accepted) == {"noivu@example.vn": 2, "b@h.vn": 1}


def test_what_was_deferred_is_sent_when_it_is_due_under_the_same_message_id(tmp_path, context, account_at):
    with mail_server(context, Faults({"END": "451 later"})) as server:
        (first,) = run(tmp_path, account_at(server.port), letter())
    with mail_server(context) as server:
        early = run(tmp_path, account_at(server.port), now=EVENING + 4 * MINUTE)
        (second,) = run(tmp_path, account_at(server.port), now=EVENING + 5 * MINUTE)

    assert (first.state, early, second.state) == (State.DEFERRED, (), State.SENT)
    assert ids(server) == [first.message_id]


def test_who_asks_does_not_wait_until_it_is_due(tmp_path, context, account_at):
    with mail_server(context, Faults({"END": "451 later"})) as server:
        run(tmp_path, account_at(server.port), letter())
    with mail_server(context) as server:
        run(tmp_path, account_at(server.port), letter())

    assert len(server.accepted) == 1


def test_a_drop_after_the_final_dot_is_retried_under_the_same_message_id(tmp_path, context, account_at):
    with mail_server(context, Faults({"END": DROP})) as server:
        (first,) = run(tmp_path, account_at(server.port), letter())
    with mail_server(context) as other:
        (second,) = run(tmp_path, account_at(other.port), now=EVENING + 5 * MINUTE)

    assert (first.state, second.state) == (State.UNKNOWN, State.SENT)
    assert server.accepted == other.accepted


def test_one_refused_of_several_gets_no_second_mail_and_the_others_neither(tmp_path, context, account_at):
    to = tuple(Receiver(f"{name}@h.vn") for name in ("a", "day", "khongco"))
    with mail_server(context) as server:
        (first,) = run(tmp_path, account_at(server.port), letter(to=to))
        (second,) = run(tmp_path, account_at(server.port), now=EVENING + 5 * MINUTE)

    assert [receivers for receivers, _ in server.accepted] == [["a@h.vn"]]
    assert (first.state, first.waiting) == (State.DEFERRED, ("day@h.vn", "khongco@h.vn"))
    assert (second.state, second.next_receivers) == (State.DEFERRED, ("day@h.vn",))
    assert server.commands.count("RCPT") == 4


def test_what_failed_is_tried_only_when_asked_for(tmp_path, context, account_at):
    with mail_server(context, Faults({"MAIL": "550 no"})) as server:
        run(tmp_path, account_at(server.port), letter())
        assert run(tmp_path, account_at(server.port), now=EVENING + timedelta(30)) == ()
    with mail_server(context) as server:
        (entry,) = run(tmp_path, account_at(server.port), letter(), now=EVENING + timedelta(31))

    assert (entry.state, len(server.accepted)) == (State.SENT, 1)


def test_a_wrong_password_is_tried_once_for_all_letters_and_stands_nowhere(tmp_path, context, account_at, monkeypatch):
    monkeypatch.setenv("CCHC_MAIL_PASSWORD", "sai-bi-mat-88")
    with mail_server(context) as server:
        run(tmp_path, account_at(server.port), *(letter(bytes([number])) for number in range(5)))

    assert len(server.logins) == 1
    assert sorted(states(tmp_path)) == [State.DEFERRED, *[State.QUEUED] * 4]
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"sai-bi-mat" in content for content in files)


def test_without_a_password_the_letter_stays_in_the_outbox(tmp_path, account_at, monkeypatch):
    monkeypatch.delenv("CCHC_MAIL_PASSWORD")
    with pytest.raises(NotSent, match="Chưa có mật khẩu thư"):
        run(tmp_path, account_at(25), letter())

    assert states(tmp_path) == [State.QUEUED]


def test_nothing_due_needs_no_password(tmp_path, account_at, monkeypatch):
    monkeypatch.delenv("CCHC_MAIL_PASSWORD")

    assert run(tmp_path, account_at(25)) == ()


def test_a_letter_that_is_too_large_does_not_hold_up_the_others(tmp_path, context, account_at):
    with mail_server(context, Faults(size=9000)) as server:
        tried = run(tmp_path, account_at(server.port), letter(b"x" * 9000), letter(b"y"))

    assert sorted(entry.state for entry in tried) == [State.FAILED, State.SENT]


def print_token(token):
    return {"token_command": (sys.executable, "-c", f"print({token!r})")}


def test_a_token_lets_in(tmp_path, context, account_at):
    with mail_server(context) as server:
        (entry,) = run(tmp_path, account_at(server.port, **print_token(TOKEN)), letter())

    assert (entry.state, server.logins) == (State.SENT, [("XOAUTH2", f"auth=Bearer {TOKEN}")])


def test_a_refused_token_is_shown_once_and_never_told(tmp_path, context, account_at):
    with mail_server(context) as server:
        (entry,) = run(tmp_path, account_at(server.port, **print_token("token-cu-77")), letter())

    assert server.logins == [("XOAUTH2", "auth=Bearer token-cu-77"), ("answer", "b''")]
    assert (entry.state, "(mã 535)" in entry.why, "token-cu" in entry.why) == (State.DEFERRED, True, False)


@pytest.mark.parametrize(
    ("write", "arrived"), [(1, 1), (2, 1), (3, 1), (4, 2)], ids=["mail", "queued", "unknown", "sent"]
)
def test_a_disk_that_is_full_at_any_write_loses_no_letter(tmp_path, context, account_at, monkeypatch, write, arrived):
    usual, written = module.publish, []

    def full(*words, **named):
        written.append(words)
        if len(written) == write:
            raise OSError(28, "đĩa đã đầy on device")
        return usual(*words, **named)

    with mail_server(context) as server:
        monkeypatch.setattr(module, "publish", full)
        with pytest.raises(NotSent, match="đã gửi nhưng không ghi lại được" if write == 4 else "đĩa đã đầy"):
            run(tmp_path, account_at(server.port), letter())
        run(tmp_path, account_at(server.port), letter())

    assert states(tmp_path) == [State.SENT]
    assert (len(server.accepted), len(set(ids(server)))) == (arrived, 1)


def test_a_failure_that_cannot_be_noted_is_told_as_such(tmp_path, context, account_at, monkeypatch):
    usual, written = module.publish, []

    def full(*words, **named):
        written.append(words)
        if len(written) == 3:
            raise OSError(28, "đĩa đã đầy on device")
        return usual(*words, **named)

    with mail_server(context, Faults({"MAIL": "451 later"})) as server:
        monkeypatch.setattr(module, "publish", full)
        with pytest.raises(NotSent, match=r"^[^ ]*thu di: không ghi được hàng chờ thư"):
            run(tmp_path, account_at(server.port), letter())

    assert states(tmp_path) == [State.QUEUED]
