"""The appraisals that count: what is new over what is known, the office's own table over scoring workbooks."""

import pytest

from cchc_xl.consolidation.appraisals import Table, Words, anything_typed, settled
from cchc_xl.findings import sentence
from cchc_xl.forms import ASKED_TO_EXPLAIN, HAS_EXPLAINED
from cchc_xl.model.appraisal import EXPLAINED, SCORING, TABLE, Said, seen_of
from cchc_xl.model.cell import Cell
from tests.history.small import PLAN, A, B, appraisal, card

KEY = (A.code, "1.1")
CARD = card(A, "3", "5", reasons=("3/4 → 3 điểm", "5/6 → 5 điểm"))
BLANK = appraisal("1.1")


def at(file, points=None, remark="", state=""):
    """Say something of criterion 1.1 in a scoring workbook."""
    return appraisal("1.1", points, remark, state, Cell(file, "Bảng chấm điểm", "I9"))


def typed(points=None, remark="", state="", cell="H5", refused=""):
    """Say something of criterion 1.1 in the table."""
    return appraisal("1.1", points, remark, state, Cell("bảng.xlsx", "Thẩm định", cell))._replace(refused=refused)


def said(one, source=TABLE, seen=""):
    return Said(one, source, seen)


def table(stands, *heard):
    return Table({KEY: stands}, {KEY: heard} if heard else {})


def settle(known=None, ever=(), tables=(), sent=(), cards=None, before=None):
    words = Words({KEY: known} if known else {}, [(KEY, one) for one in ever], tables, [(A.code, one) for one in sent])
    return settled(words, cards or {A.code: CARD}, {A.code: before}.get, PLAN)


def counts(found):
    one = found.counts.get(KEY)
    return one and (None if one.appraisal.points is None else str(one.appraisal.points), one.source)


def test_what_is_known_counts_and_is_nothing_new():
    found = settle(known=said(typed("2")))

    assert (found.counts, list(found.news), found.findings) == ({KEY: said(typed("2"))}, [], ())
    assert found.of(A.code) == {"1.1": typed("2")}
    assert found.of(B.code) == {}


def test_a_word_typed_into_the_table_is_new_and_remembers_what_it_was_said_of():
    found = settle(tables=[table(typed("2"), BLANK)])

    assert list(found.news) == [(KEY, Said(typed("2"), TABLE, "3/4 → 3 điểm\n"))]
    assert counts(found) == ("2", "table")


def test_it_is_said_of_the_score_that_stood_in_the_table_not_of_the_one_that_came_since():
    shown = card(A, "1", "5", reasons=("1/4 → 1 điểm", ""), explanations=("chưa kịp", ""))
    (_, one), *_ = settle(tables=[table(typed("2"))], before=shown).news

    assert one.seen == seen_of(shown.scores[0]) == "1/4 → 1 điểm\nchưa kịp"


@pytest.mark.parametrize(
    ("stands", "heard", "new"),
    [
        (typed("2"), [], True),
        (typed("2"), [typed("2.0")], False),
        (typed("2"), [typed("2", cell="H40")], False),
        (typed("2"), [typed("3")], True),
        (typed("2", "đủ"), [typed("2")], True),
        (typed("2", state="Công bố"), [typed("2")], True),
        (BLANK, [], False),
        (BLANK, [typed("2")], True),
        (typed("2"), [BLANK, typed("2")], False),
    ],
    ids=["blank before", "as written", "sorted", "other points", "remark", "state", "blank", "emptied", "in a copy"],
)
def test_news_is_what_differs_from_what_was_heard_there(stands, heard, new):
    words = Words({}, [], [table(stands, *heard)], [])

    assert [key for key, _ in settle(tables=[table(stands, *heard)]).news] == ([KEY] if new else [])
    assert anything_typed(words) is new


def test_an_emptied_place_withdraws_the_word():
    found = settle(known=said(typed("2", "thiếu")), tables=[table(BLANK, typed("2", "thiếu"))])

    assert counts(found) == (None, "table")
    assert list(found.news) == [(KEY, Said(BLANK, TABLE, "3/4 → 3 điểm\n"))]


def test_an_old_copy_of_the_table_takes_nothing_away():
    found = settle(known=said(typed("2")), tables=[table(BLANK, BLANK)])

    assert counts(found) == ("2", "table")
    assert list(found.news) == []


