"""«Phương pháp tính điểm»: which plan, which rules, which files, so that every point can be checked again."""

from collections.abc import Iterator

from cchc_xl import forms
from cchc_xl.books.book import Page
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.reporting.method_lines import plan_lines, policy_lines, source_lines, write_lines
from cchc_xl.rules import RULES
from cchc_xl.text import shown_date

STATES = (
    ("scored", "đủ số liệu; điểm theo công thức của thang điểm"),
    ("full", "không có việc phát sinh, kế hoạch cho đủ điểm"),
    ("excluded", "không có việc phát sinh, tiêu chí ra khỏi thang điểm (điểm tối đa áp dụng giảm theo)"),
    ("awaiting", "điểm đang chờ kết quả khảo sát"),
    ("not_due", "chưa đến hạn nên chưa tính; chưa bị coi là mất điểm"),
    ("missing", "chưa có số liệu hoặc số liệu không thể đúng; tạm tính điểm thấp nhất"),
    ("error", "ô số liệu báo lỗi hoặc ghi chữ thay cho số"),
)


def write_method(page: Page, scored: Scored, plan: Plan, seal: str) -> None:
    """Write what the scores stand on; ``seal`` is that of the figures."""
    write_lines(page, _lines(scored, plan, seal))


def _lines(scored: Scored, plan: Plan, seal: str) -> Iterator[tuple[str, str]]:
    card = scored.card
    yield from plan_lines(plan)
    yield "Đơn vị được chấm", f"{card.agency.title}, mã {card.agency.code}"
    yield forms.AS_OF, shown_date(card.as_of)
    yield from source_lines(card.sources)
    yield forms.SEAL, seal
    yield from _heading(scored, plan)
    yield from policy_lines(plan)
    for rule in RULES.values():
        said = [one.code for one in plan.criteria if one.rule == rule.ID]
        if said:
            yield f"Cách chấm «{rule.NAME}»", f"Tiêu chí {', '.join(said)}; thang điểm ở trang «{forms.SCALE}»"
    for name, words in STATES:
        yield f"Tình trạng «{forms.OUTCOMES[name]}»", words[:1].upper() + words[1:] + "."
    yield (
        "Công thức và lời giải thích",
        (
            f"Mọi điểm là công thức từ «{forms.FIGURES}» và «{forms.SCALE}»: đổi số liệu thì điểm đổi theo. "
            "Cột «Vì sao được điểm này» là lời ghi lúc lập bảng; dòng có điểm khác lúc lập được tô màu và ghi "
            "«≠ lúc lập»."
        ),
    )


def _heading(scored: Scored, plan: Plan) -> Iterator[tuple[str, str]]:
    """Say what the entry workbooks say of themselves, line by line as there, so that it is read again from here."""
    heading = scored.card.heading
    first = heading.scope or forms.WHOLE
    scopes = [name for name in scored.reading.scopes if name != first]
    said = {
        "plan": plan.code, "version": plan.version, "year": str(plan.year), "agency": heading.agency,
        "agency_name": heading.agency_name, "period": heading.period, "scope": "; ".join((first, *scopes)),
        "remark": heading.remark,
    }  # fmt: skip
    for line in forms.INFORMATION_LINES:
        if words := said.get(line.key):
            yield line.label, words
    if heading.version:
        yield forms.ENTRY_VERSION, heading.version
