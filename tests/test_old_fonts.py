"""Text in the fonts from before Unicode is read as the words it shows, and only because of its font."""

import pytest
from hypothesis import given, strategies

from cchc_xl.old_fonts import LETTERS, TCVN3, VNI, is_old, shown_in

BOTH_CASES = LETTERS + LETTERS.upper()
TYPED = {letter: written for written, letter in reversed(VNI.items())}


def in_tcvn3(text):
    """Type text as it stands in .VnTime, or in .VnTimeH where it is all capitals."""
    typed = {letter: written for written, letter in TCVN3.items()}
    return "".join(typed.get(letter, letter) for letter in text)


def in_vni(text):
    return "".join(TYPED.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("font", "held", "shown"),
    [
        (".VnTime", "Thèng kª", "Thống kê"),
        (".VnTime", "X· Phó Ph­¬ng", "Xã Phú Phương"),
        (".VnArial", "§· hoµn thµnh ®óng h¹n", "Đã hoàn thành đúng hạn"),
        (".VnTimeH", "céng hßa x· héi chñ nghÜa viÖt nam", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (".vntime", "Kh«ng", "Không"),
        (".VnArial NarrowH", "B¶ng tù chÊm", "BẢNG TỰ CHẤM"),
        ("VNI-Times", "Xaõ Phuù Phöông", "Xã Phú Phương"),
        ("VNI-Helve", "COÄNG HOØA", "CỘNG HÒA"),
        ("VNI-Times", "Ñaõ thöïc hieän ñuùng haïn", "Đã thực hiện đúng hạn"),
        ("VNI-Times", "kyø baùo caùo nghæ leã ôû tænh", "kỳ báo cáo nghỉ lễ ở tỉnh"),
    ],
)
def test_old_text_is_read_as_it_is_shown(font, held, shown):
    assert shown_in(font, held) == shown


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "", "VnTime", "VNtimes new roman", "Vni"])
def test_another_font_changes_nothing_whatever_the_letters_look_like(font):
    assert not is_old(font)
    assert shown_in(font, "Thèng kª") == "Thèng kª"


@pytest.mark.parametrize("text", ["Xã Phú Phương", "Đã nộp", "Xa\u0303", "đạt", "phiếu 3", "12", "01/QĐ-UBND", ""])
def test_text_typed_in_unicode_stays_though_its_font_is_old(text):
    assert shown_in(".VnTime", text) == text == shown_in("VNI-Times", text)


def test_a_word_that_our_lists_type_stays_though_its_letters_are_in_both():
    assert shown_in(".VnTime", "Không", {"Không"}) == "Không"
    assert shown_in(".VnTime", "Không") == "Khụng"


def test_quotation_marks_and_dashes_do_not_make_text_unicode():
    assert shown_in(".VnTime", "“X·” – c«ng chøc…") == "“Xã” – công chức…"


def test_all_134_vietnamese_letters_go_there_and_back():
    assert len(set(BOTH_CASES)) == 134
    assert shown_in("VNI-Times", in_vni(BOTH_CASES)) == BOTH_CASES
    assert shown_in(".VnTime", in_tcvn3(LETTERS)) == LETTERS
    assert shown_in(".VnTimeH", in_tcvn3(LETTERS)) == LETTERS.upper()
    assert shown_in(".VnTime", in_tcvn3("ĂÂÊÔƠƯĐ")) == "ĂÂÊÔƠƯĐ"


def test_no_two_letters_are_written_alike():
    assert len(TCVN3) == 67 + 7
    assert len(set(TCVN3.values())) == 74
    assert set(VNI.values()) == set(BOTH_CASES)


WORDS = strategies.text("abcdeghiklmnopqrstuvxy " + LETTERS, max_size=40)


@given(WORDS)
def test_words_go_into_each_old_font_and_back(words):
    assert shown_in(".VnTime", in_tcvn3(words)) == words
    assert shown_in(".VnTimeH", in_tcvn3(words)) == (words.upper() if not words.isascii() else words)
    assert shown_in("VNI-Times", in_vni(words)) == words
    assert shown_in("VNI-Times", in_vni(words.upper())) == words.upper()


@given(strategies.text())
def test_no_text_stops_the_reading(text):
    assert isinstance(shown_in(".VnTimeH", text), str)
    assert isinstance(shown_in("VNI-Times", text), str)
