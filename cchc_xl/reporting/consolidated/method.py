"""«Phương pháp tính điểm» of the ranking: which plan, which policies, how sure a place is, which files."""

from collections.abc import Iterator

from cchc_xl import forms
from cchc_xl.books.book import Page
from cchc_xl.numbers import SIGN, plain
from cchc_xl.reporting.consolidated.places import LIVE_UP_TO, Places
from cchc_xl.reporting.method_lines import Said, plan_lines, policy_lines, source_lines, write_lines
from cchc_xl.tally import RANK_DECIMALS
from cchc_xl.text import shown_date

SURENESS = ("Hạng tốt nhất – kém nhất còn có thể", "Hạng trong 90% phép thử")


def write_method(page: Page, places: Places) -> None:
    """Write what the ranking stands on."""
    write_lines(page, _lines(places))


def _lines(places: Places) -> Iterator[Said]:
    plan, ranking = places.plan, places.ranking
    yield from plan_lines(plan)
    yield "Số liệu tính đến ngày", shown_date(places.as_of)
    yield from policy_lines(plan)
    yield (
        "Xếp hạng",
        f"Theo chỉ số làm tròn đến {RANK_DECIMALS} chữ số thập phân; bằng nhau thì cùng hạng và bỏ hạng kế tiếp "
        "(1, 2, 2, 4). Đơn vị chưa có điểm không có hạng.",
    )
    yield "Mục tiêu thứ hạng", f"Nhóm {ranking.goal}" if ranking.goal else "Kế hoạch không đặt"
    yield "Nộp sau hạn", _late(places)
    yield (
        "Số liệu cũ",
        "Tệp mới không dùng được thì đơn vị giữ điểm của tệp dùng được gần nhất và được ghi «Số liệu cũ».",
    )
    yield from zip(SURENESS, ranking.words, strict=True)
    yield "So với lần trước", _since(places)
    yield "Thẩm định", _appraising(places)
    for one in plan.classes:
        yield f"Xếp loại «{one.name}»", f"Chỉ số {SIGN[one.operator]} {plain(one.threshold)}"
    yield from source_lines(ranking.sources)


def _late(places: Places) -> str:
    if places.plan.submit_by is None:
        return "Kế hoạch không quy định hạn nộp"
    day = shown_date(places.plan.submit_by)
    return f"Tệp có ngày lưu sau {day} được ghi «Nộp sau hạn»; vẫn được chấm và xếp hạng"


def _since(places: Places) -> str:
    since = places.ranking.since
    if since is None:
        return f"Lần tổng hợp thứ {places.ranking.number}; chưa có lần trước khác kết quả để so"
    return f"Lần tổng hợp thứ {places.ranking.number}; so với lần gần nhất có kết quả khác, ngày {shown_date(since)}"


def _appraising(places: Places) -> str:
    if places.live:
        return f"Điểm nhập ở «{forms.APPRAISAL}» đổi ngay «{forms.MATRIX}», chỉ số, hạng và «{forms.SUMMARY}»"
    return f"Trên {LIVE_UP_TO} đơn vị: điểm nhập ở «{forms.APPRAISAL}» được tính vào chỉ số và hạng ở lần tổng hợp sau"
