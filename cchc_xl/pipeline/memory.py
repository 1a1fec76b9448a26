"""What a consolidation knows of earlier ones: the store beside the results, and what the office typed there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc_xl.consolidation.appraisals import Table, Words
from cchc_xl.history import appraisals, arrivals, cards, runs
from cchc_xl.history.store import Store
from cchc_xl.model.appraisal import SCORING, Key, Said
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Earlier
from cchc_xl.model.scorecard import Appraisal, Scorecard

NONE_BEFORE: Mapping[str, Earlier] = {}
NOTHING_SAID: Mapping[Key, Said] = {}


@dataclass(frozen=True, slots=True)
class Memory:
    """The store (None where nothing is kept), and what stands in the office's tables, each with the run that wrote it.

    ``findings`` say what is wrong in these tables.
    """

    plan: Plan
    store: Store | None = None
    tables: tuple[tuple[int, Mapping[Key, Appraisal]], ...] = ()
    findings: tuple[Finding, ...] = ()

    def words(self, sent: Sequence[tuple[str, Appraisal]]) -> Words:
        """Give all that was said of appraisals, with those that stand in scoring workbooks."""
        taken = appraisals.latest(self.store, self.plan, source=SCORING) if self.store else NOTHING_SAID
        tables = tuple(self._table(rows, self.said_until(run)) for run, rows in self.tables)
        return Words(self.said_until(), taken, tables, sent)

    def _table(self, rows: Mapping[Key, Appraisal], written: Mapping[Key, Said]) -> Table:
        """Give a table in which points that could not be taken are those that were written there, not withdrawn."""
        unread = {finding.cell for finding in self.findings}
        before = {key: said.appraisal.points for key, said in written.items()}
        mended = {key: replace(one, points=before.get(key)) for key, one in rows.items() if one.cell in unread}
        return Table({**rows, **mended}, written)

    def said_until(self, run: int = appraisals.LATEST) -> Mapping[Key, Said]:
        """Give the last word on each criterion of each agency up to a run."""
        return appraisals.latest(self.store, self.plan, run) if self.store else NOTHING_SAID

    def last_accepted(self, agency: str) -> Scorecard | None:
        """Give the last scorecard of an agency of the roster that was accepted, before appraisal."""
        known = self.plan.agency_of(agency)
        return cards.last_accepted(self.store, self.plan, known) if self.store and known else None

    def last_different(self, digest: str) -> runs.Run | None:
        """Give the last run that stood on something else."""
        return runs.last_different(self.store, self.plan, digest) if self.store else None

    def last_year(self) -> Mapping[str, Earlier]:
        """Give where the agencies stood last year, where that was consolidated here too."""
        found = runs.last_year(self.store, self.plan) if self.store else None
        return found.places if found else NONE_BEFORE

    def number(self, digest: str) -> int:
        """Give the number of a run that stands on this: that of the last one where it is the same."""
        if self.store is None:
            return 1
        last = runs.last_run(self.store, self.plan)
        return last.number if last and last.digest == digest else runs.next_number(self.store)

    def whose(self) -> Mapping[str, str]:
        """Give the agency code of each file that was read before, by its name."""
        return arrivals.agencies(self.store) if self.store else {}

    def first_seen(self, digest: str, day: date) -> date:
        """Give the first day on which these bytes were here."""
        return arrivals.first_seen(self.store, digest, day) if self.store else day