def test_points_that_are_none_leave_the_points_that_are_known():
    stands = typed(remark="sửa", refused="hai điểm")
    found = settle(known=said(typed("2")), tables=[table(stands, typed("2"))])
    again = settle(known=found.counts[KEY], tables=[table(stands, found.counts[KEY].appraisal)])

    assert found.counts[KEY].appraisal == typed("2", remark="sửa", refused="hai điểm")
    assert (again.counts, list(again.news)) == (found.counts, [])


def test_points_that_are_none_leave_those_of_a_scoring_workbook_of_the_same_run():
    found = settle(tables=[table(typed(refused="9"))], sent=[at("A.xlsx", "2")])

    assert found.counts[KEY].appraisal == typed("2", refused="9")


def test_points_in_a_scoring_workbook_that_are_none_are_not_taken():
    assert list(settle(sent=[at("A.xlsx")._replace(refused="9")]).news) == []


def test_of_two_tables_the_later_counts_and_the_two_are_told():
    found = settle(tables=[table(typed("2", cell="H9")), table(typed("1", cell="H5"))])

    assert counts(found) == ("1", "table")
    assert [sentence(one) for one in found.findings if one.code == "A101"] == [
        "Xã A, tiêu chí 1.1: ô này thẩm định 2, nhưng bảng.xlsx «Thẩm định»!H5 thẩm định 1; "
        "đã dùng bảng.xlsx «Thẩm định»!H5. Hãy thống nhất một điểm."
    ]
    assert [str(one.appraisal.points) for _, one in found.news] == ["2", "1"]  # both are kept, what counts last


def test_a_word_in_a_scoring_workbook_is_taken_and_told():
    found = settle(sent=[at("A.xlsx", "2")])

    assert list(found.news) == [(KEY, Said(at("A.xlsx", "2"), SCORING, "3/4 → 3 điểm\n"))]
    assert [sentence(one) for one in found.findings] == [
        "Xã A, tiêu chí 1.1: lấy điểm thẩm định 2 từ bảng điểm này. Hãy xóa ô nếu không phải do cơ quan thẩm định ghi."
    ]


@pytest.mark.parametrize(
    ("known", "now"),
    [
        (said(typed("1")), ("1", "table")),
        (said(typed(remark="xem lại")), (None, "table")),
        (said(BLANK), ("2", "scoring")),
        (said(at("A cũ.xlsx", "1"), SCORING), ("2", "scoring")),
        (said(typed("1", state=HAS_EXPLAINED), EXPLAINED), ("1", "explained")),
    ],
    ids=["table", "remark in the table", "withdrawn in the table", "scoring", "explained"],
)
def test_where_the_table_speaks_a_scoring_workbook_does_not_count(known, now):
    assert counts(settle(known=known, sent=[at("A.xlsx", "2")])) == now


def test_the_table_speaks_over_a_scoring_workbook_in_the_same_run_and_both_are_told():
    found = settle(tables=[table(typed("1"))], sent=[at("A.xlsx", "2")])

    assert counts(found) == ("1", "table")
    assert [one.code for one in found.findings] == ["A101"]


def test_a_scoring_workbook_says_the_same_thing_only_once():
    taken = [said(at("A.xlsx", "2"), SCORING)]
    withdrawn = settle(known=said(BLANK), ever=taken, sent=[at("A.xlsx", "2")])
    renamed = settle(known=said(BLANK), ever=taken, sent=[at("A (1).xlsx", "2")])
    changed = settle(known=said(BLANK), ever=taken, sent=[at("A.xlsx", "3")])

    assert [counts(one) for one in (withdrawn, renamed, changed)] == [
        (None, "table"),
        (None, "table"),
        ("3", "scoring"),
    ]


def test_two_scoring_workbooks_that_differ_come_to_rest():
    sent = [at("A cũ.xlsx", "2"), at("A.xlsx", "1")]
    first = settle(sent=sent)
    again = settle(known=first.counts[KEY], ever=[one for _, one in first.news], sent=sent)

    assert [str(one.appraisal.points) for _, one in first.news] == ["2", "1"]
    assert (counts(first), counts(again), list(again.news)) == (("1", "scoring"), ("1", "scoring"), [])
    assert [[one.code for one in found.findings] for found in (first, again)] == [["A101", "A103"], ["A101"]]


