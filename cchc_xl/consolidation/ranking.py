"""Ranking: the scorecards of many agencies in order."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.ranking import Ranking, Standing, Status
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.tally import rank_key

STRANGER = "Mã đơn vị không có trong danh sách của kế hoạch nên không xếp hạng"


def rank(cards: Iterable[Scorecard], plan: Plan, refused: Sequence[Standing] = ()) -> tuple[Ranking, list[Finding]]:
    """Rank the agencies of the roster; equal indices share a place and the next place is skipped (1, 2, 2, 4).

    Agencies of the roster without a scorecard stand last as missing; refused files stand after them.
    """
    chosen, findings = _one_each(cards)
    strangers = [card for card in chosen if plan.agency_of(card.agency.code) is None]
    chosen = [card for card in chosen if card not in strangers]
    unranked = tuple(Standing(one.agency, Status.WRONG_PLAN, one.sources[0].file, reason=STRANGER) for one in strangers)
    ordered = sorted(chosen, key=lambda card: (-_key(card), card.agency.code))
    keys = [_key(card) for card in ordered]
    ranked = [
        Standing(card.agency, Status.RECEIVED, card.sources[0].file, card, place=keys.index(key) + 1)
        for card, key in zip(ordered, keys, strict=True)
    ]
    present = {card.agency.code for card in ordered}
    missing = [
        Standing(agency, Status.MISSING, reason="Chưa nhận được tệp")
        for agency in plan.roster
        if agency.code not in present and _is_valid(agency, plan)
    ]
    return Ranking((*ranked, *missing, *unranked, *refused), plan.goal.place), findings


def _one_each(cards: Iterable[Scorecard]) -> tuple[list[Scorecard], list[Finding]]:
    """Of two files of one agency take the one with the later figures, then the first by name, and tell both."""
    chosen: dict[str, Scorecard] = {}
    findings: list[Finding] = []
    for card in sorted(cards, key=lambda card: (-card.as_of.toordinal(), card.sources[0].file)):
        used = chosen.setdefault(card.agency.code, card)
        if used is not card:
            place = Cell(card.sources[0].file)
            findings.append(Kind.AGENCY_TWICE.at(place, agency=card.agency.title, used=used.sources[0].file))
    return list(chosen.values()), findings


def _key(card: Scorecard) -> Fraction:
    return Fraction(-1) if card.totals.index is None else Fraction(rank_key(card.totals.index))


def _is_valid(agency: Agency, plan: Plan) -> bool:
    """Whether an agency exists at the end of the period."""
    begun = agency.valid_from is None or agency.valid_from <= plan.end
    return begun and (agency.valid_to is None or agency.valid_to >= plan.end)
