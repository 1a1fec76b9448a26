"""The appraisals that count: what the superior office said before, in its own table, and in scoring workbooks.

What stands in a table is news only where it differs from what was written there and from what it said when it was
read before, so that an old copy of the table, or one that was sorted, takes nothing away; a cell that was emptied is a
word withdrawn.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from cchc_xl.findings import Kind
from cchc_xl.forms import ASKED_TO_EXPLAIN, HAS_EXPLAINED
from cchc_xl.model.appraisal import EXPLAINED, SCORING, TABLE, Key, Said, following, seen_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Appraisal, Score, Scorecard
from cchc_xl.numbers import plain

Cards = Mapping[str, Scorecard]
Before = Callable[[str], Scorecard | None]
NOTHING = (None, "", "")  # what a blank place says
COMPUTED = "«Tính lại»"


@dataclass(frozen=True, slots=True)
class Table:
    """What stands in a table of the superior office now, and what it may say there that is nothing new.

    ``heard`` gives this for each place: what stood there when the table was read last; for a table never read before,
    what was written there, and what others of the same run said.
    """

    rows: Mapping[Key, Appraisal]
    heard: Mapping[Key, Sequence[Appraisal]]


@dataclass(frozen=True, slots=True)
class Words:
    """What was said: ``known`` last of all, ``ever`` in earlier runs, the oldest first; what stands in ``tables``, the
    oldest first (more than one where the result was open and got a second name); and in scoring workbooks (``sent``,
    what counts last).
    """

    known: Mapping[Key, Said]
    ever: Sequence[tuple[Key, Said]]
    tables: Sequence[Table]
    sent: Sequence[tuple[str, Appraisal]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What counts by agency and criterion, what of it is new (the last of one place counts), and what is told."""

    counts: Mapping[Key, Said]
    news: Sequence[tuple[Key, Said]]
    findings: tuple[Finding, ...]
    by_agency: Mapping[str, Mapping[str, Appraisal]]

    def of(self, agency: str) -> Mapping[str, Appraisal]:
        """Give the appraisals of one agency by criterion."""
        return self.by_agency.get(agency, {})


def settled(words: Words, cards: Cards, before: Before, plan: Plan) -> Settled:
    """Settle what counts: the office's own table over scoring workbooks, what is new over what is known.

    ``cards`` are the scorecards of this run by agency, ``before`` gives the one that an appraiser saw in the table.
    """
    typed = list(_from_tables(words, cards, cache(before)))
    news = list(following(words.known, (*_from_scoring(words, cards), *typed)))
    counts = {**words.known, **dict(news)}
    explained = dict(_explained(counts, cards))
    counts |= explained
    findings = (
        *_twice(_places(words, typed), counts, plan),
        *_taken(words, counts, news, plan),
        *_changed(counts, cards, plan),
    )
    return Settled(counts, (*news, *explained.items()), findings, _by_agency(counts))


def anything_typed(words: Words) -> bool:
    """Whether something new stands in a table of the superior office."""
    return any(True for _ in _from_tables(words, {}, lambda _: None))


def _by_agency(counts: Mapping[Key, Said]) -> Mapping[str, Mapping[str, Appraisal]]:
    found: dict[str, dict[str, Appraisal]] = {}
    for (agency, criterion), said in counts.items():
        found.setdefault(agency, {})[criterion] = said.appraisal
    return found


def _from_tables(words: Words, cards: Cards, before: Before) -> Iterator[tuple[Key, Said]]:
    for table in words.tables:
        for key, appraisal in table.rows.items():
            if _is_new(appraisal, table.heard.get(key, ())):
                score = _score(before(key[0]) or cards.get(key[0]), key[1])
                yield key, Said(appraisal, TABLE, seen_of(score) if score else "")


