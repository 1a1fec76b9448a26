"""A district after a night in which all was well, to which a commune has sent anew: what the next night makes of it."""

import re
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

from python_calamine import CalamineWorkbook

from cchc_xl.delivery.outbox import FOLDER, opened
from cchc_xl.delivery.outbox import entries as letters_in
from cchc_xl.forms import AGENCY
from cchc_xl.history.store import NAME
from cchc_xl.pipeline.nightly_run import KEPT
from cchc_xl.pipeline.taking import taken
from cchc_xl.reporting.entry import write_entry
from cchc_xl.sheets.properties import custom
from tests.delivery.servers import USER, Server
from tests.faults.runs import Ended, Fate, Runner
from tests.pipeline.districts import good_district, plan_of
from tests.samples import contents

COMMUNES = 3
ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES")
NOT_PUBLISHED, NOT_SENT = 4, 6
ENGLISH = re.compile(r"Traceback|ngoài dự kiến|No space|denied|Input/output|Read-only|disk I/O|database|readonly")
SETTINGS = """
[mail]
host = "localhost"
port = {port}
from = "{user}"
user = "{user}"
cafile = "{cafile}"

[nightly]
keep = 3
office = "noivu@huyen.example.vn"
communes = {{ "{commune}" = "xa@example.vn" }}
"""


@dataclass(frozen=True, slots=True)
class Nights:
    """A folder before the night, and what the night makes of it: the result, its letters, its calls and its time."""

    before: Path
    plan: Path
    old: bytes
    new: bytes
    ids: frozenset[str]
    calls: tuple[str, ...]
    seconds: float
    server: Server
    runner: Runner

    def folder(self, into: Path) -> Path:
        """Give a copy of the folder before the night."""
        return Path(shutil.copytree(self.before, into, dirs_exist_ok=True))

    def words(self, folder: Path) -> tuple[object, ...]:
        """Give the command of the night."""
        return ("nightly", folder, "--plan", self.plan)

    def run(self, folder: Path, fate: Fate | None = None) -> Ended:
        """Run the night."""
        return self.runner.run(self.words(folder), fate or Fate())


def nights(into: Path, server: Server, cafile: Path, runner: Runner) -> Nights:
    """Draw a district, run its first night, let a commune send anew, and see what the next night makes of it."""
    sent, plan = good_district(into, COMMUNES)
    said = SETTINGS.format(port=server.port, user=USER, cafile=cafile, commune=plan_of(COMMUNES).roster[-1].code)
    (sent / "cchc.toml").write_text(said, encoding="utf-8")
    words = ("nightly", sent, "--plan", plan)
    assert runner.run(words).code == 0
    old = result_in(sent).read_bytes()
    sends_anew(sent)
    before = len(server.accepted)
    after = Path(shutil.copytree(sent, into / "after"))
    ended = runner.run(("nightly", after, "--plan", plan))
    assert ended.code == 0, ended.said
    ids = frozenset(ids_since(server, before))
    traced = shutil.copytree(sent, into / "traced")
    calls = runner.trace(("nightly", traced, "--plan", plan), into / "calls")
    return Nights(sent, plan, old, result_in(after).read_bytes(), ids, tuple(calls), ended.seconds, server, runner)


def sends_anew(folder: Path) -> None:
    """Let the last commune of the roster send other figures."""
    plan = plan_of(COMMUNES)
    last = plan.roster[-1]
    path = next(path for path in taken(folder).files if custom(path.read_bytes()).get(AGENCY) == last.code)
    path.write_bytes(write_entry(plan, last, contents(plan, last, 77, 15)))


def result_in(folder: Path) -> Path:
    """Give the consolidated workbook of a folder, not one under a second name."""
    return min(folder.glob("tong hop *.xlsx"), key=lambda path: len(path.name))


def ids_since(server: Server, number: int) -> "Counter[str]":
    """Count the message ids that a server accepted since."""
    return Counter(message_from_bytes(content)["Message-ID"] for _, content in server.accepted[number:])


def stands(nights: Nights, folder: Path) -> str:
    """Say which result lies in a folder, that is whole and can be read, beside a store that is sound."""
    path = result_in(folder)
    CalamineWorkbook.from_path(str(path))
    with closing(sqlite3.connect(folder / NAME)) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return {nights.old: "old", nights.new: "new"}.get(path.read_bytes(), "another")


def is_healed(nights: Nights, folder: Path, arrived: "Counter[str]") -> None:
    """Check that all is as after a night that nothing disturbed: result, kept copy, store, letters; nothing left."""
    assert stands(nights, folder) == "new"
    assert (max((folder / KEPT).iterdir()).read_bytes() == nights.new) is True
    assert [path.name for path in folder.rglob(".cchc-*.tmp")] == []
    with closing(sqlite3.connect(folder / NAME)) as store:
        assert store.execute("SELECT max(number), count(*) FROM run").fetchone() == (2, 2)
    with opened(folder) as outbox:
        assert {one.state.value for one in letters_in(outbox)} == {"sent"}
    assert set(arrived) == nights.ids
    assert max(arrived.values()) <= 2
    assert (folder / FOLDER).is_dir()


def killed_and_run_again(nights: Nights, into: Path, fate: Fate) -> tuple[str, int]:
    """Kill a night, check what stands, run it again, check that it is healed; give what stood, and letters twice."""
    folder, before = nights.folder(into), len(nights.server.accepted)
    nights.run(folder, fate)
    stood = stands(nights, folder)
    again = nights.run(folder)
    assert again.code == 0, again.said
    arrived = ids_since(nights.server, before)
    is_healed(nights, folder, arrived)
    shutil.rmtree(folder)
    assert stood in {"old", "new"}
    twice = sum(number - 1 for number in arrived.values())
    assert twice <= 1
    return stood, twice


def failed_and_run_again(nights: Nights, into: Path, fate: Fate) -> tuple[str, int]:
    """Let a call of a night fail, check what stands and what is said, run it again, check that it is healed.

    Gives what stood and the exit code. A night that could not know its history makes another result, and says so.
    """
    folder, before = nights.folder(into), len(nights.server.accepted)
    ended = nights.run(folder, fate)
    stood = stands(nights, folder)
    assert ended.code in {0, NOT_PUBLISHED, NOT_SENT}, ended.said
    assert not ENGLISH.search(ended.said), ended.said
    assert stood != "another" or "không dùng được lịch sử" in ended.said
    assert list(folder.rglob(".cchc-*.tmp")) == []
    again = nights.run(folder)
    assert again.code == 0, again.said
    arrived = ids_since(nights.server, before)
    if stood == "another":  # and it was sent, as what it was
        assert (stands(nights, folder), nights.ids <= set(arrived)) == ("new", True)
    else:
        is_healed(nights, folder, arrived)
    shutil.rmtree(folder)
    return stood, ended.code
