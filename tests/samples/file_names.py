"""The names that people give to their workbooks."""

import unicodedata
from random import Random

from cchc_xl.model.plan import Agency
from cchc_xl.text import plain_letters

STYLES = (
    "{title} - tự chấm {year}.xlsx",
    "{LETTERS}_tucham.xlsx",
    "{code} {title}.xlsx",
    "Bảng tự chấm CCHC {year} {kind} {name}.xlsx",
    "{letters-}-cchc-{year}.xlsx",
    "UBND {kind} {name} (bản chính thức).xlsx",
    "Tu cham {letters} FINAL.XLSX",
    "{name}_{year}_chỉnh sửa lần 2.xlsx",
)


def file_name(agency: Agency, year: int, seed: int, suffix: str = "") -> str:
    """Name the workbook of a commune in one of the styles; some come from a computer that splits letters and marks."""
    chance = Random(f"{seed} {agency.code} tên tệp")  # noqa: S311 - nothing here is secret
    letters = plain_letters(agency.name)
    words = {"title": agency.title, "name": agency.name, "kind": agency.kind, "code": agency.code, "year": year}
    words |= {"letters": letters.title(), "letters-": letters.replace(" ", "-"), "LETTERS": letters.upper()}
    stem, _, extension = chance.choice(STYLES).format(**words).rpartition(".")
    name = f"{stem}{suffix}.{extension}"
    return unicodedata.normalize("NFD", name) if chance.random() < 0.1 else name
