"""A commune at work: how careful it is, its people and its documents."""

from dataclasses import dataclass
from datetime import date
from random import Random

from cchc_xl.model.plan import Agency, Plan
from tests.samples.form_table import PER_DAY

FAMILIES = "Nguyễn Trần Lê Phạm Phùng Chu Đỗ Hoàng Bùi Đặng Phan Vũ Khuất Lưu Đinh"
MEN = "Văn Đức Hữu Quang Minh Mạnh", "An Bình Cường Dũng Đạt Hải Hùng Khánh Long Nam Quân Sơn Tuấn"
WOMEN = "Thị Thu Thúy Kim Bích Thị", "Chi Dung Hà Hạnh Hiền Hoa Hương Lan Linh Mai Nga Thảo Yến"


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune at work: how careful it is (0 to 1), and how far its figures slip from the tables above."""

    plan: Plan
    agency: Agency
    seed: int
    care: float = 0.9
    slip: float = 0

    def chance(self, part: str) -> Random:
        """Give the chance of one part, so that a change of one part leaves the others as they are."""
        return Random(f"{self.seed} {part}")  # noqa: S311 - nothing here is secret

    def odds(self, poor: float, good: float) -> float:
        """Give a likelihood between that of the poorest and that of the best commune."""
        return poor + (good - poor) * self.care

    def about(self, chance: Random, number: int, most: float = 1.25) -> int:
        """Give a number near that of the table; that number itself where nothing slips."""
        return round(number * chance.uniform(1 - self.slip, most)) if self.slip else number

    def document(self, kind: str, day: date) -> str:
        """Name a document of the commune; the numbers of a kind grow with the days."""
        number = 1 + int(day.timetuple().tm_yday * PER_DAY[kind] * (0.8 + self.seed % 5 / 10))
        return f"{number}/{kind}-UBND ngày {day.day:02}/{day.month:0{2 if day.month < 3 else 1}}/{day.year}"


def commune_of(plan: Plan, agency: Agency, seed: int, care: float | None = None) -> Commune:
    """Give a commune that works as carefully as asked, else as the seed has it."""
    if care is None:
        care = Random(seed).uniform(0.4, 1)  # noqa: S311 - nothing here is secret
    return Commune(plan, agency, seed, care, slip=(1 - care) / 2)


def person(chance: Random) -> str:
    """Name a person."""
    middles, given = chance.choice((MEN, WOMEN))
    return " ".join(map(chance.choice, (FAMILIES.split(), middles.split(), given.split())))


def yes_or_no(chance: Random, likely: float) -> str:
    """Answer «Có» so often."""
    return "Có" if chance.random() < likely else "Không"
