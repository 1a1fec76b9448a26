"""The troubles: what a commune hands in where all is well, late, broken, twice, in parts, or of another plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from cchc_xl.reporting.entry import write_entry
from tests.samples.delivery import Delivery, deadline
from tests.samples.drawing import Drawn, with_claims
from tests.samples.earlier import known_on
from tests.samples.parts import parts
from tests.samples.sample_file import SampleFile, Trouble

Files = tuple[SampleFile, ...]

LOCKED_HEADER = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900")


def handed_in(delivery: Delivery) -> Files:
    """Give what the commune hands in."""
    return MAKERS.get(delivery.trouble, _whole)(delivery)


def _whole(delivery: Delivery) -> Files:
    one = delivery.drawn()
    return (delivery.file(one.workbook(), one.index),)


def _late(delivery: Delivery) -> Files:
    (file,) = _whole(delivery)
    return (replace(file, note=f"Hạn nộp {deadline(delivery.commune):%d/%m/%Y}"),)


def _earlier(delivery: Delivery) -> Files:
    one = _on(delivery.drawn(), 10, 31)
    return (delivery.file(one.workbook(), one.index, note="Số liệu tính đến ngày 31/10"),)


def _missing(delivery: Delivery) -> Files:
    return (replace(delivery.file(b""), name=""),)


def _truncated(delivery: Delivery) -> Files:
    whole = delivery.drawn().workbook()
    return (delivery.file(whole[: len(whole) * 2 // 3]),)


def _text(delivery: Delivery) -> Files:
    return (delivery.file("Mã;Tiêu chí;Điểm tự chấm\n1.1;Kế hoạch CCHC;1,5\n".encode()),)


def _empty(delivery: Delivery) -> Files:
    return (delivery.file(b""),)


def _locked(delivery: Delivery) -> Files:
    return (delivery.file(LOCKED_HEADER.ljust(8192, b"\xff")),)


def _twice_later(delivery: Delivery) -> Files:
    last = delivery.drawn()
    first = _on(last, 11, 30)
    draft = delivery.file(first.workbook(), first.index, note="Gửi trước; số liệu tính đến ngày 30/11")
    return (
        replace(draft, handed_in=draft.handed_in - timedelta(30)),
        delivery.file(last.workbook(), last.index, " (bổ sung)", "Gửi sau; số liệu tính đến ngày 31/12"),
    )


def _twice_equal(delivery: Delivery) -> Files:
    one = delivery.drawn()
    row = one.contents.rows["4.2"]
    rows = {**one.contents.rows, "4.2": {**row, "done": max(0, int(str(row["done"])) - 3)}}
    other = with_claims(delivery.commune, replace(one.contents, rows=rows))
    return (
        delivery.file(one.workbook(), one.index, note="Khác tệp kia ở tiêu chí 4.2"),
        delivery.file(other.workbook(), other.index, " sửa", "Khác tệp kia ở tiêu chí 4.2"),
    )


def _other_year(delivery: Delivery) -> Files:
    year = delivery.commune.plan.year - 1
    return (_as_if(delivery, f"Ghi năm {year}", year=year),)


def _other_plan(delivery: Delivery) -> Files:
    code = "phu-hong-2025"
    return (_as_if(delivery, f"Ghi mã kế hoạch {code}", plan=code),)


def _as_if(delivery: Delivery, note: str, **information: str | int) -> SampleFile:
    one = delivery.drawn()
    filled = replace(one.contents, information={**one.contents.information, **information})
    return delivery.file(replace(one, contents=filled).workbook(), note=note)


def _parts(delivery: Delivery) -> Files:
    one = delivery.drawn()
    plan, agency = delivery.commune.plan, delivery.commune.agency
    return tuple(
        delivery.file(
            write_entry(plan, agency, part, official),
            one.index,
            f" - {official or 'phần còn lại'}",
            f"Phạm vi: {official or 'Toàn bộ'}; chỉ số của cả {agency.kind}",
        )
        for official, part in parts(plan, one.contents)
    )


def _on(one: Drawn, month: int, day: int) -> Drawn:
    """Give what the commune would have handed in on a day of the year."""
    return with_claims(one.commune, known_on(date(one.commune.plan.year, month, day), one.contents))


MAKERS: dict[Trouble, Callable[[Delivery], Files]] = {
    Trouble.LATE: _late,
    Trouble.EARLIER: _earlier,
    Trouble.MISSING: _missing,
    Trouble.TRUNCATED: _truncated,
    Trouble.TEXT: _text,
    Trouble.EMPTY: _empty,
    Trouble.LOCKED: _locked,
    Trouble.TWICE_LATER: _twice_later,
    Trouble.TWICE_EQUAL: _twice_equal,
    Trouble.OTHER_YEAR: _other_year,
    Trouble.OTHER_PLAN: _other_plan,
    Trouble.PARTS: _parts,
}
