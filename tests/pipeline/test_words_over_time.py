"""Appraisals over many runs, whatever happens between them: a typed word is lost only where somebody emptied its cell.

An office types into its table and empties cells, the result is open and gets a second name, an old table is put back,
scoring workbooks come with words, agencies send new figures, the store is lost, and a run publishes its table and then
cannot keep what it knows.
"""

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from cchc_xl.consolidation import rank
from cchc_xl.consolidation.appraisals import settled
from cchc_xl.history.store import NAME, opened
from cchc_xl.model.cell import Cell
from cchc_xl.pipeline.memory import Memory
from cchc_xl.pipeline.ranking_run import Consolidated
from cchc_xl.pipeline.remembering import keep
from cchc_xl.pipeline.sent import Sent
from cchc_xl.pipeline.tables import TableFile
from cchc_xl.pipeline.unusable import Unusable
from tests.history.small import PLAN, A, B, appraisal, card

KEYS = ((A.code, "1.1"), (B.code, "1.1"))
MAIN, SECOND = "bảng.xlsx", "bảng (2).xlsx"
NEVER, ANY, BLANK = "never", "any", ""  # beside a word: nothing was typed yet, anything may count, the cell was emptied

keys, words = st.sampled_from(KEYS), st.sampled_from(["1", "2", "3"])


@dataclass(frozen=True)
class Table:
    """A table as it lies there: the run that wrote it, what stands in it, what stood when it was read last, and first.

    A word that stood there first is never news: it may be that of a copy.
    """

    run: int
    rows: dict
    base: dict
    first: dict
    is_touched: bool = False

    def of_file(self, file):
        rows = {key: appraisal("1.1", word or None, cell=Cell(file)) for key, word in self.rows.items()}
        return TableFile(self.run, file, rows)


