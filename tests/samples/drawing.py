"""A commune's workbook with its claims and the index that its figures give; and one that ties with another."""

from dataclasses import dataclass
from fractions import Fraction

from cchc_xl.model.plan import Agency
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.reporting.entry import Contents, write_entry
from tests.samples.commune import Commune, commune_of
from tests.samples.entry import claimed, overclaimed, scorecard, unclaimed
from tests.samples.form_rows import form_rows
from tests.samples.form_table import Rows

TRIES = 200
PUBLISHED = 150  # procedures to publish (3.5), for 1,5 points: one more or less is 0,01 point


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a commune filled in, and how that is scored."""

    commune: Commune
    contents: Contents
    card: Scorecard

    @property
    def index(self) -> Fraction | None:
        """The index that the figures give."""
        return self.card.totals.index

    def workbook(self) -> bytes:
        """Write the whole workbook."""
        return write_entry(self.commune.plan, self.commune.agency, self.contents)


def drawn(commune: Commune, dossiers: int) -> Drawn:
    """Draw the workbook of a commune."""
    return with_claims(commune, unclaimed(commune, form_rows(commune), dossiers))


def with_claims(commune: Commune, filled: Contents) -> Drawn:
    """Score what a commune filled in, and let it claim that."""
    card = scorecard(commune, filled)
    return Drawn(commune, claimed(filled, card, overclaimed(commune)), card)


def tied(leader: Drawn, agency: Agency, dossiers: int) -> Drawn:
    """Draw another commune until its figures, with fewer procedures published in time, give exactly that index."""
    one = leader.commune
    for number in range(1, TRIES):
        commune = commune_of(one.plan, agency, one.seed + number, one.care)
        rows = form_rows(commune)
        rows["6.4"] = {
            **rows["6.4"],
            **{key: leader.contents.rows["6.4"].get(key) for key in ("total", "done", "answer")},
        }
        filled = unclaimed(commune, _publishing(rows, PUBLISHED), dossiers)
        sums, wanted = scorecard(commune, filled).totals, leader.card.totals
        fewer = int((sums.points - wanted.points) * 100)
        if sums.maximum == wanted.maximum and 0 <= fewer <= PUBLISHED:
            return with_claims(commune, unclaimed(commune, _publishing(rows, PUBLISHED - fewer), dossiers))
    raise ValueError(f"no workbook of {agency.title} ties with {one.agency.title}")


def _publishing(rows: Rows, done: int) -> Rows:
    return {**rows, "3.5": {**rows["3.5"], "total": PUBLISHED, "done": done}}
