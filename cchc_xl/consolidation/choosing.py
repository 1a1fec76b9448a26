"""Of several results of one agency the one that counts; every other one is told."""

from collections.abc import Iterable, Sequence

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.received import Received


def chosen(received: Iterable[Received]) -> tuple[list[Received], list[Finding]]:
    """Give one result for each agency, and what is said of the others.

    The later figures count. Of two of the same day that differ the first by name counts until a person decides. A
    scoring workbook made from an entry workbook that is there too is that workbook once more.
    """
    by_agency: dict[str, list[Received]] = {}
    for one in received:
        by_agency.setdefault(one.card.agency.code, []).append(one)
    used, findings = [], []
    for code in sorted(by_agency):
        first, *others = sorted(_apart(by_agency[code]), key=_order)
        used.append(first)
        findings += [_said(other, first) for other in others]
    return used, findings


def _apart(results: Sequence[Received]) -> list[Received]:
    """Leave out the scoring workbooks of which all entry workbooks are there themselves."""
    there = {source.sha256 for one in results if not one.scoring for source in one.card.sources}
    return [one for one in results if not (one.scoring and one.stands_on and there.issuperset(one.stands_on))]


def _order(received: Received) -> tuple[int, bool, tuple[str, ...]]:
    return (-received.card.as_of.toordinal(), received.scoring, received.files)


def _said(other: Received, used: Received) -> Finding:
    place, names = Cell(other.files[0]), "; ".join(used.files)
    agency = other.card.agency.title
    if _gives(other) == _gives(used):
        return Kind.FILE_COPY.at(place, used=names)
    if other.card.as_of == used.card.as_of:
        return Kind.AGENCY_UNDECIDED.at(place, agency=agency, used=names)
    return Kind.AGENCY_TWICE.at(place, agency=agency, used=names)


def _gives(received: Received) -> object:
    """Give what two results must share to be the same, whatever their file is called."""
    card = received.card
    return card.as_of, card.totals, [(one.criterion, one.outcome, one.points, one.claimed) for one in card.scores]
