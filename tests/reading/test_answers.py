"""Yes, no and not applicable are read as people write them, and nothing else is."""

import unicodedata

import pytest

from cchc_xl.model.reading import Answer
from cchc_xl.reading.answers import WORDS, answer_in

YES = (
    "Có",
    "co",
    "CÓ",
    " có ",
    "C",
    "c",
    "x",
    "X",
    "✓",
    "✔",
    "✔\ufe0f",
    "☑",
    "v",
    "V",
    "1",
    "TRUE",
    "Đạt",
    "Đã thực hiện",
)
NO = ("Không", "khong", "KHÔNG", "K", "k", "ko", "0", "FALSE", "Chưa", "không đạt", "no")
NOT_APPLICABLE = ("N/A", "n/a", "NA", "KAD", "K.A.D", "Không AD", "không áp dụng", "Không phát sinh")


@pytest.mark.parametrize("text", YES)
def test_yes(text):
    assert answer_in(text) is Answer.YES


@pytest.mark.parametrize("text", NO)
def test_no(text):
    assert answer_in(text) is Answer.NO


@pytest.mark.parametrize("text", NOT_APPLICABLE)
def test_not_applicable(text):
    assert answer_in(text) is Answer.NOT_APPLICABLE


@pytest.mark.parametrize("text", ["", "✗", "-", "?", "2", "có lẽ", "đang làm", "không rõ", "10", "Có/Không"])
def test_what_may_mean_either_is_no_answer(text):
    assert answer_in(text) is None


@pytest.mark.parametrize("word", [word for words in WORDS.values() for word in words])
def test_every_word_is_known_in_every_keyboard_and_case(word):
    ways = (word, word.upper(), unicodedata.normalize("NFD", word), f"\u00a0{word}\u200b")

    assert len({answer_in(way) for way in ways}) == 1


def test_no_word_has_two_meanings():
    words = [word for held in WORDS.values() for word in held]

    assert len({word.casefold() for word in words}) == len(words)
