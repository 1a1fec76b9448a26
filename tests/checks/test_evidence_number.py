"""Documents are named as «137/KH-UBND», however people space it; another name is only a note."""

import pytest

from cchc_xl.checks import evidence_number
from cchc_xl.findings import Severity, severity_of
from tests.cases import reading_of
from tests.plans import criterion, plan_of

PLAN = plan_of(criterion("1.1"))
HEAD = "| Mã tiêu chí | Số, ký hiệu | Ngày | Trích yếu |\n"


def found(*numbers):
    rows = "\n".join(f"| '1.1 | {number} | | Văn bản {row} |" for row, number in enumerate(numbers))
    return list(evidence_number.check(reading_of(PLAN, sheets={"Minh chứng": HEAD + rows}), PLAN))


@pytest.mark.parametrize(
    "number",
    [
        "137/KH-UBND",
        "08/QĐ-UBND",
        "12 / BC - UBND",
        "Số 12/TB-UBND ngày 05/02/2024",
        "61/2018/NĐ-CP",
        "12/QĐ",
        "12a/kh-ubnd",
        "3/GM-ĐU",
        "",
    ],
)
def test_a_number_with_its_sign_is_well_and_so_is_none(number):
    assert found(number) == []


def test_other_names_are_one_note_with_their_rows():
    (finding,) = found("137", "1/KH-UBND", "Kế hoạch năm", "05/02/2024", "KH-UBND")

    assert (finding.code, finding.cell.address, severity_of(finding)) == ("E104", "A2", Severity.NOTE)
    assert dict(finding.facts) == {"count": "4", "rows": "2, 4, 5, 6"}
