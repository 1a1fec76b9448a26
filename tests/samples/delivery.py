"""What one commune is to hand in: its workbook, the trouble with it, the name of the file and the day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

from tests.samples.commune import Commune
from tests.samples.drawing import Drawn, drawn
from tests.samples.file_names import file_name
from tests.samples.sample_file import SampleFile, Trouble

HANOI = timezone(timedelta(hours=7))
DAYS_TO_SUBMIT = 10


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a commune is to hand in, and what is wrong with it."""

    commune: Commune
    dossiers: int
    trouble: Trouble = Trouble.NONE

    def drawn(self) -> Drawn:
        """Draw its workbook."""
        return drawn(self.commune, self.dossiers)

    def file(self, content: bytes, index: Fraction | None = None, suffix: str = "", note: str = "") -> SampleFile:
        """Name a file of this commune."""
        commune = self.commune
        name = file_name(commune.agency, commune.plan.year, commune.seed, suffix)
        return SampleFile(name, content, self.handed_in(), self.trouble, commune.agency, index, note)

    def handed_in(self) -> datetime:
        """Give the day and hour of handing in: in the days before the deadline, or after it."""
        chance = self.commune.chance("Ngày nộp")
        due = deadline(self.commune)
        days = chance.randint(1, 6) if self.trouble is Trouble.LATE else -chance.randint(0, 6)
        return datetime(due.year, due.month, due.day, chance.randint(8, 16), tzinfo=HANOI) + timedelta(days)


def deadline(commune: Commune) -> date:
    """Give the day by which workbooks are due; some days after the period where the plan names none."""
    return commune.plan.submit_by or commune.plan.end + timedelta(DAYS_TO_SUBMIT)