def _from_scoring(words: Words, cards: Cards) -> Iterator[tuple[Key, Said]]:
    """Give what is new in scoring workbooks; where the office's own table speaks, it does not count."""
    said_last, ever = _heard_in_scoring(words.ever)
    for agency, sent in words.sent:
        appraisal, key = sent._replace(refused=""), (agency, sent.criterion)
        known = words.known.get(key)
        from_table = known is not None and known.source != SCORING and _speaks(known.appraisal)
        heard = said_last.get((key, appraisal.cell.file), ever.get(key, ()))
        if _speaks(appraisal) and _is_new(appraisal, heard) and not from_table:
            score = _score(cards.get(agency), appraisal.criterion)
            yield key, Said(appraisal, SCORING, seen_of(score) if score else "")


def _heard_in_scoring(
    words: Iterable[tuple[Key, Said]],
) -> tuple[Mapping[tuple[Key, str], Sequence[Appraisal]], Mapping[Key, Sequence[Appraisal]]]:
    last: dict[tuple[Key, str], Sequence[Appraisal]] = {}
    ever: dict[Key, list[Appraisal]] = {}
    for key, said in words:
        if said.source == SCORING:
            last[key, said.appraisal.cell.file] = (said.appraisal,)
            ever.setdefault(key, []).append(said.appraisal)
    return last, ever


def _explained(counts: Mapping[Key, Said], cards: Cards) -> Iterator[tuple[Key, Said]]:
    """Give the criteria of which an explanation was asked and has come."""
    for key, said in counts.items():
        score = _score(cards.get(key[0]), key[1])
        if said.appraisal.state != ASKED_TO_EXPLAIN or score is None or not score.explanation:
            continue
        if score.explanation != said.seen.partition("\n")[2]:
            yield key, replace(said, appraisal=said.appraisal._replace(state=HAS_EXPLAINED), source=EXPLAINED)


def _places(words: Words, typed: Iterable[tuple[Key, Said]]) -> Mapping[Key, Sequence[Appraisal]]:
    """Give all points that stand somewhere: in scoring workbooks, and in tables where they were typed, whenever."""
    ever = {(key, one.appraisal.cell.file, one.appraisal.points) for key, one in (*words.ever, *typed)}
    stand = (item for table in words.tables for item in table.rows.items())
    in_tables = ((key, one) for key, one in stand if (key, one.cell.file, one.points) in ever)
    found: dict[Key, list[Appraisal]] = {}
    for key, one in (*(((agency, one.criterion), one) for agency, one in words.sent), *in_tables):
        if one.points is not None:
            found.setdefault(key, []).append(one)
    return found


def _twice(places: Mapping[Key, Sequence[Appraisal]], counts: Mapping[Key, Said], plan: Plan) -> Iterator[Finding]:
    """Tell all that differ from what counts; where none of them does, those that differ from the last."""
    for key, found in places.items():
        said = counts.get(key)
        used = said.appraisal if said and said.appraisal.points is not None else None
        other = used or found[-1]
        facts = {"other": str(other.cell), "other_value": _points(other), "used": str(used.cell) if used else COMPUTED}
        for one in found:
            if one.points != other.points:
                yield _told(Kind.APPRAISED_TWICE, key[0], one, plan, **facts)


def _taken(words: Words, counts: Mapping[Key, Said], news: Iterable[tuple[Key, Said]], plan: Plan) -> Iterator[Finding]:
    new = {(key[0], said.appraisal) for key, said in news if said.source == SCORING and said is counts[key]}
    for agency, appraisal in words.sent:
        if (agency, appraisal) in new and appraisal.points is not None:
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


def says(appraisal: Appraisal) -> tuple[Decimal | str | None, str, str]:
    """Give what an appraisal says, wherever it stands."""
    return appraisal.refused or appraisal.points, appraisal.remark, appraisal.state


def _is_new(appraisal: Appraisal, heard: Sequence[Appraisal]) -> bool:
    return says(appraisal) not in ([says(one) for one in heard] or [NOTHING])


def _speaks(appraisal: Appraisal) -> bool:
    return says(appraisal) != NOTHING


def _score(card: Scorecard | None, criterion: str) -> Score | None:
    return next((one for one in card.scores if one.criterion == criterion), None) if card else None
