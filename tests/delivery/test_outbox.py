"""The folder of letters: written whole, healed when opened, worked on by one process."""

import multiprocessing
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from cchc_xl.delivery import outbox as module
from cchc_xl.delivery.letter import Receiver
from cchc_xl.delivery.outbox import content_of, editions_of, enqueue, entries, opened, save
from cchc_xl.delivery.states import State
from cchc_xl.errors import NotSent
from tests.delivery.conftest import SENDER
from tests.delivery.letters import EVENING, letter


def queued(folder, one=None, now=EVENING):
    with opened(folder) as outbox:
        return enqueue(outbox, one or letter(), SENDER, now)


def found(folder):
    with opened(folder) as outbox:
        return entries(outbox), outbox.aside


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_letter_is_two_files_beside_the_settings(tmp_path):
    entry = queued(tmp_path)

    assert files(tmp_path) == ["thu di/.khoa", f"thu di/{entry.name}.eml", f"thu di/{entry.name}.json"]
    assert (entry.state, entry.receivers, entry.waiting) == (State.QUEUED, ("noivu@example.vn",), ("noivu@example.vn",))
    mail = message_from_bytes((tmp_path / "thu di" / f"{entry.name}.eml").read_bytes(), policy=default)
    assert (mail["Message-ID"], mail["Date"].datetime) == (entry.message_id, EVENING)
    assert found(tmp_path) == ((entry,), ())


def test_letters_are_in_the_order_of_their_queueing(tmp_path):
    later = queued(tmp_path, letter(b"2"), EVENING + timedelta(1))
    first = queued(tmp_path, letter(b"1"))

    assert found(tmp_path) == ((first, later), ())


def test_each_edition_has_its_own_message_id(tmp_path):
    one, two = queued(tmp_path), queued(tmp_path)

    assert one.message_id != two.message_id
    with opened(tmp_path) as outbox:
        assert editions_of(outbox, letter()) == (one, two)


def test_what_a_crash_left_is_swept(tmp_path):
    entry = queued(tmp_path)
    (tmp_path / "thu di" / ".cchc-abc.tmp").write_bytes(b"half")

    assert found(tmp_path) == ((entry,), ())
    assert not list((tmp_path / "thu di").glob("*.tmp"))


def test_a_mail_whose_state_was_never_written_is_taken_up_as_it_was(tmp_path):
    entry = queued(tmp_path, letter(cc=(Receiver("b@h.vn", "Xã B, C"), Receiver("noivu@example.vn"))))
    (tmp_path / "thu di" / f"{entry.name}.json").unlink()

    assert found(tmp_path) == ((entry,), ())


@pytest.mark.parametrize("cut", [0, 200])
def test_a_damaged_state_is_set_aside_with_its_mail(tmp_path, cut):
    entry, other = queued(tmp_path), queued(tmp_path, letter(b"2"))
    state = tmp_path / "thu di" / f"{entry.name}.json"
    state.write_bytes(state.read_bytes()[:cut])

    assert found(tmp_path) == ((other,), (f"hong/{entry.name} (1)",))
    assert [name for name in files(tmp_path) if "hong" in name] == [
        f"thu di/hong/{entry.name} (1).eml",
        f"thu di/hong/{entry.name} (1).json",
    ]
    assert found(tmp_path) == ((other,), ())


def test_a_mail_that_was_changed_is_set_aside(tmp_path):
    entry = queued(tmp_path)
    mail = tmp_path / "thu di" / f"{entry.name}.eml"
    mail.write_bytes(mail.read_bytes().replace(b"noivu", b"nguoi"))

    assert found(tmp_path) == ((), (f"hong/{entry.name} (1)",))


def test_a_mail_that_is_gone_is_set_aside_unless_it_was_sent(tmp_path):
    gone, sent = queued(tmp_path), queued(tmp_path, letter(b"2"))
    with opened(tmp_path) as outbox:
        (tmp_path / "thu di" / f"{sent.name}.eml").unlink()
        (tmp_path / "thu di" / f"{gone.name}.eml").unlink()
        from dataclasses import replace

        done = replace(sent, state=State.SENT, waiting=())
        save(outbox, done)

    assert found(tmp_path) == ((done,), (f"hong/{gone.name} (1)",))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe rac", b"From: a@b.vn\r\nTo: c@d.vn\r\n\r\nx"])
def test_a_strange_mail_is_set_aside_and_never_sent(tmp_path, content):
    queued(tmp_path)
    (tmp_path / "thu di" / "la.eml").write_bytes(content)

    assert found(tmp_path)[1] == ("hong/la (1)",)


def test_a_mail_of_ours_under_a_name_that_is_not_its_own_is_set_aside(tmp_path):
    entry = queued(tmp_path)
    copy = (tmp_path / "thu di" / f"{entry.name}.eml").read_bytes()
    (tmp_path / "thu di" / "thu-000000000000000000000000-1.eml").write_bytes(copy)

    assert found(tmp_path)[1] == ("hong/thu-000000000000000000000000-1 (1)",)


def test_damage_twice_under_one_name_loses_nothing(tmp_path):
    for _ in range(2):
        entry = queued(tmp_path)
        (tmp_path / "thu di" / f"{entry.name}.json").write_bytes(b"{")
        found(tmp_path)

    assert len([name for name in files(tmp_path) if "hong" in name]) == 4


def hold(folder, ready, go):
    with opened(folder):
        ready.set()
        go.wait(20)


def test_of_two_processes_one_works(tmp_path):
    context = multiprocessing.get_context("spawn")
    ready, go = context.Event(), context.Event()
    other = context.Process(target=hold, args=(tmp_path, ready, go))
    other.start()
    assert ready.wait(20)
    with pytest.raises(NotSent, match="Một lần gửi thư khác đang chạy"), opened(tmp_path):
        pass
    other.kill()
    other.join()

    assert found(tmp_path) == ((), ())


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "thu di").write_bytes(b"")

    with pytest.raises(NotSent, match="không ghi được hàng chờ thư"), opened(tmp_path):
        pass


def test_a_full_disk_is_told_and_leaves_the_state_as_it_was(tmp_path, monkeypatch):
    entry = queued(tmp_path)

    def full(*_words, **_named):
        raise OSError(28, "No space left on device")

    with opened(tmp_path) as outbox:
        monkeypatch.setattr(module, "publish", full)
        with pytest.raises(NotSent, match="đĩa đã đầy"):
            save(outbox, entry)
        assert content_of(outbox, entry)
    assert found(tmp_path) == ((entry,), ())


def test_a_state_that_a_virus_scanner_holds_is_waited_for(tmp_path, monkeypatch):
    entry, replace, held = queued(tmp_path), Path.replace, [1, 2]

    def hold(self, to):
        if held:
            held.pop()
            raise PermissionError(13, "held")
        return replace(self, to)

    monkeypatch.setattr(module, "WAITS", (0, 0, 0))
    with opened(tmp_path) as outbox:
        monkeypatch.setattr(Path, "replace", hold)
        save(outbox, entry)

    assert (found(tmp_path), held) == (((entry,), ()), [])


def test_a_state_that_is_held_for_ever_is_told(tmp_path, monkeypatch):
    entry = queued(tmp_path)

    def hold(*_):
        raise PermissionError(13, "held")

    monkeypatch.setattr(module, "WAITS", (0,))
    with opened(tmp_path) as outbox:
        monkeypatch.setattr(Path, "replace", hold)
        with pytest.raises(NotSent, match="không ghi được hàng chờ thư"):
            save(outbox, entry)
