"""What stood in the office's tables when they were last read, so that the same words are not heard twice."""

from collections.abc import Iterator, Mapping

from cchc_xl.history.appraisals import points_in, points_kept
from cchc_xl.history.store import Store
from cchc_xl.model.appraisal import Key
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Appraisal


def heard(store: Store, plan: Plan, run: int) -> Iterator[tuple[str, Key, Appraisal]]:
    """Give what was heard in the tables that a run wrote: the file, the place, and what stood there."""
    words = "SELECT file, agency, criterion, points, remark, state FROM heard WHERE plan = ? AND run = ?"
    for file, agency, criterion, points, remark, state in store.connection.execute(words, (plan.code, run)):
        number, refused = points_in(points)
        yield file, (agency, criterion), Appraisal(criterion, number, remark, Cell(file), state, refused)


def keep(store: Store, plan: Plan, table: tuple[int, str], rows: Mapping[Key, Appraisal]) -> None:
    """Write down what stands in a table, known by the run that wrote it and its file name."""
    words = "INSERT OR REPLACE INTO heard VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    values = ((plan.code, *table, *key, *_row(appraisal)) for key, appraisal in rows.items())
    store.connection.executemany(words, values)


def _row(one: Appraisal) -> tuple[str | None, str, str]:
    return points_kept(one), one.remark, one.state
