"""One whole consolidation: from a folder to its published workbook, and what is kept of it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from cchc_xl.errors import NoUsableInput
from cchc_xl.files import sweep
from cchc_xl.findings import errors_among
from cchc_xl.history import cache
from cchc_xl.history.runs import Trouble
from cchc_xl.history.store import Broken
from cchc_xl.isolation.crew import Engine
from cchc_xl.model.plan import Plan
from cchc_xl.model.received import Received
from cchc_xl.pipeline.inputs import copies_among, workbooks_in
from cchc_xl.pipeline.links import linked
from cchc_xl.pipeline.memory import Memory
from cchc_xl.pipeline.order import Order, Told
from cchc_xl.pipeline.other_tables import told_of_others
from cchc_xl.pipeline.outputs import publish_result
from cchc_xl.pipeline.plans import load_plan
from cchc_xl.pipeline.ranking_run import Consolidated, consolidate
from cchc_xl.pipeline.receiving import Reader, reader
from cchc_xl.pipeline.remembering import Known, forgetting, keep, remembering, unchanged
from cchc_xl.pipeline.tables import make_room
from cchc_xl.pipeline.taking import taken

NOTHING = "{folder}: không có tệp nào dùng được. Hãy đặt tệp nhập số liệu hoặc bảng điểm của các xã vào thư mục này."
STRANGERS = (
    "{folder}: các tệp chấm được đều không thuộc đơn vị nào trong danh sách của kế hoạch (trong tệp ghi: {agencies}). "
    "Hãy kiểm tra mã, tên đơn vị trong các tệp ấy, hoặc chọn đúng kế hoạch bằng --plan."
)
UNNAMED = "không ghi mã, tên"
SHOWN = 6
WRITER = "cchc_xl.reporting.consolidated"  # not needed where nothing changed


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of it; ``done`` is None where nothing had changed, ``is_new`` says whether the result was written."""

    plan: Plan
    wanted: Path
    written: Path
    told: tuple[str, ...]
    trouble: Trouble
    done: Consolidated | None = None
    inputs: tuple[Path, ...] = ()
    is_new: bool = False


def consolidation(order: Order, engine: Engine, tell: Told) -> Finished:
    """Consolidate a folder whose files an engine reads; raises what ``run`` raises."""
    plan = load_plan(order.plan_path)
    wanted = order.output or order.folder / f"tong hop {plan.code}.xlsx"
    with suppress(OSError):  # where it cannot be made, nothing can be published, which is told then
        wanted.parent.mkdir(parents=True, exist_ok=True)
    sweep(wanted.parent)
    return _run(order, wanted, reader(plan, order.as_of, engine.submit, at_once=engine.at_once), tell)


def _run(order: Order, wanted: Path, how: Reader, tell: Told) -> Finished:
    try:
        with remembering(wanted, how) as known:
            return _finished(order, wanted, how, tell, known)
    except Broken as error:  # it could be opened and then not be read
        return _finished(order, wanted, how, tell, forgetting(wanted, how, error))


def _finished(order: Order, wanted: Path, how: Reader, tell: Told, known: Known) -> Finished:
    memory, told = known
    took = taken(order.folder)
    if not (order.each or order.anew) and (before := unchanged(took.files, wanted, how, memory)):
        words = (*told, *took.told, *copies_among(before.passed), *_of_other_name(order, wanted, before.passed, memory))
        return Finished(how.plan, wanted, wanted, words, before.trouble)
    with cache.remembered(wanted.parent / cache.NAME) as kept:
        return _anew(order, wanted, replace(how, cache=kept), tell, known)


def _anew(order: Order, wanted: Path, how: Reader, tell: Told, known: Known) -> Finished:
    memory, told = known
    with ThreadPoolExecutor(1) as meanwhile:  # what writes the workbook is imported while others read
        meanwhile.submit(import_module, WRITER)
        done = consolidate(order.folder, how, tell, memory)
    if not done.kept:
        raise NoUsableInput(_why_nothing(done, order.folder))
    done, not_made = _with_each(done, wanted, how, memory) if order.each else (done, ())
    done = linked(done, wanted, is_same=memory.is_last(done.digest))
    inputs = (order.plan_path, *_inputs(done, None if order.output else wanted))
    written, is_new, not_kept = _published(done, wanted, inputs, memory)
    trouble = Trouble(done.refused > 0, bool(errors_among(done.findings)))
    words = (*told, *done.told, *_of_other_name(order, wanted, done.sent.passed, memory), *not_made, *not_kept)
    return Finished(how.plan, wanted, written, words, trouble, done, (*inputs, written), is_new)


def _inputs(done: Consolidated, own: Path | None) -> Iterator[Path]:
    """Give the files that were sent; what nobody can read under the result's ``own`` name is none, but set aside."""
    return (one.path for one in done.sent.arrived if one.path != own or isinstance(one.result, Received))


def _of_other_name(order: Order, wanted: Path, passed: tuple[Path, ...], memory: Memory) -> tuple[str, ...]:
    is_apart = not wanted.parent.samefile(order.folder)
    return told_of_others((*passed, *(workbooks_in(wanted.parent) if is_apart else ())), wanted, memory)


def _why_nothing(done: Consolidated, folder: Path) -> str:
    """Say why nothing can be ranked: there is nothing, or what there is belongs to agencies of another roster."""
    agencies = (one.card.agency for one in done.sent.strangers)
    named = list(dict.fromkeys(f"{one.code} {one.title}".strip() or UNNAMED for one in agencies))
    if not named:
        return NOTHING.format(folder=folder)
    more = f"; … và {len(named) - SHOWN} đơn vị khác" if len(named) > SHOWN else ""
    return STRANGERS.format(folder=folder, agencies="; ".join(named[:SHOWN]) + more)


def _with_each(done: Consolidated, wanted: Path, how: Reader, memory: Memory) -> tuple[Consolidated, tuple[str, ...]]:
    from cchc_xl.pipeline.each import write_each  # noqa: PLC0415 - what writes workbooks is seldom needed

    each, not_made = write_each(done, wanted, how, memory)
    return replace(done, each=tuple(each)), not_made


def _published(
    done: Consolidated, wanted: Path, inputs: tuple[Path, ...], memory: Memory
) -> tuple[Path, bool, tuple[str, ...]]:
    """Publish the workbook and keep what it stands on; a result that would be the same is left as it is."""
    from cchc_xl.reporting.consolidated import write_ranking  # noqa: PLC0415 - see WRITER

    content = write_ranking(done.ranking, done.findings, memory.plan)
    if wanted.is_file() and wanted.read_bytes() == content:
        return wanted, False, keep(memory, done, content, wanted.parent)
    aside = make_room(wanted, inputs, memory.plan, memory.lost)
    written = publish_result(content, wanted, inputs)
    return written, True, (*aside, *keep(memory, done, content, wanted.parent))
