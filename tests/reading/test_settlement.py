"""How a dossier counts, day by day around its due date and the day of the figures."""

from datetime import date, timedelta
from itertools import product

import pytest

from cchc_xl.reading.settlement import contradicts, settlement
from tests.cases import reading_of, told
from tests.plans import Measure, Register, RegisterColumn, plan_of, real_plan

FIGURES = date(2024, 6, 10)
STATUSES = ["Đang giải quyết", "Đã có kết quả", "Yêu cầu bổ sung", "Rút hồ sơ", "Từ chối", None]
DAYS = [None, *(FIGURES + timedelta(days=days) for days in (-2, -1, 0, 1, 2))]


def of(due, result, status="Đang giải quyết"):
    """Settle a dossier whose days are counted from the day of the figures."""
    days = [None if day is None else FIGURES + timedelta(days=day) for day in (due, result)]
    return settlement(*days, status, FIGURES)


@pytest.mark.parametrize(("due", "result"), list(product([None, -1, 0, 1], repeat=2)))
def test_withdrawn_comes_first_whatever_the_dates(due, result):
    assert of(due, result, "Rút hồ sơ") == "rút hồ sơ"


@pytest.mark.parametrize(("result", "status"), list(product([None, -1, 1], ["Đã có kết quả", "Yêu cầu bổ sung", None])))
def test_without_a_due_date_nothing_was_promised_settled_or_not(result, status):
    assert of(None, result, status) == "không hẹn"


@pytest.mark.parametrize(
    ("due", "result", "settled"),
    [
        (-3, -4, "trước hạn"),
        (-3, -3, "đúng hạn"),
        (-3, -2, "trễ hạn"),
        (5, -1, "trước hạn"),
        (0, -1, "trước hạn"),
        (0, 0, "đúng hạn"),
        (-1, 0, "trễ hạn"),
        (1, 0, "trước hạn"),
    ],
)
def test_a_result_is_early_on_time_or_late_by_the_day(due, result, settled):
    assert {of(due, result, status) for status in STATUSES if status != "Rút hồ sơ"} == {settled}


@pytest.mark.parametrize(("due", "open_still"), [(-1, "quá hạn chưa giải quyết"), (0, "trong hạn"), (1, "trong hạn")])
@pytest.mark.parametrize("result", [None, 1, 2])
@pytest.mark.parametrize("status", ["Đang giải quyết", "Đã có kết quả", "Từ chối", None])
def test_without_a_result_by_the_day_of_the_figures_it_is_overdue_from_the_day_after_its_due_date(
    due, open_still, result, status
):
    assert of(due, result, status) == open_still


@pytest.mark.parametrize("due", [-30, -1, 0, 1])
@pytest.mark.parametrize("result", [None, 1])
def test_a_dossier_that_waits_for_supplements_is_in_time(due, result):
    assert of(due, result, "Yêu cầu bổ sung") == "trong hạn"


def test_a_result_counts_even_where_the_status_waits_for_supplements():
    assert of(-3, -2, "Yêu cầu bổ sung") == "trễ hạn"


def test_every_dossier_falls_in_one_class_that_the_plan_knows():
    classes = {settlement(due, result, status, FIGURES) for due, result, status in product(DAYS, DAYS, STATUSES)}

    assert classes == set(real_plan().register("Hồ sơ TTHC").column("Kết quả giải quyết").values)


@pytest.mark.parametrize(
    ("status", "result", "contradiction"),
    [
        ("Đã có kết quả", None, True),
        ("Đã có kết quả", FIGURES, False),
        ("Đang giải quyết", None, False),
        ("Đang giải quyết", FIGURES, True),
        ("Đang giải quyết", FIGURES + timedelta(days=1), False),
        ("Yêu cầu bổ sung", None, False),
        ("Yêu cầu bổ sung", FIGURES, True),
        ("Từ chối", None, False),
        ("Từ chối", FIGURES, False),
        (None, None, False),
        (None, FIGURES, False),
    ],
)
def test_a_status_contradicts_the_dates_where_it_says_settled_without_a_result_or_open_with_one(
    status, result, contradiction
):
    assert contradicts(result, status, FIGURES) is contradiction


