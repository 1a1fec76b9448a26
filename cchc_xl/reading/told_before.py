"""What was found when a scoring workbook was written and cannot be found again from it, read from its findings.

A finding's facts stand in its sentence: the words of its kind around them give them back.
"""

import re
from collections.abc import Iterator, Sequence
from string import Formatter

from cchc_xl import forms
from cchc_xl.findings import KINDS, Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.sheets.figures import figure_at
from cchc_xl.sheets.headers import Header, find_header
from cchc_xl.sheets.workbook import Sheet

TOLD_BY_READING = frozenset(
    {
        Kind.SHEET_MISSING, Kind.HEADER_MISSING, Kind.AS_OF_MISSING, Kind.AS_OF_UNREADABLE, Kind.SCOPE_UNKNOWN,
        Kind.FONT_REWORDED, Kind.FORMAT_HIDES, Kind.CODE_UNKNOWN, Kind.CODE_NOT_TEXT, Kind.CODE_TWICE,
        Kind.PARTS_CONFLICT, Kind.PARTS_DIFFER, Kind.PARTS_DATED, Kind.PERCENT_READ,
        Kind.REGISTER_MISSING, Kind.REGISTER_COLUMN_MISSING, Kind.REGISTER_HEADER, Kind.REGISTER_VALUE,
        Kind.REGISTER_TWICE, Kind.REGISTER_ORDER, Kind.REGISTER_FAR, Kind.REGISTER_AHEAD, Kind.REGISTER_NO_DUE_DATE,
        Kind.REGISTER_SUM, Kind.REGISTER_NEGATIVE, Kind.TASK_UNCLEAR, Kind.REGISTER_PENDING, Kind.STATUS_CONTRADICTS,
        Kind.PERSON_MONTHS,
    }
)  # fmt: skip
TOLD_OF_RATIOS = frozenset({Kind.RATIO_TYPED, Kind.RATIO_ALONE})  # «Tỷ lệ» is in no scoring workbook
CARRIED = TOLD_BY_READING | TOLD_OF_RATIOS | {Kind.ROW_MISSING}
KEYS = ("code", "criterion", "place", "words", "official")
PLACE = re.compile(r"(?P<file>.*?)(?: «(?P<sheet>[^«»]*)»(?:!(?P<address>[A-Z]+\d+))?)?")


def told_findings(sheet: Sheet) -> tuple[Finding, ...] | None:
    """Give all findings of «Kiểm tra số liệu» by their codes and places in the entry workbook; None without a header.

    One of a code that this version does not have, or in other words, is told in its words.
    """
    header = find_header(sheet, {column.key: column.names for column in forms.FINDING_COLUMNS}, least=3)
    if header is None or not {"code", "words"} <= header.columns.keys():
        return None
    return tuple(_findings(sheet, header))


def carried(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give those that nobody can find again without the entry workbook."""
    kinds = {*CARRIED, Kind.TOLD_BEFORE}
    return tuple(one for one in findings if KINDS[one.code] in kinds)


def facts_in(kind: Kind, words: str) -> tuple[tuple[str, str], ...] | None:
    """Give the facts of a finding from its Vietnamese sentence; None where it is not the sentence of that kind."""
    pattern, seen = "", set[str]()
    for text, name, _, _ in Formatter().parse(kind.vi):
        pattern += re.escape(text)
        if name:
            pattern += f"(?P={name})" if name in seen else f"(?P<{name}>.*?)"
            seen.add(name)
    found = re.fullmatch(pattern, words, re.DOTALL)
    return tuple(found.groupdict().items()) if found else None


def _findings(sheet: Sheet, header: Header) -> Iterator[Finding]:
    for row in range(header.row + 1, len(sheet.rows)):
        said = {key: figure_at(sheet, row, header.columns.get(key)).text for key in KEYS}
        if said["code"] and said["words"]:
            yield _finding(said, sheet.cell(row, header.columns["words"]))


def _finding(said: dict[str, str], cell: Cell) -> Finding:
    place = _place(said["place"]) if said["place"] else cell
    kind = KINDS.get(said["code"])
    facts = facts_in(kind, said["words"]) if kind else None
    if kind is None or facts is None:
        facts = (("code", said["code"]), ("words", said["words"]))
        return Kind.TOLD_BEFORE.at(place, said["criterion"], said["official"], **dict(facts))
    english = {name: "" for _, name, _, _ in Formatter().parse(kind.en) if name}
    named: dict[str, object] = {name: value for name, value in (english | dict(facts)).items() if name != "criterion"}
    return kind.at(place, said["criterion"], said["official"], **named)


def _place(words: str) -> Cell:
    found = PLACE.fullmatch(words)
    return Cell(*(part or "" for part in found.groups())) if found else Cell(words)
