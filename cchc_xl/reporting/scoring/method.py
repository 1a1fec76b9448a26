"""«Phương pháp tính điểm»: which plan, which rules, which files, so that every point can be checked again."""

from collections.abc import Iterator

from cchc_xl import forms
from cchc_xl._version import VERSION
from cchc_xl.books.book import Page, Paper
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.numbers import plain
from cchc_xl.rules import RULES
from cchc_xl.text import shown_date

WIDTHS = (24, 56)
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
    page.widths(WIDTHS)
    page.merge(0, (0, 1), "PHƯƠNG PHÁP TÍNH ĐIỂM", "title")
    for row, (label, words) in enumerate(_lines(scored, plan, seal), start=2):
        page.row(row, (label, words), ("area", "text"))
        page.fit(row, [(label, WIDTHS[0]), (words, WIDTHS[1])])
    page.protect()
    page.paper(Paper(footer=forms.METHOD))


def _lines(scored: Scored, plan: Plan, seal: str) -> Iterator[tuple[str, str]]:
    card = scored.card
    yield "Kế hoạch", f"{plan.title} ({plan.code}), năm {plan.year}, phiên bản {plan.version}, {plan.status}"
    yield "Dấu vân tay của kế hoạch (SHA-256)", plan.fingerprint
    yield "Đơn vị được chấm", f"{card.agency.title}, mã {card.agency.code}"
    yield "Số liệu tính đến ngày", shown_date(card.as_of)
    for source in card.sources:
        yield "Tệp số liệu và SHA-256", f"{source.file}\n{source.sha256}"
    yield forms.SEAL, seal
    yield from _heading(scored, plan)
    yield "Chương trình", f"cchc_xl {VERSION}"
    yield from _policies(plan)
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


def _policies(plan: Plan) -> Iterator[tuple[str, str]]:
    policy = plan.policy
    yield "Chỉ số", f"Điểm đạt / điểm tối đa áp dụng × 100, không quá {plain(policy.cap)}; hiện {policy.decimals} số lẻ"
    yield (
        "Làm tròn",
        f"Điểm từng tiêu chí làm tròn đến {policy.decimals} chữ số thập phân; so ngưỡng trước khi làm tròn",
    )
    yield "Khi bằng điểm", policy.ties or "Kế hoạch không quy định"
    yield "Thiếu tài liệu kiểm chứng", policy.missing_evidence or "Kế hoạch không quy định"
    yield "Điểm thẩm định", "Thay điểm tính lại khi có; để trống thì tính theo điểm tính lại"
