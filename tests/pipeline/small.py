"""Small workbooks of many agencies under a small plan, shown as a table: what each has done of what it had to do."""

import os
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from cchc_xl.model.plan import Agency, Area
from cchc_xl.plan.writing import write
from tests.cases import NO_OTHERS
from tests.plans import criterion, plan_of
from tests.tables import workbook

NAMES = ("An Bình", "Ba Trại", "Cẩm Lĩnh", "Đông Quang")
ROSTER = tuple(Agency(f"0000{number}", name, "xã") for number, name in enumerate(NAMES, start=1))
PLAN = plan_of(
    criterion("1.1", maximum="4", done="đã làm", total="phải làm"),
    criterion("1.2", maximum="6", done="đã giải quyết", total="tiếp nhận"),
    agency=ROSTER[0].code,
    roster=ROSTER,
    areas=(Area("1", "Lĩnh vực thử", Decimal(10), "III.1"),),
)
IN_TIME = datetime(2025, 1, 6, 9).timestamp()


def entry(name, first="2/4", second="3/6", as_of="31/12/2024", **more):
    """Make the entry workbook of an agency: done/total of both criteria; ``code``, ``plan`` where they differ.

    ``said`` is what the file says of itself, as one that was made by this program does.
    """
    agency = next((one for one in ROSTER if one.name == name), Agency("", name, "xã"))
    rows = "\n".join(
        f"| '{code} | Tiêu chí {code} | {total} | {done} | {more.get('why', '')} |"
        for code, (done, total) in (("1.1", first.split("/")), ("1.2", second.split("/")))
    )
    return workbook(
        {
            "Thông tin chung": f"""
                | Mã kế hoạch | '{more.get("plan", PLAN.code)} |
                | Năm | {PLAN.year} |
                | Mã đơn vị | '{more.get("code", agency.code)} |
                | Tên đơn vị | {more.get("title", agency.title)} |
                | Số liệu tính đến ngày | {as_of} |
                | Phạm vi | {more.get("scope", "Toàn bộ")} |
            """,
            "Bảng tự chấm": f"| Mã | Tiêu chí | Tổng số | Số thực hiện | Giải trình |\n{rows}",
            "Chỉ tiêu khác": NO_OTHERS,
        },
        more.get("said"),
    )


def put(folder, **files):
    """Write workbooks into a folder as if they had come in time; a name has no ending."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / f"{name}.xlsx"
        path.write_bytes(content)
        os.utime(path, (IN_TIME, IN_TIME))
    return folder


def plan_file(path, **changes):
    """Write the plan beside the folders; gives its path."""
    path.write_bytes(write(replace(PLAN, **changes)))
    return path


def shown(ranking):
    """Show a ranking: place, agency, index, status and file."""
    return [
        (one.place, one.agency.name, one.card and float(one.card.totals.index), one.status.value, one.file)
        for one in ranking.standings
    ]
