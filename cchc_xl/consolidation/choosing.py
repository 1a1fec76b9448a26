"""Of several results of one agency the one that counts; every other one is told."""

from collections.abc import Iterable, Sequence
from datetime import date

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.received import Received


def chosen(received: Iterable[Received]) -> tuple[list[Received], list[Finding]]:
    """Give one result for each agency, and what is said of the others.

    The later figures count, but a file that names another agency than its code never before one that does not, and a
    part never before a whole. Of two of the same day that differ the first by name counts until a person decides. A
    scoring workbook made from entry workbooks that are there too is these once more. Without a code each file is its
    own agency.
    """
    by_agency: dict[object, list[Received]] = {}
    for one in received:
        by_agency.setdefault(one.card.agency.code or one.files, []).append(one)
    used, findings = [], []
    for results in sorted(by_agency.values(), key=lambda one: (one[0].card.agency.code, one[0].files)):
        first, *others = sorted(_apart(results), key=_order)
        used.append(first)
        findings += [_said(other, first) for other in others]
    return used, findings


def _apart(results: Sequence[Received]) -> list[Received]:
    """Leave out the scoring workbooks of which all entry workbooks are there themselves."""
    there = {source.sha256 for one in results if not one.scoring for source in one.card.sources}
    return [one for one in results if not (one.scoring and one.stands_on and there.issuperset(one.stands_on))]


def _order(received: Received) -> tuple[bool, bool, int, bool, tuple[str, ...]]:
    is_other = any(one.code == Kind.AGENCY_NAME_DIFFERS.code for one in received.findings)
    return (is_other, bool(received.part), -_day(received).toordinal(), received.scoring, received.files)


def _day(received: Received) -> date:
    """Give the day of the figures as the file says it, whatever day all are scored as of."""
    return received.card.heading.as_of or received.card.as_of


def _said(other: Received, used: Received) -> Finding:
    place, names = Cell(other.files[0]), "; ".join(used.files)
    agency = other.card.agency.title
    if _gives(other) == _gives(used):
        return Kind.FILE_COPY.at(place, used=names)
    if _day(other) == _day(used):
        return Kind.AGENCY_UNDECIDED.at(place, agency=agency, used=names)
    return Kind.AGENCY_TWICE.at(place, agency=agency, used=names)


def _gives(received: Received) -> object:
    """Give what two results must share to be the same, whatever their file is called."""
    card = received.card
    return card.as_of, card.totals, [(one.criterion, one.outcome, one.points, one.claimed) for one in card.scores]
