"""What stands beside a place: when and how it came, and where the agency stood before."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cchc_xl.consolidation import rank
from cchc_xl.consolidation.circumstances import Circumstances, Refusal, with_circumstances
from cchc_xl.model.plan import Area
from cchc_xl.model.ranking import Earlier, Status
from tests.history.small import PLAN, A, B, C, card
from tests.plans import criterion

DUE, AFTER = date(2025, 1, 10), date(2025, 1, 11)
BROKEN = Refusal("B hỏng.xlsx", Status.UNREADABLE, "tệp rỗng")


def standings(*cards, plan=PLAN, **known):
    ranking, _ = rank(cards, plan)
    return {one.agency.name: one for one in with_circumstances(ranking, Circumstances(**known), plan).standings}


def shown(standing):
    return standing.status.value, standing.place, standing.file, standing.reason


def test_what_came_in_time_is_received_and_what_came_after_the_day_is_late():
    found = standings(card(A, "3", "5"), card(B, "1", "1"), handed_in={A.code: DUE, B.code: AFTER})

    assert shown(found["A"]) == ("received", 1, "A.xlsx", "")
    assert shown(found["B"]) == ("late", 2, "B.xlsx", "Nộp ngày 11/01/2025, sau hạn 10/01/2025")
    assert [found[name].handed_in for name in "ABC"] == [DUE, AFTER, None]
    assert [found[name].files for name in "ABC"] == [("A.xlsx",), ("B.xlsx",), ()]


def test_without_a_day_to_hand_in_by_nothing_is_late():
    plan = replace(PLAN, submit_by=None)

    assert standings(card(A, "3", "5"), plan=plan, handed_in={A.code: AFTER})["A"].status is Status.RECEIVED


def test_a_refused_file_beside_a_good_one_is_told_with_what_else_there_is_to_say():
    found = standings(card(B, "1", "1"), beside={B.code: BROKEN}, handed_in={B.code: AFTER})["B"]

    said = "Nộp ngày 11/01/2025, sau hạn 10/01/2025. Đã dùng tệp khác vì không dùng được «B hỏng.xlsx»"
    assert shown(found) == ("late", 1, "B.xlsx", said)


def test_a_late_one_without_an_index_keeps_the_reason_for_that():
    found = standings(card(A, "-", "-"), handed_in={A.code: AFTER})["A"]

    assert shown(found) == ("late", None, "A.xlsx", "Chưa có chỉ số vì không tiêu chí nào áp dụng")


def test_a_refused_file_stands_in_the_row_of_its_agency():
    found = standings(card(A, "3", "5"), refused={B.code: BROKEN})["B"]

    assert shown(found) == ("unreadable", None, "B hỏng.xlsx", "tệp rỗng")
    assert found.files == ("B hỏng.xlsx",)


def test_an_agency_whose_new_file_is_refused_keeps_its_score_marked_old():
    found = standings(card(A, "3", "5"), card(B, "1", "1"), refused={B.code: BROKEN}, handed_in={B.code: AFTER})["B"]

    assert shown(found) == ("old", 2, "B hỏng.xlsx", "tệp rỗng")
    assert found.card.totals.index == 20


def test_where_it_stood_before_stands_beside_it_also_where_it_has_no_place_now():
    before = {A.code: Earlier(Decimal(70), 2), C.code: Earlier(Decimal(80), 1)}
    found = standings(card(A, "3", "5"), last_run=before, last_year=before)

    assert [(one.last_run, one.last_year) for one in found.values()] == [
        (Earlier(Decimal(70), 2), Earlier(Decimal(70), 2)),
        (Earlier(), Earlier()),
        (Earlier(Decimal(80), 1), Earlier(Decimal(80), 1)),
    ]


@pytest.mark.parametrize(
    ("points", "kept", "index"),
    [(("1", "2"), {}, 30), (("1", None), {}, None), (("1", "2"), {A.code: Earlier(Decimal(55), 4)}, 55)],
    ids=["all are named", "one is not", "kept here"],
)
def test_last_year_is_what_was_kept_or_else_the_sum_of_what_the_agency_names(points, kept, index):
    whole = card(A, "3", "5")
    named = (None if one is None else Decimal(one) for one in points)
    scores = tuple(score._replace(last_year=one) for score, one in zip(whole.scores, named, strict=True))
    found = standings(replace(whole, scores=scores), last_year=kept)["A"].last_year

    assert found == Earlier(None if index is None else Decimal(index), 4 if kept else None)


def test_points_outside_the_scale_are_added_to_last_year_s_index():
    areas = (Area("1", "Lĩnh vực", Decimal(10), "III.1"), Area("9", "Thưởng", Decimal(5), "", outside=True))
    plan = replace(PLAN, areas=areas, criteria=(criterion("1.1", maximum="10"), criterion("9.1", maximum="5")))
    whole = card(A, "3", "5")
    scores = tuple(
        score._replace(criterion=code, last_year=Decimal(points))
        for score, code, points in zip(whole.scores, ("1.1", "9.1"), ("8", "2"), strict=True)
    )

    assert standings(replace(whole, scores=scores), plan=plan)["A"].last_year == Earlier(Decimal(82))
