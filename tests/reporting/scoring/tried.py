"""Figures typed into «Cải thiện»: where each has its cell, and what the sheet says once all is calculated anew."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

import openpyxl

from cchc_xl import forms
from cchc_xl.model.plan import Shape
from cchc_xl.model.scorecard import Given
from cchc_xl.reporting.scoring.hoped import AT
from cchc_xl.rules import rule_of
from cchc_xl.sheets.workbook import Workbook

YES_OR_NO = {True: "Có", False: "Không"}
TYPED = {
    "total": "Tổng số",
    "done": "Số thực hiện",
    "day": "Ngày thực hiện",
    "answer": "Kết quả",
    "answers": "Số phiếu",
}
ITS_EVIDENCE = "Tài liệu kiểm chứng hoặc giải trình"

Typed = Mapping[tuple[str, str], object]  # by criterion and label


def rows(book: bytes) -> list[list[object]]:
    """Give the rows of the sheet, each as long as the longest."""
    return [list(row) for row in Workbook("a.xlsx", book).sheet(forms.IMPROVEMENT).rows]


def blocks(book: bytes) -> dict[str, tuple[int, dict[str, int]]]:
    """Give for each criterion the row of its points, and the rows of its figures by their labels."""
    found: dict[str, tuple[int, dict[str, int]]] = {}
    all_rows = rows(book)
    head = next(number for number, row in enumerate(all_rows) if row[0] == "Mã")
    code = ""
    for number, row in enumerate(all_rows[head + 1 :], start=head + 1):
        if row[AT["title"]]:
            code = str(row[0])
            found[code] = (number, {})
        elif code and row[0] and number > found[code][0] + 1:
            found[code][1][str(row[0])] = number
    return found


def typed(book: bytes, cells: Typed) -> bytes:
    """Type into the cells «Thử» of some figures and save."""
    there, found = openpyxl.load_workbook(BytesIO(book)), blocks(book)
    for (code, label), value in cells.items():
        there[forms.IMPROVEMENT].cell(found[code][1][label] + 1, AT["try"] + 1, value)
    saved = BytesIO()
    there.save(saved)
    return saved.getvalue()


def cells_of(criterion, given: Given, figures: Iterable[str]) -> Iterator[tuple[tuple[str, str], object]]:
    """Give what to type so that a rule is given just this, and evidence where that can be tried."""
    labels = {label.rstrip(": "): label for label in figures}
    for label, value in _labelled(criterion, given):
        yield (criterion.code, labels[label.rstrip(": ")]), value
    if ITS_EVIDENCE in labels:
        yield (criterion.code, ITS_EVIDENCE), "Có"


def _labelled(criterion, given: Given) -> Iterator[tuple[str, object]]:
    match rule_of(criterion).shape(criterion):
        case Shape.RATIO:
            yield f"{TYPED['total']}: {criterion.total}", float(given.total)
            yield f"{TYPED['done']}: {criterion.done}", float(given.done)
        case Shape.COUNT:
            yield f"{TYPED['done']}: {criterion.done}", float(given.done)
        case Shape.DATE:
            yield f"{TYPED['day']}: {criterion.done}", given.day
        case Shape.CONDITIONS:
            labels = [f"{one.code} {one.title}" for one in criterion.conditions] or [TYPED["answer"]]
            yield from ((label, YES_OR_NO[met]) for label, met in zip(labels, given.met, strict=True))
        case Shape.LINES:
            for line in given.lines:
                yield f"{TYPED['total']}: {criterion.total} – {line.label}", float(line.total)
                yield f"{TYPED['done']}: {criterion.done} – {line.label}", float(line.done)
        case Shape.ANSWERS:
            yield from ((f"{TYPED['answers']}: {label}", float(number)) for label, number in given.answers.items())
