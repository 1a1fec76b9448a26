"""The letter that takes a scoring workbook to the superior office."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cchc_xl.delivery.letter import Attachment, Body, Letter, Receiver, file_name, one_line
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.summary import Summary
from cchc_xl.numbers import fixed, plain

SUBJECT = "{agency}: bảng chấm điểm chỉ số cải cách hành chính năm {year}"
FILE = "Bảng chấm điểm CCHC năm {year} - {agency}.xlsx"
SPECIMEN = "Đây là bảng điểm mẫu, không phải bảng điểm chính thức."
SEVERITIES = ("Lỗi", "Cảnh báo", "Ghi chú")
OPEN = SEVERITIES[:2]  # a note asks for nothing
SHOWN, LONGEST = 5, 300


@dataclass(frozen=True, slots=True)
class Scored:
    """A scoring workbook on its way out: its agency, the index it shows, what it says, and its bytes."""

    agency: Agency
    index: str
    summary: Summary
    content: bytes


def scoring_letter(scored: Scored, plan: Plan, to: tuple[Receiver, ...], cc: tuple[Receiver, ...] = ()) -> Letter:
    """Write the letter; its subject and file name tell agency and year."""
    named = {"agency": one_line(scored.agency.title), "year": plan.year}
    attachment = Attachment(file_name(FILE.format(**named)), scored.content)
    return Letter(SUBJECT.format(**named), to, _body(scored, plan, to), (attachment,), cc)


def _body(scored: Scored, plan: Plan, to: tuple[Receiver, ...]) -> Body:
    agency, summary = one_line(scored.agency.title), scored.summary
    areas, worst = tuple(_areas(summary, plan.policy.decimals)), tuple(_worst(summary))
    receivers = ", ".join(one.name or one.address for one in to)
    return (
        f"Kính gửi {receivers},",
        f"{agency} gửi bảng chấm điểm chỉ số cải cách hành chính năm {plan.year} (tệp đính kèm).",
        tuple(_results(scored, plan)),
        *(("Điểm theo lĩnh vực:", areas) if areas else ()),
        _counts(summary),
        *((worst,) if worst else ()),
        *((SPECIMEN,) if plan.is_specimen else ()),
        "Trân trọng.",
        agency,
    )


def _results(scored: Scored, plan: Plan) -> Iterator[str]:
    summary, decimals = scored.summary, plan.policy.decimals
    index = one_line(scored.index) if summary.index is None else fixed(summary.index, decimals)
    yield f"Chỉ số: {index}{f' ({one_line(summary.named)})' if summary.named else ''}"
    if summary.low is not None and summary.high is not None and summary.low != summary.high:
        yield f"Còn có thể từ {fixed(summary.low, decimals)} đến {fixed(summary.high, decimals)}"
    if summary.points is not None and summary.maximum is not None:
        yield f"Điểm đạt: {fixed(summary.points, decimals)} trên {plain(summary.maximum)} điểm tối đa áp dụng"
    if plan.goal.place:
        yield f"Mục tiêu: nhóm {plan.goal.place}/{len(plan.roster)}"


def _areas(summary: Summary, decimals: int) -> Iterator[str]:
    for area in summary.areas:
        yield one_line(f"{area.code}. {area.title}: {_points(area.points, decimals)}/{_points(area.maximum, decimals)}")


def _points(value: Decimal | None, decimals: int) -> str:
    return "–" if value is None else fixed(value, decimals)


def _counts(summary: Summary) -> str:
    if not summary.findings:
        return "Kiểm tra số liệu: không có lỗi, cảnh báo nào."
    counts = {name: sum(one.severity == name for one in summary.findings) for name in SEVERITIES}
    return "Kiểm tra số liệu: " + ", ".join(f"{number} {name.lower()}" for name, number in counts.items()) + "."


def _worst(summary: Summary) -> Iterator[str]:
    asking = [one for one in summary.findings if one.severity in OPEN]
    for one in asking[:SHOWN]:
        about = f" (tiêu chí {one.criterion})" if one.criterion not in one.sentence else ""
        yield _cut(one_line(f"{one.severity}{about}: {one.sentence}"))
    if len(asking) > SHOWN:
        yield f"… và {len(asking) - SHOWN} lỗi, cảnh báo khác, ở trang «Kiểm tra số liệu» của tệp đính kèm."


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
