"""What stands beside a place: when and how a scorecard came, and where its agency stood before."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Earlier, Ranking, Standing, Status
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import ratio
from cchc_xl.tally import rank_key
from cchc_xl.text import shown_date

UNKNOWN = Earlier()
LATE = "Nộp ngày {day}, sau hạn {due}"
GONE = "Lần trước có tệp, nay không còn trong thư mục"
OTHER_REFUSED = "Đã dùng tệp khác vì không dùng được «{file}»"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be used, and why."""

    file: str
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of the agencies beside their scorecards, by agency code.

    ``refused`` are files of agencies of which nothing new could be used, ``beside`` those of agencies that sent a good
    one too; ``came_before`` are agencies of which a file could be used in some earlier run.
    """

    handed_in: Mapping[str, date] = field(default_factory=dict)
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    beside: Mapping[str, Refusal] = field(default_factory=dict)
    came_before: Container[str] = ()
    last_year: Mapping[str, Earlier] = field(default_factory=dict)
    last_run: Mapping[str, Earlier] = field(default_factory=dict)


def with_circumstances(ranking: Ranking, known: Circumstances, plan: Plan) -> Ranking:
    """Give the ranking with all that is known of each standing."""
    return replace(ranking, standings=tuple(_with(one, known, plan) for one in ranking.standings))


def _with(standing: Standing, known: Circumstances, plan: Plan) -> Standing:
    code = standing.agency.code
    standing = replace(
        standing,
        last_year=_last_year(standing.card, known.last_year.get(code, UNKNOWN), plan),
        last_run=known.last_run.get(code, UNKNOWN),
    )
    if refusal := known.refused.get(code):
        return _refused(standing, refusal)
    if standing.status is Status.MISSING and code in known.came_before:
        return replace(standing, reason=GONE)
    if standing.card:
        standing = _handed_in(standing, known.handed_in.get(code), plan)
    if refusal := known.beside.get(code):
        said = OTHER_REFUSED.format(file=refusal.file)
        standing = replace(standing, reason=f"{standing.reason}. {said}" if standing.reason else said)
    return standing


def _refused(standing: Standing, refusal: Refusal) -> Standing:
    status = Status.OLD if standing.card else refusal.status
    return replace(standing, status=status, file=refusal.file, files=(refusal.file,), reason=refusal.reason)


def _handed_in(standing: Standing, day: date | None, plan: Plan) -> Standing:
    files = tuple(source.file for source in standing.card.sources) if standing.card else ()
    standing = replace(standing, files=files, handed_in=day)
    if day is None or plan.submit_by is None or day <= plan.submit_by:
        return standing
    reason = LATE.format(day=shown_date(day), due=shown_date(plan.submit_by))
    return replace(standing, status=Status.LATE, reason=standing.reason or reason)


def _last_year(card: Scorecard | None, kept: Earlier, plan: Plan) -> Earlier:
    """Take what was kept; else add up the points of last year that the agency itself names, where it names all."""
    if kept.index is not None or card is None:
        return kept
    named = {one.criterion: one.last_year for one in card.scores if one.last_year is not None}
    if any(one.code not in named for one in plan.criteria):
        return kept
    outside = {area.code for area in plan.areas if area.outside}
    inside = [one for one in plan.criteria if one.area not in outside]
    most = sum((one.maximum for one in inside), Decimal(0))
    beyond = sum((named[one.code] for one in plan.criteria if one.area in outside), Decimal(0))
    points = sum((named[one.code] for one in inside), Decimal(0))
    return Earlier(rank_key(ratio(points, most) * 100 + Fraction(beyond))) if most else kept
