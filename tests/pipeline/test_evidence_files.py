"""Files that «Minh chứng» names are looked for beside the workbook and below."""

import unicodedata

import pytest

from cchc_xl.pipeline import evidence_files
from cchc_xl.pipeline.evidence_files import absent_evidence
from tests.cases import reading_of
from tests.plans import criterion, plan_of


def found(folder, *names):
    rows = "\n".join(f"| '1.1 | {row}/KH | {name} |" for row, name in enumerate(names))
    sheet = f"| Mã tiêu chí | Số, ký hiệu | Tên tệp |\n{rows}"
    reading = reading_of(plan_of(criterion("1.1")), sheets={"Minh chứng": sheet})
    return absent_evidence(reading.evidence, (folder / "xã.xlsx",))


@pytest.mark.parametrize(
    "name", ["", "8-QĐ-UBND.pdf", "8-QĐ-UBND", "8-qđ-ubnd.PDF", "Minh chứng/8-QĐ-UBND.pdf", r"C:\8-QĐ-UBND.pdf"]
)
@pytest.mark.parametrize("below", ["", "Minh chứng"])
def test_a_file_beside_the_workbook_or_below_it_is_well(tmp_path, name, below):
    (tmp_path / below).mkdir(exist_ok=True)
    (tmp_path / below / unicodedata.normalize("NFD", "8-QĐ-UBND.pdf")).touch()

    assert found(tmp_path, name) == ()


def test_files_that_are_not_there_are_one_note(tmp_path):
    (tmp_path / "a.pdf").touch()
    (finding,) = found(tmp_path, "a.pdf", *(f"{number}.pdf" for number in range(6)), "0.pdf")

    assert (finding.code, finding.cell.address) == ("E107", "A3")
    assert dict(finding.facts) == {"count": "6", "names": "0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf, …"}


def test_in_a_folder_of_too_many_files_nothing_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(evidence_files, "MOST_LOOKED_AT", 2)
    for number in range(4):
        (tmp_path / f"{number}.txt").touch()

    assert found(tmp_path, "a.pdf") == ()
