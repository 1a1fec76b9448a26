"""A second, quite different plan: seven areas, a bonus and penalty area outside the 100, a survey of 30 points."""

from datetime import date
from decimal import Decimal

from cchc_xl.model.plan import (
    Agency,
    Area,
    Band,
    Class,
    Condition,
    Criterion,
    Goal,
    Measure,
    NotApplicable,
    Office,
    Official,
    Option,
    Plan,
    Policy,
    Register,
    RegisterColumn,
    Target,
    Test,
)

WARD = Agency("10001", "Tân An", "phường")
LETTERS = Register(
    "Đơn thư",
    (
        RegisterColumn("Số đơn", "text", key=True),
        RegisterColumn("Ngày nhận", "date"),
        RegisterColumn("Hạn", "date"),
        RegisterColumn("Ngày xong", "date", may_be_blank=True),
        RegisterColumn("Người gửi", "text", may_be_blank=True, personal=True),
    ),
)
VOTES = Register(
    "Phiếu hỏi",
    (
        RegisterColumn("Nhóm", "choice", ("Người dân", "Doanh nghiệp"), key=True),
        RegisterColumn("Trả lời", "choice", ("Rất tốt", "Tốt", "Kém"), key=True),
        RegisterColumn("Số phiếu", "whole"),
    ),
)
TITLES = ("Chỉ đạo", "Văn bản", "Thủ tục", "Đội ngũ", "Tài chính", "Chuyển đổi số", "Tác động", "Điểm thưởng, phạt")
MAXIMA = (10, 10, 20, 10, 10, 10, 30, 5)


def other_plan() -> Plan:
    """Points on one decimal, places by ties, penalties below zero, the index capped at 100."""
    return Plan(
        code="tan-an-2026",
        title="Bộ chỉ số phường Tân An năm 2026",
        year=2026,
        version="3",
        status="chính thức",
        agency=WARD.code,
        start=date(2026, 1, 1),
        end=date(2026, 12, 14),
        submit_by=None,
        policy=Policy(Decimal(100), 1, "cùng hạng", "0 điểm", Decimal(20), Decimal(100)),
        goal=Goal(1, 2, 3),
        office=Office(issuer="UBND PHƯỜNG TÂN AN", receiver="Sở Nội vụ", receiver_email="so@example.vn"),
        areas=tuple(
            Area(str(number), title, Decimal(points), f"Điều {number}", outside=number == 8)
            for number, (title, points) in enumerate(zip(TITLES, MAXIMA, strict=True), start=1)
        ),
        criteria=_criteria(),
        targets=(
            Target("M1", "Điều 3", "Đơn thư đúng hạn", "Hoa", "%", ">=", "95", "ratio", ("3.1",)),
            Target("M2", "Điều 9", "Họp dân", "Hoa", "cuộc", ">=", "2", "own count", done="cuộc họp"),
        ),
        officials=(Official("Hoa", "Văn phòng"), Official("Minh", "Tài chính")),
        roster=(WARD, Agency("10002", "Bình Hòa", "phường")),
        classes=(Class(">=", Decimal(85), "A"), Class("<", Decimal(85), "B")),
        registers=(LETTERS, VOTES),
        measures=_measures(),
    )


def _criteria() -> tuple[Criterion, ...]:
    return (
        _criterion("1.1", 10, "met", conditions=(Condition("1.1.1", "Có kế hoạch"), Condition("1.1.2", "Có báo cáo"))),
        _criterion("2.1", 10, "timely", settings={"due": date(2026, 6, 30), "late": Decimal(4)}, due=date(2026, 6, 30)),
        _criterion(
            "3.1", 20, "proportional", settings={"target": Decimal(95)}, register="Đơn thư", total="đơn đến hạn"
        ),
        _criterion("4.1", 10, "banded", bands=(Band(">", Decimal(3), Decimal(10)), Band("<=", Decimal(3), Decimal(5)))),
        _criterion("5.1", 10, "proportional", total="khoản chi", not_applicable=NotApplicable.EXCLUDED),
        _criterion("6.1", 10, "counted", settings={"each": Decimal("2.5")}, evidence="required"),
        _criterion(
            "7.1",
            30,
            "surveyed",
            options=(Option("Rất tốt", Decimal(100)), Option("Tốt", Decimal(70)), Option("Kém", Decimal(0))),
            register="Phiếu hỏi",
            surveyed=True,
        ),
        _criterion("8.1", 3, "counted", settings={"each": Decimal(1)}),
        _criterion("8.2", 2, "deducted", settings={"each": Decimal(1), "floor": Decimal(-5)}),
    )


def _criterion(code: str, maximum: int, rule: str, **changes) -> Criterion:
    usual = {"done": "đã làm", "unit": "việc", "evidence": "none", "official": "Hoa" if code < "4" else "Minh"}
    area = code.partition(".")[0]
    return Criterion(code, area, f"Điều {area}", f"Tiêu chí {code}", Decimal(maximum), rule, **{**usual, **changes})


def _measures() -> tuple[Measure, ...]:
    due = Test("Hạn", "in the window")
    return (
        Measure("3.1", "total", "Đơn thư", "count", where=(due,)),
        Measure("3.1", "done", "Đơn thư", "count", where=(due, Test("Ngày xong", "<=", other_column="Hạn"))),
        Measure("7.1", "answers", "Phiếu hỏi", "sum", of="Số phiếu", for_each="Trả lời"),
    )