def dossiers(status_values=("Đang giải quyết", "Đã có kết quả", "Yêu cầu bổ sung", "Rút hồ sơ")):
    """A register of dossiers, small, counted by class."""
    register = Register(
        "Hồ sơ",
        (
            RegisterColumn("Mã", "text", key=True),
            RegisterColumn("Hẹn", "date", may_be_blank=True),
            RegisterColumn("Có kết quả", "date", may_be_blank=True),
            RegisterColumn("Trả", "date", may_be_blank=True),
            RegisterColumn("Trạng thái", "choice", status_values),
            RegisterColumn("Ngày kết quả", "first date", computed_from=("Có kết quả", "Trả")),
            RegisterColumn("Kết quả", "settlement", computed_from=("Hẹn", "Ngày kết quả", "Trạng thái")),
        ),
    )
    return plan_of(registers=(register,), measures=(Measure("1.1", "done", "Hồ sơ", "count", for_each="Kết quả"),))


def test_the_six_cases_stand_side_by_side_in_a_register():
    reading = reading_of(
        dossiers(),
        sheets={
            "Hồ sơ": """
                | Mã | Hẹn        | Có kết quả | Trả        | Trạng thái      |
                |----|------------|------------|------------|-----------------|
                | a  | 01/06/2024 | 03/06/2024 | 04/06/2024 | Rút hồ sơ       |
                | b  |            | 03/06/2024 |            | Đã có kết quả   |
                | c  | 05/06/2024 | 03/06/2024 | 06/06/2024 | Đã có kết quả   |
                | d  | 05/06/2024 |            | 05/06/2024 | Đã có kết quả   |
                | e  | 05/06/2024 | 06/06/2024 |            | Đã có kết quả   |
                | g  | 05/06/2024 |            |            | Yêu cầu bổ sung |
                | h  | 09/06/2024 | 11/06/2024 |            | Đang giải quyết |
                | i  | 10/06/2024 |            |            | Đang giải quyết |
            """
        },
        as_of="10/06/2024",
    )

    assert dict(reading.counts["1.1", "done"].lines) == {
        "rút hồ sơ": 1,
        "không hẹn": 1,
        "trước hạn": 1,
        "đúng hạn": 1,
        "trễ hạn": 1,
        "trong hạn": 2,
        "quá hạn chưa giải quyết": 1,
    }
    assert told(reading.findings) == [("R123", "C8"), ("R124", "B3"), ("R127", "")]
    assert dict(reading.findings[2].facts) == {
        "register": "Hồ sơ",
        "received": "8",
        "settled": "3",
        "late": "1",
        "pending": "3",
        "overdue": "1",
        "others": "2",
    }


def test_a_status_that_contradicts_the_dates_is_told_with_its_rows_and_the_dates_win():
    reading = reading_of(
        dossiers(),
        sheets={
            "Hồ sơ": """
                | Mã | Hẹn        | Có kết quả | Trả | Trạng thái      |
                | a  | 05/06/2024 | 05/06/2024 |     | Đang giải quyết |
                | b  | 09/06/2024 |            |     | Đã có kết quả   |
                | c  | 05/06/2024 | 06/06/2024 |     | Yêu cầu bổ sung |
            """
        },
        as_of="10/06/2024",
    )

    assert dict(reading.counts["1.1", "done"].lines) == {"đúng hạn": 1, "quá hạn chưa giải quyết": 1, "trễ hạn": 1}
    assert told(reading.findings) == [("R105", "A2"), ("R127", "")]
    assert dict(reading.findings[0].facts) == {"count": "3", "rows": "2, 3, 4"}
