"""Districts of any size: the plan with fewer communes, or with more under invented names and codes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

from cchc_xl.model.plan import Agency, Plan
from cchc_xl.text import folded

FIRST = """
An Bạch Bắc Bình Cao Cẩm Châu Chiến Cổ Đại Đan Đình Đoài Đông Đồng Đức Gia Giao Hà Hạ Hải Hạnh Hiệp Hoàng Hồng Hợp Hùng
Hương Hữu Khánh Kiến Kim La Lạc Lai Lam Liên Long Lộc Lương Mai Mỹ Nam Nga Nghĩa Ngọc Nguyên Nhân Ninh Phong Phú Phúc
Phùng Quảng Quế Sơn Tam Tân Tây Thái Thanh Thiên Thọ Thuận Thượng Tiên Toàn Trung Tự Vạn Văn Vĩnh Xuân Yên
"""
SECOND = """
An Ao Bái Bảo Bồng Canh Chính Cường Cửu Dân Dương Đa Đằng Đô Động Giang Hậu Hiền Hòa Hội Hưng Khê Khoa Lâm Lãng Lập Lễ
Linh Lĩnh Lợi Luận Lưu Mạc Mẫu Minh Mộc Nội Phái Phẩm Phượng Quán Quang Quý Sài Sinh Tảo Thạch Thành Thắng Thịnh Thủy
Tiến Tín Trạch Trì Triều Trường Tú Tường Viên Việt Vinh Vực Xá
"""
FIRST_CODE = 20002
MOST = 4000


def with_communes(plan: Plan, number: int) -> Plan:
    """Give the plan with a roster of so many: its own, or under another code with some left out or invented."""
    if number == len(plan.roster):
        return plan
    ours = [agency for agency in plan.roster if agency.code == plan.agency]
    others = [*(agency for agency in plan.roster if agency.code != plan.agency), *_invented(plan)]
    if not 1 <= number <= MOST:
        raise ValueError(f"from 1 to {MOST} communes, not {number}")
    chosen = sorted((*ours, *others[: number - 1]), key=lambda agency: agency.code)
    return replace(plan, code=f"{plan.code}-{number}-xa", roster=tuple(chosen), fingerprint="")


def _invented(plan: Plan) -> Iterator[Agency]:
    """Invent communes whose names differ from all others also without their marks."""
    names = {folded(agency.name): "" for agency in plan.roster}
    for second, first in product(SECOND.split(), FIRST.split()):
        if first != second:
            names.setdefault(folded(first + second), f"{first} {second}")
    free = [name for name in names.values() if name]
    Random("xã").shuffle(free)  # noqa: S311 - nothing here is secret
    return (Agency(str(FIRST_CODE + 3 * place), name, "xã") for place, name in enumerate(free))
