"""What a consolidation knows of earlier ones: the store beside the results, and what the office typed there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc_xl.consolidation.appraisals import Table, Words
from cchc_xl.history import appraisals, arrivals, cards, runs, tables
from cchc_xl.history.agency_then import course_until
from cchc_xl.history.course import Points, moments, points
from cchc_xl.history.store import Store
from cchc_xl.model.appraisal import Key, Said, following
from cchc_xl.model.cell import Cell
from cchc_xl.model.course import AgencyThen, Troubles
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.ranking import Earlier, Moment
from cchc_xl.model.scorecard import Appraisal, Scorecard
from cchc_xl.pipeline.tables import OF_EACH, TableFile

Heard = Mapping[Key, Sequence[Appraisal]]

NONE_BEFORE: Mapping[str, Earlier] = {}
NOTHING_SAID: Mapping[Key, Said] = {}
BLANK = Appraisal("", None, "", Cell(""))


@dataclass(frozen=True, slots=True)
class Memory:
    """The store (None where nothing is kept), and what stands in the office's tables.

    ``findings`` are about these tables, ``lost`` names those that could not be read.
    """

    plan: Plan
    store: Store | None = None
    tables: tuple[TableFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    lost: frozenset[str] = frozenset()

    def words(self, sent: Sequence[tuple[str, Appraisal]]) -> Words:
        """Give all that was said of appraisals, with those that stand in scoring workbooks."""
        ever = appraisals.ever(self.store, self.plan) if self.store else ()
        known = dict(following(NOTHING_SAID, ever))
        found = [
            _stated(Table(one.rows, heard), one, known) for one, heard in zip(self.tables, self.heard(), strict=True)
        ]
        return Words(known, ever, found, sent)

    def known(self, run: int = appraisals.LATEST) -> Mapping[Key, Said]:
        """Give the last word on each criterion of each agency, up to a run."""
        return appraisals.latest(self.store, self.plan, run) if self.store else NOTHING_SAID

    def heard(self) -> Sequence[Heard]:
        """Give of each table what may stand at each place without being new."""
        if self.store is None:
            return [{} for _ in self.tables]
        before = {run: self._heard_of(self.store, run) for run in {one.run for one in self.tables}}
        return [self._heard_in(one, before[one.run]) for one in self.tables]

    def _heard_of(self, store: Store, run: int) -> Mapping[Key, Sequence[tuple[str, Appraisal]]]:
        found: dict[Key, list[tuple[str, Appraisal]]] = {}
        for file, key, stood in tables.heard(store, self.plan, run):
            found.setdefault(key, []).append((file, stood))
        return found

    def _heard_in(self, table: TableFile, before: Mapping[Key, Sequence[tuple[str, Appraisal]]]) -> Heard:
        if not before and self._is_of_a_lost_store(table.run):  # it fills in what is not known
            return {key: [stands] for key, stands in table.rows.items() if key in self.known()}
        heard = {key: [said.appraisal] for key, said in self.known(table.run).items()}
        for key in before.keys() & table.rows.keys():
            # beside what was written: a copy from before the typing withdraws nothing
            stood = [one for file, one in before[key] if file == table.file] or [one for _, one in before[key]]
            heard.setdefault(key, [BLANK] if table.run != OF_EACH else []).extend(stood)
        return heard

    def _is_of_a_lost_store(self, run: int) -> bool:
        """Whether the store does not know a run that it went past; one ahead of it was published and then not kept."""
        return self.store is not None and run < runs.next_number(self.store) and not runs.is_known(self.store, run)

    def results(self) -> frozenset[str]:
        """Give the SHA-256 of all consolidated workbooks as they were written."""
        return runs.results(self.store) if self.store else frozenset()

    def last_accepted(self, agency: str) -> Scorecard | None:
        """Give the last scorecard of an agency of the roster that was accepted, before appraisal."""
        known = self.plan.agency_of(agency)
        return cards.last_accepted(self.store, self.plan, known) if self.store and known else None

    def last_different(self, digest: str) -> runs.Run | None:
        """Give the last run that stood on something else."""
        return runs.last_different(self.store, self.plan, digest) if self.store else None

    def points(self, run: int) -> Mapping[str, Points]:
        """Give the points that counted in a run, by agency."""
        return points(self.store, self.plan, run) if self.store else {}

    def moments(self, number: int, most: int) -> Sequence[Moment]:
        """Give the last runs before that of a number, the oldest first."""
        return moments(self.store, self.plan, number, most) if self.store else ()

    def course_of(self, card: Scorecard, run: tuple[int, date], found: Troubles) -> Sequence[AgencyThen]:
        """Give how an agency came out from run to run, up to one that is not kept yet; nothing without a store."""
        return course_until(self.store, self.plan, card, run, found) if self.store else ()

    def last_year(self) -> Mapping[str, Earlier]:
        """Give where the agencies stood last year, where that was consolidated here too."""
        found = runs.last_year(self.store, self.plan) if self.store else None
        return found.places if found else NONE_BEFORE

    def is_last(self, digest: str) -> bool:
        """Whether the last run that is known stood on this."""
        last = runs.last_run(self.store, self.plan) if self.store else None
        return last is not None and last.digest == digest

    def number(self, digest: str) -> int:
        """Give the number of a run that stands on this: that of the last one where it is the same."""
        shown = max((one.run for one in self.tables), default=0)
        if self.store is None:
            return max(shown, 0) + 1
        last = runs.last_run(self.store, self.plan)
        if last and last.digest == digest:
            return last.number
        following = runs.next_number(self.store)
        if last and shown == following:  # a run that was killed after it published its table
            return following
        return max(following, shown + 1)  # more, where the store was lost and a table was not

    def whose(self) -> Mapping[str, str]:
        """Give the agency code of each file that was read before, by its name."""
        return arrivals.agencies(self.store) if self.store else {}

    def first_seen(self, digest: str, day: date) -> date:
        """Give the first day on which these bytes were here."""
        return arrivals.first_seen(self.store, digest, day) if self.store else day


def _stated(table: Table, file: TableFile, known: Mapping[Key, Said]) -> Table:
    """Give what stands in a table; in a scoring workbook there are no states, so that those which are known stay."""
    if file.run != OF_EACH:
        return table
    states = {key: known[key].appraisal.state if key in known else "" for key in table.rows}
    rows = {key: one._replace(state=states[key]) for key, one in table.rows.items()}
    heard = {key: [one._replace(state=state) for one in table.heard.get(key, ())] for key, state in states.items()}
    return replace(table, rows=rows, heard=heard)