def test_a_word_typed_into_a_table_is_told_as_long_as_it_stands_there_and_another_counts():
    stands = typed("1", cell="H9")
    ever, tables = [said(stands), said(at("bang diem/A.xlsx", "2"))], [table(stands, stands)]
    told = settle(known=ever[1], ever=ever, tables=tables)
    written = settle(known=ever[1], ever=ever[1:], tables=tables)

    assert [(one.code, one.cell.address) for one in told.findings] == [("A101", "H9")]
    assert (list(told.news), written.findings) == ([], ())  # it shows what counted when it was written


def test_two_scoring_workbooks_that_differ_are_told_also_where_none_of_them_counts():
    sent = [at("A cũ.xlsx", "1.5"), at("A.xlsx", "0.75")]
    found = settle(known=said(BLANK), ever=[said(one, SCORING) for one in sent], sent=sent)

    assert counts(found) == (None, "table")
    assert [sentence(one) for one in found.findings] == [
        "Xã A, tiêu chí 1.1: ô này thẩm định 1,5, nhưng A.xlsx «Bảng chấm điểm»!I9 thẩm định 0,75; đã dùng «Tính lại». "
        "Hãy thống nhất một điểm."
    ]


def test_a_scoring_workbook_without_a_word_takes_none_away():
    assert counts(settle(known=said(at("A.xlsx", "2"), SCORING), sent=[])) == ("2", "scoring")


def test_who_was_asked_to_explain_and_did_has_explained():
    asked = typed("2", "vì sao?", ASKED_TO_EXPLAIN)
    now = card(A, "3", "5", explanations=("đã bổ sung", ""))
    found = settle(known=said(asked, seen="3\n"), cards={A.code: now})

    explained = Said(asked._replace(state=HAS_EXPLAINED), EXPLAINED, "3\n")
    assert list(found.news) == [(KEY, explained)]
    assert found.counts == {KEY: explained}


@pytest.mark.parametrize(
    ("state", "explanation", "seen"),
    [
        (ASKED_TO_EXPLAIN, "", "3\n"),
        (ASKED_TO_EXPLAIN, "như cũ", "3\nnhư cũ"),
        ("Đã thẩm định", "đã bổ sung", "3\n"),
    ],
    ids=["no explanation", "the one that was there", "was not asked"],
)
def test_nothing_else_is_an_explanation(state, explanation, seen):
    now = card(A, "3", "5", explanations=(explanation, ""))

    assert list(settle(known=said(typed("2", state=state), seen=seen), cards={A.code: now}).news) == []


def test_a_new_figure_under_appraised_points_is_told_and_the_points_stay():
    found = settle(known=said(typed("2"), seen="1/4 → 1 điểm\n"))

    assert counts(found) == ("2", "table")
    assert [sentence(one) for one in found.findings] == [
        "Xã A, tiêu chí 1.1: đã thẩm định 2 khi số liệu là «1/4 → 1 điểm»; nay là «3/4 → 3 điểm». "
        "Điểm thẩm định vẫn giữ. Hãy xem lại."
    ]


@pytest.mark.parametrize(
    ("one", "seen"),
    [(typed("2"), "3/4 → 3 điểm\nkhác"), (typed("2"), ""), (typed(remark="xem"), "1/4 → 1 điểm\n")],
    ids=["only the explanation changed", "nobody knows of what it was said", "only a remark"],
)
def test_nothing_else_is_a_new_figure(one, seen):
    assert settle(known=said(one, seen=seen)).findings == ()


def test_an_agency_that_is_missing_keeps_what_was_said_of_it():
    found = settle(known=said(typed("2")), cards={B.code: card(B, "1", "1")})

    assert (counts(found), found.findings) == (("2", "table"), ())


def test_an_agency_and_a_criterion_that_left_the_plan_are_named_by_their_codes():
    strange = [(("77777", "9.9"), said(typed("2")._replace(criterion="9.9")))]
    words = Words(dict(strange), [], [], [("77777", at("x.xlsx", "1")._replace(criterion="9.9"))])
    (finding,) = settled(words, {}, lambda _: None, PLAN).findings

    assert sentence(finding).startswith("77777, tiêu chí 9.9: ô này thẩm định 1, nhưng")
