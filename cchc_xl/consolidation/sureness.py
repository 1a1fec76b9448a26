"""How sure a place is: the places still possible while points are open, and those under other weights of the areas."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from cchc_xl.consolidation.draws import DRAWS, MOVE, SHARE, draws_for, spans
from cchc_xl.consolidation.identity import exists
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Ranking, Standing, Sureness
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.numbers import plain
from cchc_xl.tally import rank_key

Bounds = tuple[Decimal, Decimal]

POSSIBLE = (
    "Các điểm chưa chốt (chưa có số liệu, số liệu lỗi, đang chờ kết quả, chưa đến hạn) được tính cao nhất cho đơn vị "
    "và thấp nhất cho các đơn vị khác, rồi ngược lại.{absent} Hai số bằng nhau thì hạng đã chắc chắn."
)
ABSENT = " {number} đơn vị chưa có chỉ số đều có thể đứng trước."


def with_sureness(ranking: Ranking, plan: Plan) -> Ranking:
    """Give the ranking with how sure each place is, and the words for it; a standing without a place stays as it is."""
    cards = [one.card for one in ranking.standings if one.place is not None and one.card]
    came = {one.agency.code for one in ranking.standings if one.card}
    absent = sum(exists(one, plan) and one.code not in came for one in plan.roster)
    sure = sureness(cards, plan, absent)
    standings = tuple(_made_sure(one, sure.get(one.agency.code)) for one in ranking.standings)
    return replace(ranking, standings=standings, words=method_words(len(sure), absent))


def sureness(cards: Sequence[Scorecard], plan: Plan, absent: int = 0) -> dict[str, Sureness]:
    """Give for each agency with an index, by its code, how sure its place among them is.

    One card for each agency. ``best`` and ``worst`` are exact: so many agencies are ``absent``, each of which may still
    come before or after; ``low`` and ``high`` come from ``draws_for`` draws among those that are there, always the same
    ones. The order of the cards changes nothing.
    """
    ranked = sorted((card for card in cards if card.totals.index is not None), key=lambda card: card.agency.code)
    possible = possible_places([_bounds(card) for card in ranked])
    return {
        card.agency.code: Sureness(best, worst + absent, low, high)
        for card, (best, worst), (low, high) in zip(ranked, possible, spans(ranked, plan), strict=True)
    }


def possible_places(bounds: Sequence[Bounds]) -> list[tuple[int, int]]:
    """Give the best and the worst place of each, from the lowest and highest index that each can still have.

    The best place comes when one's own index is its highest and all others are their lowest; the worst the other way
    round. Only a greater index stands before: equal indices share the better place.
    """
    lows, highs = (sorted(side) for side in zip(*bounds, strict=True)) if bounds else ([], [])
    return [(1 + _above(lows, high), 1 + _above(highs, low) - (high > low)) for low, high in bounds]


def method_words(agencies: int, absent: int = 0) -> tuple[str, str]:
    """Say in Vietnamese how the places still possible, and those under other weights, are found."""
    draws, move = draws_for(agencies), Decimal(str(MOVE))
    fewer = f" (ít hơn {plain(DRAWS)} lần vì có {plain(agencies)} đơn vị)" if draws < DRAWS else ""
    return POSSIBLE.format(absent=ABSENT.format(number=plain(absent)) if absent else ""), (
        f"Giữa các đơn vị đã có chỉ số, tính thử {plain(draws)} lần{fewer}: mỗi lần nhân điểm đạt và điểm tối đa áp "
        "dụng của từng lĩnh vực trong thang điểm với một hệ số ngẫu nhiên từ "
        f"{plain(1 - move)} đến {plain(1 + move)} (tăng hoặc giảm không quá {plain(move * 100)}%), như nhau cho mọi "
        f"đơn vị, rồi xếp hạng lại. Bỏ {SHARE}% số lần có hạng cao nhất và {SHARE}% số lần có hạng thấp nhất; khoảng "
        f"còn lại chứa hạng của đơn vị trong ít nhất {100 - 2 * SHARE}% số lần. Khoảng rộng: hạng phụ thuộc nhiều vào "
        "cách đặt trọng số. Dãy số ngẫu nhiên định sẵn nên lập lại cho cùng kết quả."
    )


def _made_sure(standing: Standing, sure: Sureness | None) -> Standing:
    return replace(standing, sure=sure) if standing.place is not None else standing


def _bounds(card: Scorecard) -> Bounds:
    """Give the keys of the lowest and highest index; a card that has an index has both."""
    low, high = card.totals.low or Fraction(0), card.totals.high or Fraction(0)
    return rank_key(low), rank_key(high)


def _above(ordered: Sequence[Decimal], key: Decimal) -> int:
    """Count the keys that are greater."""
    return len(ordered) - bisect_right(ordered, key)
