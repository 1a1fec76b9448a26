"""Scorecards in the store: each different one once, and read back as far as a ranking needs it."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter

from cchc_xl.history.store import Store
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.reading import Heading, Source
from cchc_xl.model.scorecard import Outcome, Score, Scorecard
from cchc_xl.tally import totals

SCORE = (
    "criterion", "outcome", "maximum", "points", "low", "high", "claimed", "computed", "surveyed", "last_year",
    "reason", "explanation",
)  # fmt: skip
INSERT = f"INSERT INTO score (card, {', '.join(SCORE)}) VALUES (?{', ?' * len(SCORE)})"  # noqa: S608 - as below
SELECT = f"SELECT {', '.join(SCORE)} FROM score WHERE card = ?"  # noqa: S608 - the names above, nothing foreign

VALUES = attrgetter(*SCORE)
Row = tuple[str | None, ...]


def keep(store: Store, card: Scorecard) -> int:
    """Write a scorecard, as it was before any appraisal, where it is not there yet; gives its number."""
    rows = [_row(score) for score in card.scores]
    files = json.dumps([(one.file, one.sha256) for one in card.sources])
    digest = sha256(repr((files, card.as_of, rows)).encode()).hexdigest()
    known = (card.plan, card.agency.code, digest)
    found = store.connection.execute("SELECT id FROM card WHERE plan = ? AND agency = ? AND digest = ?", known)
    if row := found.fetchone():
        return int(row[0])
    values = (card.plan, card.agency.code, card.agency.title, card.as_of.isoformat(), files, digest)
    words = "INSERT INTO card (plan, agency, name, day, files, digest) VALUES (?, ?, ?, ?, ?, ?)"
    number = int(store.connection.execute(words, values).lastrowid or 0)
    store.connection.executemany(INSERT, ((number, *row) for row in rows))
    return number


def last_accepted(store: Store, plan: Plan, agency: Agency) -> Scorecard | None:
    """Give the scorecard that an agency had in the last run in which it had one; None where there was none.

    A criterion that the plan no longer has is left out; one that it has now and had not then stays away, and with it
    the whole scorecard.
    """
    words = (
        "SELECT card.id, card.day, card.files FROM standing JOIN run ON run.number = standing.run "
        "JOIN card ON card.id = standing.card WHERE run.plan = ? AND standing.agency = ? ORDER BY run.number DESC"
    )
    row = store.connection.execute(words, (plan.code, agency.code)).fetchone()
    return _card(store, plan, agency, row) if row else None


def _card(store: Store, plan: Plan, agency: Agency, row: tuple[int, str, str]) -> Scorecard | None:
    number, day, files = row
    by_code = {score.criterion: score for score in _scores(store, number)}
    if any(criterion.code not in by_code for criterion in plan.criteria):
        return None
    scores = tuple(by_code[criterion.code] for criterion in plan.criteria)
    as_of = date.fromisoformat(day)
    heading = Heading(plan=plan.code, year=plan.year, agency=agency.code, agency_name=agency.name, as_of=as_of)
    sources = tuple(Source(file, digest) for file, digest in json.loads(files))
    return Scorecard(plan.code, agency, heading, as_of, sources, scores, totals(plan, scores))


def _scores(store: Store, card: int) -> Iterator[Score]:
    for criterion, outcome, *numbers, reason, explanation in store.connection.execute(SELECT, (card,)):
        maximum, points, low, high = (Decimal(number) for number in numbers[:4])
        claimed, computed, surveyed, last_year = (None if one is None else Decimal(one) for one in numbers[4:])
        score = Score(criterion, Outcome(outcome), maximum, points, low, high, reason, claimed, computed, surveyed)
        yield score._replace(last_year=last_year, explanation=explanation)


def _row(score: Score) -> Row:
    return tuple([_text(value) for value in VALUES(score)])


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.value if isinstance(value, Outcome) else str(value)
