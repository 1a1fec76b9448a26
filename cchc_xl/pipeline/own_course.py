"""How one agency's index went from night to night, kept in the store of its own folder."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from cchc_xl._version import VERSION
from cchc_xl.errors import StoreBusy, StoreTooNew
from cchc_xl.history import runs, store
from cchc_xl.history.agency_then import agency_then
from cchc_xl.history.course import SHOWN, points_of
from cchc_xl.history.own import own_plan
from cchc_xl.model.course import AgencyThen
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Ranking, Standing, Status
from cchc_xl.model.scorecard import Outcome, Score, Scorecard, Scored

NOT_KEPT = "{path}: không ghi được lịch sử ({why}); bảng điểm vẫn đủ và mới, lần chạy sau sẽ ghi lịch sử lại."
BRIEFLY = 3  # seconds to wait for another run: a person sits before it
SET_ASIDE = "{name}: tệp lịch sử bị hỏng nên đã để riêng và bắt đầu lại."


@dataclass(frozen=True, slots=True)
class Kept:
    """The last runs, this one last (none where nothing can be kept), and a sentence about why not, or about losses."""

    course: tuple[AgencyThen, ...] = ()
    told: str = ""


def own_course(folder: Path, scored: Scored, plan: Plan) -> Kept:
    """Keep a run in a folder's store and give the last ones; what goes wrong there is told, and stops nothing.

    A run that stands on the same as the last one is that one.
    """
    path = folder / store.NAME
    try:
        with store.opened(path, BRIEFLY) as opened:
            course = _recorded(opened, scored, own_plan(plan, scored.card.agency.code))
            store.commit(opened)
            told = SET_ASIDE.format(name=opened.aside) if opened.aside else ""
    except (StoreBusy, StoreTooNew) as error:
        return Kept(told=str(error))
    except (store.Broken, OSError) as error:
        return Kept(told=NOT_KEPT.format(path=path, why=store.why(error)))
    return Kept(course[-SHOWN:], told)


def _recorded(opened: store.Store, scored: Scored, plan: Plan) -> tuple[AgencyThen, ...]:
    card, digest = _as_counted(scored.card, plan), _digest(scored, plan)
    last = runs.last_run(opened, plan)
    if last is None or last.digest != digest:
        number = runs.next_number(opened)
        standing = Standing(card.agency, Status.RECEIVED, card.sources[0].file if card.sources else "", card)
        runs.record(opened, plan, runs.Run(number, card.as_of, digest), Ranking((standing,)), {card.agency.code: card})
        runs.record_findings(opened, number, scored.findings)
    return tuple(agency_then(opened, plan, card.agency.code))


def _digest(scored: Scored, plan: Plan) -> str:
    """Give what a run stands on: its files, the plan, program, day, and appraisals."""
    card = scored.card
    said = [(one.criterion, one.appraised, one.remark, one.state) for one in card.scores]
    sources = sorted((one.file, one.sha256) for one in card.sources)
    return sha256(repr((VERSION, plan.fingerprint, card.as_of, sources, said)).encode()).hexdigest()


def _as_counted(card: Scorecard, plan: Plan) -> Scorecard:
    """Give a scorecard whose points and reasons are those that count, appraised ones too."""
    counted = points_of(card)
    scores = tuple(_counted(one, counted[one.criterion].reason) for one in card.scores)
    return replace(card, plan=plan.code, scores=scores)


def _counted(score: Score, reason: str) -> Score:
    back = score.outcome is Outcome.EXCLUDED and score.applies
    return score._replace(reason=reason, outcome=Outcome.SCORED if back else score.outcome)
