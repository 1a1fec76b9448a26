"""Of several results of one agency the one that counts; every other one that says something else is told."""

from collections.abc import Iterable, Sequence
from datetime import date

from cchc_xl.findings import Kind
from cchc_xl.meaning import resembles
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.received import Received

OF_ANOTHER = {one.code for one in (Kind.AGENCY_OF_TWO, Kind.AGENCY_SUCCEEDED)}


def chosen(received: Iterable[Received]) -> tuple[list[Received], list[Finding]]:
    """Give one result for each agency, and what is said of the others.

    The later figures count, but a file that names another agency than its code, or one that is no more, never before
    one that does not, and a part never before a whole. Of two of the same day that differ the first by name counts
    until a person decides. A scoring workbook made from entry workbooks that are there too, and that gives the same, is
    these once more. Without a code each file is its own agency.
    """
    by_agency: dict[object, list[Received]] = {}
    for one in received:
        by_agency.setdefault(one.card.agency[:2] if one.card.agency.code else one.files, []).append(one)
    used, findings = [], []
    for results in sorted(by_agency.values(), key=lambda one: (one[0].card.agency.code, one[0].files)):
        first, *others = sorted(_apart(results), key=_order)
        used.append(first)
        findings += [_said(other, first) for other in others]
    return used, findings


def current(results: Sequence[Received]) -> tuple[list[Received], list[Finding]]:
    """Give what is to be put together of the wholes and parts of one agency, and what is said of the rest.

    Of the wholes it is the one that counts, of the parts of the same officials all those of the latest figures.
    """
    used, findings = chosen(one for one in results if not one.part)
    by_part: dict[str, list[Received]] = {}
    for one in results:
        if one.part:
            by_part.setdefault(one.part, []).append(one)
    for parts in by_part.values():
        latest = [one for one in parts if _day(one) == max(map(_day, parts))]
        used += latest
        findings += [_said(one, latest[0]) for one in parts if not any(one is other for other in latest)]
    return used, findings


def _apart(results: Sequence[Received]) -> list[Received]:
    """Leave out the scoring workbooks of which all entry workbooks are there themselves and give the same."""
    entries = [one for one in results if not one.scoring]
    there = {source.sha256 for one in entries for source in one.card.sources}
    given = [_gives(one) for one in entries]
    return [
        one
        for one in results
        if not (one.scoring and one.stands_on and there.issuperset(one.stands_on) and _gives(one) in given)
    ]


def _order(received: Received) -> tuple[bool, bool, int, bool, tuple[str, ...]]:
    return (
        not is_its_own(received),
        bool(received.part),
        -_day(received).toordinal(),
        received.scoring,
        received.files,
    )


def is_its_own(received: Received) -> bool:
    """Whether a file is its agency's own, as far as code and name tell; a name that is only misspelt tells nothing."""
    codes = {one.code for one in received.findings}
    is_named = Kind.AGENCY_NAME_DIFFERS.code not in codes
    return codes.isdisjoint(OF_ANOTHER) and (
        is_named or resembles(received.card.agency, received.card.heading.agency_name)
    )


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
    return card.as_of, [(one.criterion, one.outcome, one.points, one.claimed, one.explanation) for one in card.scores]