class Office(RuleBasedStateMachine):
    """What the office does, beside the last word that it typed at each place."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.tables, self.old, self.scoring, self.ever, self.runs_read_anew = {}, [], {}, set(), set()
        self.typed = dict.fromkeys(KEYS, NEVER)
        self.figures, self.is_put_back, self.is_lost, self.is_kept = 1, False, False, True
        self.known = dict.fromkeys(KEYS, BLANK)
        self.consolidates(is_open=False)

    def teardown(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    @rule(key=keys, word=words | st.just(BLANK), second=st.booleans(), is_open=st.none() | st.booleans())
    def types_or_empties(self, *, key, word, second, is_open):
        file = SECOND if second and SECOND in self.tables else MAIN
        if not self.is_put_back:
            table = self.tables[file]
            self.tables[file] = replace(table, rows={**table.rows, key: word}, is_touched=True)
        if is_open is not None:
            self.consolidates(is_open=is_open)

    @rule(key=keys, word=words, file=st.sampled_from(["A.xlsx", "A mới.xlsx"]))
    def writes_into_a_scoring_workbook(self, key, word, file):
        self.scoring[file, key] = word

    @rule()
    def agencies_send_other_figures(self):
        self.figures = self.figures % 3 + 1

    @rule(which=st.integers(0, 9))
    def puts_an_old_table_back(self, which):
        if self.old and not self.is_lost:  # then the table that lies there is all that is known
            old = self.old[which % len(self.old)]
            self.tables[MAIN] = replace(old, is_touched=old.is_touched or old.run < self.first)
            self.is_put_back = True  # typing into it now cannot be told from an old copy with that word
            if old.run < self.first:  # of a lost store: what is not known may be taken from it
                self.typed = {key: ANY if word == NEVER else word for key, word in self.typed.items()}
            if old.run in self.runs_read_anew:  # nobody knows whether its cells were emptied or were blank before
                self.typed = dict.fromkeys(KEYS, ANY)

    @rule()
    def loses_the_store(self):
        (self.folder / NAME).unlink(missing_ok=True)
        latest = max(table.run for table in self.tables.values())
        self.old = [table for table in self.old if table.run <= latest]
        self.first, self.ever, self.is_lost, self.is_kept = latest + 1, set(), True, True
        self.known = dict.fromkeys(KEYS, BLANK)
        self.runs_read_anew = {table.run for table in self.tables.values()}
        blank = dict.fromkeys(KEYS, BLANK)
        self.tables = {
            file: replace(table, base=blank, first=blank, is_touched=True) for file, table in self.tables.items()
        }

    @rule(is_open=st.booleans())
    def consolidates_and_cannot_keep_it(self, *, is_open):
        if self.is_kept and not self.is_lost:
            self.consolidates(is_open=is_open, is_kept=False)

    @rule(is_open=st.booleans())
    def consolidates(self, *, is_open, is_kept=True):
        if self.is_lost:  # what is shown is all that is known, the later over the earlier
            self.typed = dict.fromkeys(KEYS, NEVER)
        for _, table in self.in_order():
            news = {key for key, word in table.rows.items() if word not in {table.base[key], table.first[key]}}
            self.typed |= {key: table.rows[key] for key in news}
        self.ever |= {(key, word) for (_, key), word in self.scoring.items()}
        number, counts = consolidated(self.folder, self.tables, self.scoring, self.figures, is_kept=is_kept)
        for key in KEYS:
            self.check(key, counts.get(key, BLANK))
        target = SECOND if is_open and MAIN in self.tables else MAIN
        self.is_kept = is_kept
        if is_kept:
            self.publish(target, number, counts)
        else:  # the store knows neither this table nor what was typed before it
            rows = {key: counts.get(key, BLANK) for key in KEYS}
            self.tables = {**self.tables, target: Table(number, rows, self.known, self.known, is_touched=True)}

    def check(self, key, counted):
        last, scored = self.typed[key], {word for one, word in self.ever if one == key}
        if last == NEVER:
            assert counted in scored if scored else counted == BLANK
        elif last == BLANK:
            assert counted in scored | {BLANK}
        elif last != ANY:
            assert counted == last

    def publish(self, target, number, counts):
        rows = {key: counts.get(key, BLANK) for key in KEYS}
        read = {file: replace(table, base=table.rows) for file, table in self.tables.items()}
        if target in read:
            self.old.append(read[target])
        self.tables = {**read, target: Table(number, rows, rows, rows)}
        self.old.append(self.tables[target])
        self.first, self.known = getattr(self, "first", number), rows
        self.is_put_back = self.is_lost = False

    def in_order(self):
        return sorted(sorted(self.tables.items()), key=lambda one: one[1].run)


def consolidated(folder, tables, scoring, figures, *, is_kept):
    """Settle, and keep if it may, as a consolidation does; gives the number of the run and the points that count."""
    cards = {one.code: card(one, str(figures), "5", reasons=(f"{figures} điểm", "")) for one in (A, B)}
    files = [table.of_file(file) for file, table in sorted(tables.items()) if table.is_touched]
    sent = [(key[0], appraisal("1.1", word, cell=Cell(file))) for (file, key), word in sorted(scoring.items())]
    with opened(folder / NAME) as store:
        memory = Memory(PLAN, store, tuple(sorted(files, key=lambda one: one.run)))
        found = settled(memory.words(sent), cards, memory.last_accepted, PLAN)
        digest = f"{figures} {sorted((key, repr(one.appraisal)) for key, one in found.counts.items())}"
        ranking, _ = rank(cards.values(), PLAN)
        number = memory.number(digest)
        nothing = Sent((), {}, (), Unusable({}, {}, ()), (), ())
        done = Consolidated(replace(ranking, number=number), found.findings, nothing, cards, found, (), digest, PLAN)
        assert not is_kept or keep(memory, done, digest.encode(), folder) == ()
    points = {key: one.appraisal.points for key, one in found.counts.items()}
    return number, {key: str(one) for key, one in points.items() if one is not None}


TestOffice = Office.TestCase
TestOffice.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
