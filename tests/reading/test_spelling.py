"""Names match however a keyboard wrote them: sheets, headers, codes, answers, choices, officials."""

import unicodedata

import pytest

from cchc_xl.model.plan import Official
from cchc_xl.model.reading import Answer
from cchc_xl.reading import read
from tests.plans import Measure, Register, RegisterColumn, criterion, plan_of
from tests.tables import workbook

CHANNEL = RegisterColumn("Kênh trả lời", "choice", values=("Uỷ quyền", "Hòa giải"))
PLAN = plan_of(
    criterion("1.1"),
    criterion("1.10", "met", official="Thuý Hoà"),
    officials=(Official("Thuý Hoà", "Công chức"),),
    registers=(Register("Thư – đơn", (RegisterColumn("Số đơn", "text", key=True), CHANNEL)),),
    measures=(Measure("1.1", "done", "Thư – đơn", "count"),),
)
SHEETS = {
    "Thông tin chung": "| Mã kế hoạch | 'thu |\n| Năm | 2024 |\n| Mã đơn vị | '09646 |\n| Phạm vi | Thuý Hoà |",
    "Bảng tự chấm": "| Mã | Tiêu chí | Tổng số | Số thực hiện | Kết quả |\n| '1.1 | Một | 4 | 3 |\n| '1.10 | Hai | | | Có |",
    "Thư – đơn": "| Số đơn | Kênh trả lời |\n| a | Uỷ quyền |\n| b | Hòa giải |",
}

WAYS = {
    "as the plan writes it": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "accents on the other vowel": lambda text: text.replace("oà", "òa").replace("uỷ", "ủy").replace("uý", "úy"),
    "no-break spaces": lambda text: text.replace("Số ", "Số\u00a0").replace("Thuý ", "Thuý\u00a0"),
    "zero-width spaces": lambda text: (
        text.replace("Số", "S\u200bố").replace("1.1", "1.1\u200b").replace("Có", "C\ufeffó")
    ),
    "a hyphen for the dash": lambda text: text.replace("–", "-"),
    "a long dash": lambda text: text.replace("–", "—"),
    "capitals": lambda text: text.upper().replace("'THU", "'thu"),
    "small letters": str.lower,
    "the letter that looks like đ": lambda text: text.replace("đ", "ð"),
    "no accents": lambda text: "".join(
        letter for letter in unicodedata.normalize("NFD", text.replace("đ", "d")) if not unicodedata.combining(letter)
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_workbook_is_read_however_its_words_are_written(way):
    write = WAYS[way]
    reading = read("xã.xlsx", workbook({write(name): write(shown) for name, shown in SHEETS.items()}), PLAN)

    assert reading.entry("1.1").figure("done").number == 3
    assert reading.entry("1.10").answer is Answer.YES
    assert reading.rows["Thư – đơn"] == 2
    assert list(reading.scopes) == ["Thuý Hoà"]
    assert [one.code for one in reading.findings if one.code != "W103"] == []
