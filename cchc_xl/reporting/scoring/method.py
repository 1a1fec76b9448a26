"""«Phương pháp tính điểm»: which plan, which rules, which files, so that every point can be checked again."""

from collections.abc import Iterator

from cchc_xl import forms
from cchc_xl.books.book import Page
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scorecard
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


def write_method(page: Page, card: Scorecard, plan: Plan) -> None:
    """Write what the scores stand on."""
    write_lines(page, _lines(card, plan))


def _lines(card: Scorecard, plan: Plan) -> Iterator[tuple[str, str]]:
    yield from plan_lines(plan)
    yield "Đơn vị được chấm", f"{card.agency.title}, mã {card.agency.code}"
    yield "Số liệu tính đến ngày", shown_date(card.as_of)
    yield from source_lines(card.sources)
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
