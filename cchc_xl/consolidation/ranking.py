"""Ranking: the scorecards of many agencies in order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc_xl.consolidation.choosing import chosen
from cchc_xl.consolidation.identity import exists, is_ranked
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Ranking, Standing, Status
from cchc_xl.model.received import Received
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.tally import rank_key

STRANGER = "Đơn vị không có trong danh sách của kế hoạch ở cuối kỳ nên không xếp hạng"
NOTHING_CAME = "Chưa nhận được tệp"
NO_INDEX = "Chưa có chỉ số vì không tiêu chí nào áp dụng"


def rank(cards: Iterable[Scorecard], plan: Plan, refused: Sequence[Standing] = ()) -> tuple[Ranking, list[Finding]]:
    """Rank as ``ranked`` does; of several cards of one agency that of the later figures counts, the others are told."""
    received, findings = chosen(Received(card, ()) for card in cards)
    return ranked([one.card for one in received], plan, refused), findings


def ranked(cards: Sequence[Scorecard], plan: Plan, refused: Sequence[Standing] = ()) -> Ranking:
    """Rank the agencies of the roster, one card each; equal indices share a place and the next is skipped (1, 2, 2, 4).

    Agencies without an index or a scorecard stand after them without a place, refused files last.
    """
    known = [card for card in cards if is_ranked(card.agency.code, plan)]
    strangers = (_stranger(card) for card in cards if not is_ranked(card.agency.code, plan))
    present = {card.agency.code for card in known}
    missing = (
        Standing(agency, Status.MISSING, reason=NOTHING_CAME)
        for agency in plan.roster
        if agency.code not in present and exists(agency, plan)
    )
    return Ranking((*_standings(known), *missing, *strangers, *refused), plan.goal.place)


def _standings(cards: Iterable[Scorecard]) -> list[Standing]:
    ordered = sorted(cards, key=lambda card: (-_key(card), card.agency.code))
    first: dict[Fraction, int] = {}
    places = (first.setdefault(_key(card), number) for number, card in enumerate(ordered, start=1))
    return [_standing(card, place) for card, place in zip(ordered, places, strict=True)]


def _standing(card: Scorecard, place: int) -> Standing:
    standing = Standing(card.agency, Status.RECEIVED, card.sources[0].file, card, place)
    return standing if card.totals.index is not None else replace(standing, place=None, reason=NO_INDEX)


def _stranger(card: Scorecard) -> Standing:
    return Standing(card.agency, Status.WRONG_PLAN, card.sources[0].file, reason=STRANGER)


def _key(card: Scorecard) -> Fraction:
    return Fraction(-1) if card.totals.index is None else Fraction(rank_key(card.totals.index))
