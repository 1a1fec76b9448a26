"""«Tình hình gửi báo cáo»: what came from each agency of the roster, and files that belong to none."""

from collections import Counter
from collections.abc import Mapping, Sequence

from cchc_xl import forms
from cchc_xl.books.book import Page, Paper
from cchc_xl.books.limits import Value
from cchc_xl.findings import Severity, severity_of
from cchc_xl.model.cell import address
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.ranking import Standing
from cchc_xl.reporting.consolidated.places import DELIVERIES_HEAD, FIRST_DELIVERY, Places
from cchc_xl.reporting.consolidated.statuses import OUT_OF_PERIOD, STATUSES, remark_of
from cchc_xl.text import shown_date

COLUMNS = (
    ("TT", 5),
    ("Mã đơn vị", 8),
    ("Đơn vị", 16),
    ("Tình trạng", 17),
    ("Tệp", 22),
    ("Ngày nộp", 10.5),
    ("Số liệu đến ngày", 10.5),
    ("Lỗi", 4.5),
    ("Cảnh báo", 5.5),
    ("Thẩm định", 9),
    ("Lý do, ghi chú", 18),
)
WIDTHS = tuple(width for _, width in COLUMNS)
CODE, STATUS, PROGRESS = 1, 3, 9
LAST = len(COLUMNS) - 1
STYLES = ("whole", "text.center", "text", "", "text", "date", "date", "whole", "whole", "text.center", "text")
APPRAISED = ("Đã thẩm định", "Công bố")
PROGRESS_WORDS = "đã thẩm định"
STRAY = "Tệp không thuộc đơn vị nào trong danh sách"

Counts = Mapping[tuple[str, Severity], int]


def write_deliveries(page: Page, places: Places, findings: Sequence[Finding]) -> None:
    """Write a row for each agency of the roster, in its order, then the files that belong to none."""
    page.widths(WIDTHS)
    page.merge(0, (0, LAST), f"TÌNH HÌNH GỬI BÁO CÁO NĂM {places.plan.year}", "title")
    page.row(DELIVERIES_HEAD, [title for title, _ in COLUMNS], ["head"] * len(COLUMNS))
    page.height(DELIVERIES_HEAD, 50)
    counts = Counter((one.cell.file, severity_of(one)) for one in findings)
    standings = {one.agency.code: one for one in places.ranking.standings}
    for row, agency in enumerate(places.plan.roster, start=FIRST_DELIVERY):
        standing = standings.get(agency.code)
        if standing is None:
            _absent(page, row, agency, places.plan)
        else:
            _agency(page, row, standing, places, counts)
    last = FIRST_DELIVERY + len(places.plan.roster) - 1
    _strays(page, last + 1, places, counts)
    page.freeze(FIRST_DELIVERY, STATUS)
    page.filter((DELIVERIES_HEAD, 0), (max(last, FIRST_DELIVERY), LAST))
    page.protect()
    page.paper(Paper(landscape=True, repeat=(DELIVERIES_HEAD, DELIVERIES_HEAD), footer=forms.DELIVERIES))


def strays(places: Places) -> list[Standing]:
    """Give the files that belong to no agency of the roster."""
    codes = {agency.code for agency in places.plan.roster}
    return [one for one in places.ranking.standings if one.agency.code not in codes]


def _agency(page: Page, row: int, standing: Standing, places: Places, counts: Counts) -> None:
    words, style = STATUSES[standing.status]
    files = standing.files or tuple(filter(None, (standing.file,)))
    as_of = standing.card.as_of if standing.card else None
    remark = remark_of(standing, places.plan)
    values: tuple[Value, ...] = (
        row - FIRST_DELIVERY + 1, standing.agency.code, standing.agency.title, words, "\n".join(files),
        standing.handed_in, as_of, *_found(files, counts), None, remark,
    )  # fmt: skip
    _write(page, row, values, style)
    if standing.card:
        page.fit(row, [*_texts(values), (PROGRESS_WORDS, WIDTHS[PROGRESS])])
        _progress(page, row, standing, places)


def _texts(values: Sequence[Value]) -> list[tuple[Value, float]]:
    return [(value, width) for value, width in zip(values, WIDTHS, strict=True) if isinstance(value, str)]


def _write(page: Page, row: int, values: Sequence[Value], style: str) -> None:
    page.row(row, values, [one or style for one in STYLES])
    page.fit(row, _texts(values))


def _found(files: Sequence[str], counts: Counts) -> tuple[int | None, int | None]:
    """How many errors and warnings are about some files; none where there are none."""
    if not files:
        return None, None
    errors, warnings = (
        sum(counts.get((file, severity), 0) for file in dict.fromkeys(files))
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    return errors, warnings


def _progress(page: Page, row: int, standing: Standing, places: Places) -> None:
    """Say how many criteria have been appraised, live where «Thẩm định» is not too long."""
    card, of_all = standing.card, len(places.criteria)
    done = sum(score.state in APPRAISED for score in card.scores) if card else 0
    said = f"{done}/{of_all} {PROGRESS_WORDS}"
    if not places.live:
        page.put(row, PROGRESS, said, "text.center")
        return
    agencies, states = (places.appraisal_column(key) for key in ("agency", "state"))
    either = "+".join(f'({states}="{word}")' for word in APPRAISED)
    formula = f'=SUMPRODUCT(({agencies}={address(row, CODE, absolute=True)})*({either}))&"/{of_all} {PROGRESS_WORDS}"'
    page.formula(row, PROGRESS, formula, said, "text.center")


def _absent(page: Page, row: int, agency: Agency, plan: Plan) -> None:
    """Write an agency that does not exist at the end of the period, and is not missed."""
    words, style = OUT_OF_PERIOD
    successor = f"; nay thuộc {agency.successor}" if agency.successor else ""
    why = f"Không hoạt động vào ngày {shown_date(plan.end)}{successor}"
    blank = (None,) * 6
    _write(page, row, (row - FIRST_DELIVERY + 1, agency.code, agency.title, words, *blank, why), style)


def _strays(page: Page, row: int, places: Places, counts: Counts) -> None:
    found = strays(places)
    if not found:
        return
    page.merge(row, (0, LAST), f"{STRAY} ({len(found)})", "area")
    for number, standing in enumerate(found, start=row + 1):
        words, style = STATUSES[standing.status]
        files = standing.files or (standing.file,)
        agency = standing.agency
        values: tuple[Value, ...] = (
            number - row, agency.code, agency.title, words, "\n".join(files), standing.handed_in, None,
            *_found(files, counts), None, standing.reason,
        )  # fmt: skip
        _write(page, number, values, style)
