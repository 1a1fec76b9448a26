"""A folder of workbooks, as they were sent: each read on its own, all ranked, none able to stop the others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from cchc_xl._version import VERSION
from cchc_xl.appraising import card_appraised
from cchc_xl.consolidation.appraisals import Settled, settled
from cchc_xl.consolidation.circumstances import Circumstances, with_circumstances
from cchc_xl.consolidation.ranking import ranked
from cchc_xl.consolidation.sureness import with_sureness
from cchc_xl.errors import CchcError
from cchc_xl.findings import Kind, worst_first
from cchc_xl.model.appraisal import Key, Said
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Agency, Plan
from cchc_xl.model.ranking import Ranking, Standing
from cchc_xl.model.reading import Source
from cchc_xl.model.received import Received
from cchc_xl.model.scorecard import Scorecard
from cchc_xl.pipeline.changes import with_changes
from cchc_xl.pipeline.inputs import copies_among
from cchc_xl.pipeline.memory import NONE_BEFORE, Memory
from cchc_xl.pipeline.order import Told
from cchc_xl.pipeline.receiving import Reader, here, reader
from cchc_xl.pipeline.sent import Sent, sent
from cchc_xl.pipeline.taking import name_of, taken
from cchc_xl.text import shown_date

NOBODY = Agency("", "", "")


@dataclass(frozen=True, slots=True)
class Each:
    """A scoring workbook that was written: whose, where from the consolidated one, and the SHA-256 of its bytes."""

    agency: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Consolidated:
    """A ranking with all findings, and what is to be told and kept of it.

    ``kept`` are the scorecards before any appraisal by agency, ``said`` the appraisals that count, ``told`` sentences
    about files that were passed over; ``digest`` says what the ranking stands on; ``each`` are scoring workbooks that
    were written of it.
    """

    ranking: Ranking
    findings: tuple[Finding, ...]
    sent: Sent
    kept: Mapping[str, Scorecard]
    said: Settled
    told: tuple[str, ...]
    digest: str
    plan: Plan
    each: tuple[Each, ...] = ()

    @property
    def refused(self) -> int:
        """How many files were refused."""
        return sum(one.code == Kind.FILE_REFUSED.code for one in self.findings)


def consolidate_folder(
    folder: Path, plan: Plan, as_of: date | None = None, tell: Told | None = None, how: Reader | None = None
) -> Consolidated:
    """Score every workbook of a folder that somebody sent, and rank them; ``tell`` hears of each as it is done.

    Entry workbooks and scoring workbooks are taken alike; parts of one agency are scored as one. ``how`` is how they
    are read, in this process if nothing is said. Nothing of earlier runs is known here.
    """
    return consolidate(folder, how or reader(plan, as_of, here), tell or _silent, Memory(plan))


def consolidate(folder: Path, how: Reader, tell: Told, memory: Memory) -> Consolidated:
    """Rank a folder, knowing what earlier runs kept and what the superior office typed into its table."""
    took = taken(folder)
    came = sent(took.files, how, tell, memory)
    old = {code: card for code in came.unusable.of_agencies if (card := memory.last_accepted(code))}
    kept = {code: one.card for code, one in came.used.items()} | old
    said = settled(memory.words(came.appraisals), kept, memory.last_accepted, how.plan)
    findings = (*came.findings, *_about_old(old, came), *said.findings, *memory.findings)
    told = (*took.told, *copies_among(came.passed))
    digest = digest_of(((name_of(one.path), one.sha256) for one in came.arrived), how, said.counts)
    ranking = _ranking(came, kept, said, memory, digest)
    return Consolidated(ranking, worst_first(findings), came, kept, said, told, digest, how.plan)


def digest_of(files: Iterable[tuple[str, str]], how: Reader, said: Mapping[Key, Said]) -> str:
    """Give what a ranking stands on: the names and SHA-256 of all files, the plan, program, day, and appraisals."""
    words = sorted((key, repr(one.appraisal)) for key, one in said.items())
    return sha256(repr((VERSION, how.plan.fingerprint, how.as_of, sorted(files), words)).encode()).hexdigest()


def _ranking(came: Sent, kept: Mapping[str, Scorecard], said: Settled, memory: Memory, digest: str) -> Ranking:
    plan = memory.plan
    cards = [card_appraised(card, said.of(code), plan) for code, card in kept.items()]
    strays = [
        Standing(NOBODY, one.status, one.file, reason=one.reason, files=(one.file,)) for one in came.unusable.strays
    ]
    ranking = ranked([*cards, *(one.card for one in came.strangers)], plan, strays)
    before = memory.last_different(digest)
    circumstances = Circumstances(
        handed_in=came.handed_in(memory),
        refused=came.unusable.of_agencies,
        beside=came.unusable.beside,
        came_before=frozenset(memory.whose().values()),
        last_year=memory.last_year(),
        last_run=before.places if before else NONE_BEFORE,
    )
    ranking = replace(
        with_sureness(with_circumstances(ranking, circumstances, plan), plan),
        as_of=max((card.as_of for card in kept.values()), default=plan.end),
        since=before.day if before else None,
        number=memory.number(digest),
        sources=tuple(
            sorted((Source(name_of(one.path), one.sha256) for one in came.arrived), key=lambda one: one.file)
        ),
    )
    return with_changes(ranking, before, memory)


def _about_old(old: Mapping[str, Scorecard], came: Sent) -> Iterator[Finding]:
    for code, card in old.items():
        day, place = shown_date(card.as_of), Cell(came.unusable.of_agencies[code].file)
        yield Kind.SCORE_OLD.at(place, agency=card.agency.title, day=day)


def _silent(_: int, __: int, ___: str, ____: Received | CchcError | None) -> None:
    """Say nothing."""
