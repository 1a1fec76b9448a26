"""Rankings to write: a district with every trouble, wards under the second plan, and a district of any size."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_xl import tally
from cchc_xl.appraising import card_appraised
from cchc_xl.consolidation import rank
from cchc_xl.history.course import moment_of
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Agency
from cchc_xl.model.ranking import Change, Earlier, Status, Sureness
from cchc_xl.model.scorecard import Appraisal, Outcome
from cchc_xl.pipeline.ranking_run import consolidate_folder
from tests.other_plan import other_plan
from tests.plans import real_plan
from tests.reporting.scoring.figure_sets import drawn
from tests.samples.district import with_communes
from tests.samples.folder import FEWEST, District, folder
from tests.samples.writing import write_folder

DOSSIERS = 20
WARDS = 14


@cache
def district_with_every_trouble():
    """Give the ranking of a sample folder with what history would add, its findings and its plan."""
    plan = with_communes(real_plan(), FEWEST)
    with TemporaryDirectory() as place:
        write_folder(Path(place), folder(District(plan, DOSSIERS)))
        result = consolidate_folder(Path(place), plan, None, lambda *_: None)
    return with_history(result.ranking), result.findings, plan


@cache
def wards():
    """Give wards under the second plan: random figures in every state, two that tie, appraised points, one missing."""
    plan = replace(other_plan(), roster=tuple(Agency(str(10000 + n), f"Số {n}", "phường") for n in range(1, WARDS + 2)))
    cards = [replace(drawn(plan, n).card, agency=agency) for n, agency in enumerate(plan.roster[: WARDS - 2])]
    back = next(n for n, card in enumerate(cards) if n and card.score("5.1").outcome is Outcome.EXCLUDED)
    cards.append(replace(cards[back], agency=plan.roster[WARDS - 2]))
    cards[back] = with_appraisals(cards[back], plan, {"5.1": 3, "8.2": "-1.5", "7.1": 30})
    cards.append(replace(cards[0], agency=plan.roster[WARDS - 1]))
    ranking, findings = rank(cards, plan)
    return with_history(ranking), tuple(findings), plan


def with_appraisals(card, plan, points):
    """Appraise some criteria of a scorecard."""
    said = {
        code: Appraisal(code, Decimal(value), f"Ý kiến {code}", Cell("a"), "Đã thẩm định")
        for code, value in points.items()
    }
    return card_appraised(card, said, plan)


def with_history(ranking):
    """Give a ranking with what only other runs know: places and points before, earlier runs, late and old files."""
    standings = tuple(_standing(one, number, ranking) for number, one in enumerate(ranking.standings))
    known = {"since": date(2025, 1, 8), "number": 4, "as_of": date(2024, 12, 31)}
    return replace(ranking, standings=standings, course=tuple(_course(ranking)), **known)


def _course(ranking):
    keys = [
        tally.rank_key(one.card.totals.index)
        for one in ranking.standings
        if one.card and one.place and one.card.totals.index is not None
    ]
    yield moment_of((1, date(2024, 6, 30)), [], ranking.goal)
    yield moment_of((3, date(2025, 1, 8)), [key - 2 for key in keys[:4]], ranking.goal)
    yield moment_of((4, date(2024, 12, 31)), keys, ranking.goal)


def _changes(card, number):
    """Give as many changes as the number says: one that came into the scale, the others with more points before."""
    scores = card.scores[: number % 4]
    return tuple(
        Change(one.criterion, one.points + 1 if place else None, one.points_apply, one.reason)
        for place, one in enumerate(reversed(scores))
    )


def _standing(standing, number, ranking):
    if not standing.card:
        return standing
    last = len([one for one in ranking.standings if one.place])
    index = tally.rank_key(standing.card.totals.index or 0)
    status = {2: Status.LATE, 4: Status.OLD}.get(number, Status.RECEIVED)
    return replace(
        standing,
        status=status,
        reason="Tệp mới bị hỏng" if status is Status.OLD else "",
        files=(standing.file, f"{standing.file} (phụ lục)") if number == 1 else (standing.file,),
        sure=Sureness(max(1, number), min(last, number + 3), max(1, number - 1), min(last, number + 2)),
        last_year=Earlier() if number == 3 else Earlier(index - Decimal("1.5") + number, last - number),
        last_run=Earlier(index, standing.place) if number % 2 else Earlier(index - 1, number + 2),
        handed_in=date(2025, 1, 6 + number % 10),
        changes=_changes(standing.card, number),
        result="" if number == 2 else f"bang diem/{standing.agency.code}.xlsx",
    )


@cache
def district_of(communes):
    """Give a district of so many communes, who report the same as those of the district with every trouble."""
    ranking, *_ = district_with_every_trouble()
    drawn_cards = [one.card for one in ranking.standings if one.card]
    plan = with_communes(real_plan(), communes)
    cards = [replace(drawn_cards[n % len(drawn_cards)], agency=agency) for n, agency in enumerate(plan.roster)]
    ranking, findings = rank(cards, plan)
    return with_history(ranking), tuple(findings), plan
