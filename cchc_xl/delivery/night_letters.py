"""The letters of the night: the ranking to the office, its findings to each commune, a failure to the administrator."""

from collections.abc import Sequence
from datetime import date

from cchc_xl.delivery.letter import Attachment, Letter, Receiver, file_name
from cchc_xl.findings import Severity, sentence, severity_of
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Ranking, Standing
from cchc_xl.numbers import fixed
from cchc_xl.text import shown_date

RANKING = "Tổng hợp, xếp hạng chỉ số cải cách hành chính năm {year}, số liệu đến {day}"
FINDINGS = "{agency}: việc cần xem lại trong số liệu cải cách hành chính năm {year}"
FAILURE = "Lần tổng hợp chỉ số cải cách hành chính {day} chưa xong"
SHOWN = 40
FIRST = 5


def ranking_letter(ranking: Ranking, plan: Plan, content: bytes, to: tuple[Receiver, ...]) -> Letter:
    """Write the letter that takes the consolidated workbook to the office."""
    day = shown_date(ranking.as_of or plan.end)
    ranked = [one for one in ranking.standings if one.place is not None]
    absent = [one.agency.title or one.file for one in ranking.standings if one.card is None]
    body = (
        "Kính gửi lãnh đạo cơ quan,",
        f"Bảng tổng hợp, xếp hạng năm {plan.year}, số liệu đến {day} (tệp đính kèm).",
        f"Đã xếp hạng {len(ranked)} đơn vị. Đứng đầu:",
        tuple(_line(one, plan) for one in ranked[:FIRST]),
        *((f"Chưa có số liệu dùng được: {'; '.join(absent)}.",) if absent else ()),
    )
    name = file_name(f"Tổng hợp CCHC {plan.year} - {day.replace('/', '.')}.xlsx")
    return Letter(RANKING.format(year=plan.year, day=day), to, body, (Attachment(name, content),))


def findings_letter(
    standing: Standing, findings: Sequence[Finding], plan: Plan, to: tuple[Receiver, ...]
) -> Letter | None:
    """Write to a commune what asks somebody there to act, worst first; None where nothing does."""
    asking = [one for one in findings if severity_of(one) is not Severity.NOTE]
    if not asking:
        return None
    lines = [f"{one.cell}: {sentence(one)}" for one in asking[:SHOWN]]
    more = [f"… và {len(asking) - SHOWN} mục khác."] if len(asking) > SHOWN else []
    body = (
        f"Kính gửi {standing.agency.title},",
        f"Khi tổng hợp số liệu cải cách hành chính năm {plan.year}, có {len(asking)} mục cần xem lại:",
        (*lines, *more),
        "Đề nghị sửa trong tệp nhập số liệu rồi gửi lại.",
    )
    return Letter(FINDINGS.format(agency=standing.agency.title, year=plan.year), to, body)


def failure_letter(words: str, day: date, to: tuple[Receiver, ...]) -> Letter:
    """Tell the administrator why a night did not do its work."""
    shown = shown_date(day)
    return Letter(FAILURE.format(day=shown), to, ("Lần chạy theo lịch chưa xong. Lý do:", words))


def _line(standing: Standing, plan: Plan) -> str:
    index = standing.card.totals.index if standing.card else None
    points = "" if index is None else fixed(index, plan.policy.decimals)
    return f"{standing.place}. {standing.agency.title}: {points}"
