"""A commune and a plan that say the same words wherever words may stand."""

from dataclasses import replace
from functools import cache

from cchc_xl.consolidation import rank
from cchc_xl.improvement import duties_of, improve
from cchc_xl.model.plan import Office
from cchc_xl.model.reading import Difficulty, Evidence, Figure, State
from cchc_xl.plan.writing import write
from cchc_xl.reading import read
from cchc_xl.reporting.consolidated import write_ranking
from cchc_xl.reporting.duties import write_tasks
from cchc_xl.reporting.entry import Contents, write_entry
from cchc_xl.reporting.scoring import write_scorecard
from cchc_xl.rules import rule_of
from tests.cases import scored_reading
from tests.plans import SAMPLE, real_plan

OFFICE = dict.fromkeys(("signer", "signer_title", "on_behalf", "place", "receiver", "superior", "superior_signer"))


def workbooks(text):
    """Write each kind of workbook with this text in it."""
    plan = plan_saying(text)
    scored = scored_saying(text, plan)
    ranking, found = rank([scored.card], plan)
    ranking = replace(ranking, standings=tuple(_standing(one, text) for one in ranking.standings))
    return {
        "scoring": write_scorecard(scored, plan, improvement=improve(scored, plan)),
        "tasks": write_tasks(scored, duties_of(scored, plan), plan),
        "ranking": write_ranking(ranking, (*scored.findings, *found), plan),
        "entry": write_entry(plan, plan.roster[0], contents_saying(text)),
        "plan": write(plan),
    }


def _standing(standing, text):
    """Let the reason and the file names say so, and what was appraised."""
    card = standing.card
    scores = tuple(one._replace(remark=text, state=text, reason=text) for one in card.scores) if card else ()
    said = replace(card, scores=scores) if card else None
    return replace(standing, reason=text, file=text, files=(text, text), card=said)


def plan_saying(text):
    """The sample plan with its titles, contents, conditions, officials, agencies and classes called so."""
    plan = few_of_each_kind(real_plan())
    somebody = plan.criteria[0].official

    def official(name):
        return text if name == somebody else name

    return replace(
        plan,
        title=text,
        office=Office(issuer=text, **dict.fromkeys(OFFICE, text)),
        areas=tuple(one._replace(title=text, clause=text) for one in plan.areas),
        criteria=tuple(_criterion(one, text, official(one.official)) for one in plan.criteria),
        targets=tuple(one._replace(task=text, clause=text, official=official(one.official)) for one in plan.targets),
        officials=tuple(one._replace(name=official(one.name), title=text) for one in plan.officials),
        roster=tuple(one._replace(name=text) for one in plan.roster),
        classes=tuple(one._replace(name=text) for one in plan.classes),
    )


def few_of_each_kind(plan):
    """Leave of the plan a few criteria of each kind, the targets that they can judge, and three agencies."""
    kept = tuple(
        {(bool(one.conditions), rule_of(one).shape(one), one.area > "4"): one for one in plan.criteria}.values()
    )
    codes = {one.code for one in kept}
    agency = plan.agency_of(plan.agency)
    targets = tuple(one for one in plan.targets if one.criteria and codes >= set(one.criteria))
    return replace(plan, criteria=kept, targets=targets, roster=(agency, *plan.roster[:2]))


def _criterion(criterion, text, official):
    held = tuple(one._replace(title=text) for one in criterion.conditions)
    return replace(criterion, title=text, done=text, total=text, conditions=held, official=official)


@cache
def _sample():
    return read(SAMPLE.name, SAMPLE.read_bytes(), few_of_each_kind(real_plan()))


def scored_saying(text, plan):
    """Score the sample, its evidence, explanations, difficulties, answers, lines and heading all saying so."""
    reading = _sample()
    heading = reading.heading._replace(period=text, prepared_by=text, contact=text, remark=text, agency_name=text)
    paper = Evidence("1.1", text, None, text, text, text, reading.entry("1.1").cell)
    trouble = Difficulty(text, text, "1.1", text, reading.entry("1.2").cell)
    said = {code: _entry(entry, text) for code, entry in reading.entries.items()}
    counts = {key: _count(count, text) for key, count in reading.counts.items()}
    changed = replace(reading, heading=heading, evidence=(paper,), difficulties=(trouble,), entries=said, counts=counts)
    return scored_reading(changed, plan)


def _entry(entry, text):
    answer = Figure(State.TEXT, entry.figure("answer").cell, text)
    figures = {**entry.figures, "answer": answer}
    return replace(entry, figures=figures, answer=None, evidence=text, explanation=text)


def _count(count, text):
    if not count.lines:
        return count
    (_, number), *others = count.lines
    return count._replace(lines=((text, number), *others))


def contents_saying(text):
    """Fill in an entry workbook: the form, a register and the lists."""
    return Contents(
        information=dict.fromkeys(("period", "prepared_by", "contact", "remark"), text),
        rows={one.code: {"evidence": text, "explanation": text, "answer": text} for one in real_plan().criteria},
        registers={one.name: [{column.name: text for column in one.columns}] for one in real_plan().registers},
        evidence=[dict.fromkeys(("criterion", "number", "summary", "file", "page"), text)],
        difficulties=[dict.fromkeys(("content", "proposal", "criterion", "reporter"), text)],
    )
