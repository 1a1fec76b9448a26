"""The appraisals that count: what the superior office said before, in its own table, and in scoring workbooks.

What stands in a table is news only where it differs from what was written there, so that an old copy of the table, or
one that was sorted, takes nothing away; a cell that was emptied is a word withdrawn.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_xl.findings import Kind
from cchc_xl.forms import ASKED_TO_EXPLAIN, HAS_EXPLAINED
from cchc_xl.model.appraisal import EXPLAINED, SCORING, TABLE, Key, Said, seen_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Appraisal, Score, Scorecard
from cchc_xl.numbers import plain

Cards = Mapping[str, Scorecard]
Before = Callable[[str], Scorecard | None]


@dataclass(frozen=True, slots=True)
class Table:
    """What stands in a table of the superior office now, and what was written there when it was made."""

    rows: Mapping[Key, Appraisal]
    written: Mapping[Key, Said]


@dataclass(frozen=True, slots=True)
class Words:
    """What was said: ``known`` last of all, ``taken`` last from scoring workbooks; what stands in ``tables``, the
    oldest first (more than one where the result was open and got a second name), and in scoring workbooks (``sent``).
    """

    known: Mapping[Key, Said]
    taken: Mapping[Key, Said]
    tables: Sequence[Table]
    sent: Sequence[tuple[str, Appraisal]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What counts by agency and criterion, what of it is new, and what is said about it."""

    counts: Mapping[Key, Said]
    news: Mapping[Key, Said]
    findings: tuple[Finding, ...]
    by_agency: Mapping[str, Mapping[str, Appraisal]]

    def of(self, agency: str) -> Mapping[str, Appraisal]:
        """Give the appraisals of one agency by criterion."""
        return self.by_agency.get(agency, {})


def settled(words: Words, cards: Cards, before: Before, plan: Plan) -> Settled:
    """Settle what counts: the office's own table over scoring workbooks, what is new over what is known.

    ``cards`` are the scorecards of this run by agency, ``before`` gives the one that an appraiser saw in the table.
    """
    typed = [said for table in words.tables for said in _from_table(table, cards, before)]
    news = dict(_from_scoring(words, cards)) | dict(typed)
    counts = {**words.known, **news}
    explained = dict(_explained(counts, cards))
    counts |= explained
    others = [*words.sent, *((key[0], said.appraisal) for key, said in typed)]
    findings = (*_twice(others, counts, plan), *_taken(words, news, plan), *_changed(counts, cards, plan))
    return Settled(counts, news | explained, findings, _by_agency(counts))


def _by_agency(counts: Mapping[Key, Said]) -> Mapping[str, Mapping[str, Appraisal]]:
    found: dict[str, dict[str, Appraisal]] = {}
    for (agency, criterion), said in counts.items():
        found.setdefault(agency, {})[criterion] = said.appraisal
    return found


def _from_table(table: Table, cards: Cards, before: Before) -> Iterator[tuple[Key, Said]]:
    for key, appraisal in table.rows.items():
        if _says(appraisal) != _says(_appraisal(table.written.get(key))):
            score = _score(before(key[0]) or cards.get(key[0]), key[1])
            yield key, Said(appraisal, TABLE, seen_of(score) if score else "")


def _from_scoring(words: Words, cards: Cards) -> Iterator[tuple[Key, Said]]:
    """Give what is new in scoring workbooks; where the office's own table speaks, it does not count."""
    for agency, appraisal in words.sent:
        key = (agency, appraisal.criterion)
        known = words.known.get(key)
        from_table = known is not None and known.source != SCORING and _speaks(known.appraisal)
        is_new = _says(appraisal) != _says(_appraisal(words.taken.get(key)))
        if _speaks(appraisal) and is_new and not from_table:
            score = _score(cards.get(agency), appraisal.criterion)
            yield key, Said(appraisal, SCORING, seen_of(score) if score else "")


def _explained(counts: Mapping[Key, Said], cards: Cards) -> Iterator[tuple[Key, Said]]:
    """Give the criteria of which an explanation was asked and has come."""
    for key, said in counts.items():
        score = _score(cards.get(key[0]), key[1])
        if said.appraisal.state != ASKED_TO_EXPLAIN or score is None or not score.explanation:
            continue
        if score.explanation != said.seen.partition("\n")[2]:
            yield key, replace(said, appraisal=replace(said.appraisal, state=HAS_EXPLAINED), source=EXPLAINED)


def _twice(others: Iterable[tuple[str, Appraisal]], counts: Mapping[Key, Said], plan: Plan) -> Iterator[Finding]:
    for agency, appraisal in others:
        said = counts.get((agency, appraisal.criterion))
        if said is None or None in {said.appraisal.points, appraisal.points}:
            continue
        if said.appraisal.points != appraisal.points:
            place = str(said.appraisal.cell)
            facts = {"other": place, "other_value": _points(said.appraisal), "used": place}
            yield _told(Kind.APPRAISED_TWICE, agency, appraisal, plan, **facts)


def _taken(words: Words, news: Mapping[Key, Said], plan: Plan) -> Iterator[Finding]:
    for agency, appraisal in words.sent:
        said = news.get((agency, appraisal.criterion))
        if said and said.source == SCORING and said.appraisal == appraisal and appraisal.points is not None:
            yield _told(Kind.APPRAISAL_TAKEN, agency, appraisal, plan)


def _changed(counts: Mapping[Key, Said], cards: Cards, plan: Plan) -> Iterator[Finding]:
    for (agency, criterion), said in counts.items():
        score = _score(cards.get(agency), criterion)
        seen = said.seen.partition("\n")[0]
        if score and seen and said.appraisal.points is not None and seen != score.reason:
            yield _told(Kind.APPRAISED_BEFORE, agency, said.appraisal, plan, seen=seen, now=score.reason)


def _told(kind: Kind, agency: str, appraisal: Appraisal, plan: Plan, **facts: str) -> Finding:
    known = plan.agency_of(agency)
    names = {"agency": known.title if known else agency, "code": appraisal.criterion, "value": _points(appraisal)}
    return kind.at(appraisal.cell, appraisal.criterion, **names, **facts)


def _points(appraisal: Appraisal) -> str:
    return "" if appraisal.points is None else plain(appraisal.points)


def _appraisal(said: Said | None) -> Appraisal | None:
    return said.appraisal if said else None


def _says(appraisal: Appraisal | None) -> tuple[object, ...]:
    return (None, "", "") if appraisal is None else (appraisal.points, appraisal.remark, appraisal.state)


def _speaks(appraisal: Appraisal) -> bool:
    return _says(appraisal) != _says(None)


def _score(card: Scorecard | None, criterion: str) -> Score | None:
    return next((one for one in card.scores if one.criterion == criterion), None) if card else None
