"""What every «Phương pháp tính điểm» says: the plan, the program, the policies; and how the page looks."""

from collections.abc import Iterable, Iterator

from cchc_xl import forms
from cchc_xl._version import VERSION
from cchc_xl.books.book import Page, Paper
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Source
from cchc_xl.numbers import plain

WIDTHS = (24, 56)

Said = tuple[str, str]


def write_lines(page: Page, lines: Iterable[Said]) -> None:
    """Write the page: each line a label and what is said of it."""
    page.widths(WIDTHS)
    page.merge(0, (0, 1), "PHƯƠNG PHÁP TÍNH ĐIỂM", "title")
    for row, (label, words) in enumerate(lines, start=2):
        page.row(row, (label, words), ("area", "text"))
        page.fit(row, [(label, WIDTHS[0]), (words, WIDTHS[1])])
    page.protect()
    page.paper(Paper(footer=forms.METHOD))


def plan_lines(plan: Plan) -> Iterator[Said]:
    """Say which plan it is, and how it can be known again."""
    yield "Kế hoạch", f"{plan.title} ({plan.code}), năm {plan.year}, phiên bản {plan.version}, {plan.status}"
    yield "Dấu vân tay của kế hoạch (SHA-256)", plan.fingerprint


def source_lines(sources: Iterable[Source]) -> Iterator[Said]:
    """Say which files were read, then by which program."""
    for source in sources:
        yield forms.SOURCES, f"{source.file}\n{source.sha256}"
    yield "Chương trình", f"cchc_xl {VERSION}"


def policy_lines(plan: Plan) -> Iterator[Said]:
    """Say how points become an index under this plan."""
    policy = plan.policy
    yield "Chỉ số", f"Điểm đạt / điểm tối đa áp dụng × 100, không quá {plain(policy.cap)}; hiện {policy.decimals} số lẻ"
    yield (
        "Làm tròn",
        f"Điểm từng tiêu chí làm tròn đến {policy.decimals} chữ số thập phân; so ngưỡng trước khi làm tròn",
    )
    yield "Khi bằng điểm", policy.ties or "Kế hoạch không quy định"
    yield "Thiếu tài liệu kiểm chứng", policy.missing_evidence or "Kế hoạch không quy định"
    yield "Điểm thẩm định", "Thay điểm tính lại khi có; để trống thì tính theo điểm tính lại"
