"""How far a letter has come, and when it is tried next."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_xl.delivery.entry import Damaged, Entry, after, as_json, asked_for, begun, from_json
from cchc_xl.delivery.states import Result, State
from tests.delivery.letters import EVENING

BOTH = ("a@h.vn", "b@h.vn")
ENTRY = Entry("thu-1", "<1@vd.vn>", "Bảng điểm", "xa@vd.vn", BOTH, "00", EVENING, EVENING, BOTH)
MINUTE = timedelta(minutes=1)
DEFERRED = Result(State.DEFERRED, "Mạng hỏng.")


def test_sent_to_all_leaves_nobody_waiting():
    done = after(ENTRY, Result(State.SENT), EVENING)

    assert (done.state, done.waiting, done.tries, done.tried) == (State.SENT, (), 1, EVENING)
    assert not done.is_due(EVENING + timedelta(365))


def test_sent_to_some_waits_for_those_refused_for_now_alone():
    done = after(ENTRY, Result(State.SENT, "Đầy.", later=("b@h.vn",)), EVENING)

    assert (done.state, done.waiting, done.next_receivers) == (State.DEFERRED, ("b@h.vn",), ("b@h.vn",))


def test_sent_to_some_has_failed_where_the_others_were_refused_for_good():
    done = after(ENTRY, Result(State.SENT, "Không có.", refused={"b@h.vn": "550"}), EVENING)

    assert (done.state, done.waiting, done.next_receivers) == (State.FAILED, ("b@h.vn",), ())


def test_what_was_refused_for_good_stays_so_when_the_others_have_got_it():
    first = after(ENTRY, Result(State.DEFERRED, "", later=("a@h.vn",), refused={"b@h.vn": "550"}), EVENING)
    assert (first.state, first.waiting, first.next_receivers) == (State.DEFERRED, BOTH, ("a@h.vn",))

    second = after(first, Result(State.SENT), EVENING)
    assert (second.state, second.waiting, second.refused) == (State.FAILED, ("b@h.vn",), {"b@h.vn": "550"})


def test_trouble_is_tried_again_ever_more_rarely_and_then_given_up():
    entry, now, waits = ENTRY, EVENING, []
    while entry.state is not State.FAILED:
        entry = after(entry, DEFERRED, now)
        waits.append((entry.due - now) // MINUTE)
        now = entry.due

    assert waits[:6] == [5, 15, 60, 240, 720, 720]
    assert (len(waits), now - EVENING > timedelta(7)) == (20, True)
    assert entry.why == "Đã thử 20 lần mà không được, nên không tự gửi nữa. Mạng hỏng."


def test_it_is_due_from_its_time_on_also_when_the_clock_was_set_back_by_years():
    entry = after(ENTRY, DEFERRED, EVENING)

    assert [entry.is_due(EVENING + minutes * MINUTE) for minutes in (0, 4, 5, 9999)] == [False, False, True, True]
    assert entry.is_due(EVENING - timedelta(365))


def test_a_try_that_dies_leaves_it_unknown_and_due_soon():
    entry = begun(ENTRY, EVENING)

    assert (entry.state, entry.tries, entry.due - EVENING) == (State.UNKNOWN, 1, 5 * MINUTE)


def test_who_asks_gets_a_new_try_for_all_who_have_not_got_it():
    failed = after(ENTRY, Result(State.SENT, "Không có.", refused={"b@h.vn": "550"}), EVENING)
    asked = asked_for(failed, EVENING)

    assert (asked.state, asked.next_receivers, asked.is_due(EVENING)) == (State.QUEUED, ("b@h.vn",), True)


@settings(deadline=None)
@given(
    st.sampled_from(State), st.integers(0, 99), st.text(st.characters(codec="utf-8")), st.booleans(),
    st.dictionaries(st.sampled_from(BOTH), st.text(st.characters(codec="utf-8"))),
)  # fmt: skip
def test_what_is_written_is_read_back(state, tries, words, tried, refused):
    entry = replace(
        ENTRY, state=state, tries=tries, why=words, subject=words, tried=EVENING if tried else None, refused=refused
    )

    assert from_json(as_json(entry)) == entry


GOOD = json.loads(as_json(ENTRY))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0" * 40, b"[]", b"{}", b"1", as_json(ENTRY)[:-9], b"[" * 100_000,
        *(json.dumps({**GOOD, **wrong}).encode() for wrong in (
            {"schema": 2}, {"more": 1}, {"state": "gone"}, {"due": "hom nay"}, {"due": "2025-01-05T15:00:00"}, {"due": 5},
            {"waiting": [1]}, {"waiting": None}, {"refused": []}, {"tries": "1"}, {"tries": 1e999}, {"subject": None},
        )),
    ],
)  # fmt: skip
def test_anything_else_is_damaged(data):
    with pytest.raises(Damaged):
        from_json(data)


@settings(deadline=None)
@given(st.binary())
def test_no_bytes_do_more_than_be_damaged(data):
    with pytest.raises(Damaged):
        from_json(data)
