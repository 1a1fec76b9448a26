"""A whole folder, as a district receives it: most workbooks good, each kind of trouble once or more, and leftovers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from multiprocessing import get_context
from random import Random

from cchc_xl.model.plan import Agency, Plan
from tests.samples.commune import commune_of
from tests.samples.delivery import Delivery
from tests.samples.drawing import tied
from tests.samples.leftovers import leftovers
from tests.samples.sample_file import SampleFile, Trouble
from tests.samples.troubles import MAKERS, handed_in

LEADERS = 6  # at least so many good communes at the top, of which one is tied with
FEWEST = len(MAKERS) + LEADERS + 2  # the plan's own commune is always good, one is tied
ONE_OF_EACH_IN = 60
LEADING_ONE_OF = 5
TIED_PLACE = 5
LEADING, MIDDLING, TROUBLED = (0.92, 0.97), (0.6, 0.88), (0.52, 0.72)  # how careful they are
CHUNK = 4


@dataclass(frozen=True, slots=True)
class District:
    """What to draw: a plan with its roster, so many dossiers of each commune, a seed, and whether all are good."""

    plan: Plan
    dossiers: int = 200
    seed: int = 2024
    clean: bool = False


def folder(district: District, processes: int = 1) -> Iterator[SampleFile]:
    """Draw the files of a folder: commune by commune, then the one that ties, then the leftovers."""
    deliveries = _deliveries(district)
    indices: dict[str, Fraction] = {}
    good: SampleFile | None = None
    for file in _handed_in([one for one in deliveries if one.trouble is not Trouble.TIED], processes):
        if file.agency and file.index is not None:
            indices[file.agency.code] = max(file.index, indices.get(file.agency.code, file.index))
        good = good or (file if file.trouble is Trouble.NONE else None)
        yield file
    if good and not district.clean:
        yield _tied(deliveries, indices)
        yield from leftovers(district.plan, good)


def _deliveries(district: District) -> list[Delivery]:
    """Hand out troubles and care; the plan's own commune is a good one."""
    chance = Random(f"{district.seed} huyện")  # noqa: S311 - nothing here is secret
    shuffled = [agency for agency in district.plan.roster if agency.code != district.plan.agency]
    chance.shuffle(shuffled)
    troubles = () if district.clean else _troubles(len(district.plan.roster))
    given = {agency.code: trouble for agency, trouble in zip(shuffled, troubles, strict=False)}
    leading = max(LEADERS if troubles else 0, len(shuffled) // LEADING_ONE_OF)
    leaders = {agency.code for agency in shuffled[len(troubles) :][:leading]}
    return [
        _delivery(district, agency, given.get(agency.code, Trouble.NONE), leads=agency.code in leaders)
        for agency in district.plan.roster
    ]


def _troubles(communes: int) -> Sequence[Trouble]:
    if communes < FEWEST:
        raise ValueError(f"{communes} communes are too few to show every trouble: at least {FEWEST}, or all good")
    return (*MAKERS, Trouble.TIED) + tuple(MAKERS) * (communes // ONE_OF_EACH_IN - 1)


def _delivery(district: District, agency: Agency, trouble: Trouble, *, leads: bool) -> Delivery:
    seed = district.seed * 100_000 + int(agency.code)
    care = LEADING if leads else TROUBLED if trouble in MAKERS else MIDDLING
    chance = Random(f"{seed} cẩn thận")  # noqa: S311 - nothing here is secret
    return Delivery(commune_of(district.plan, agency, seed, chance.uniform(*care)), district.dossiers, trouble)


def _handed_in(deliveries: Sequence[Delivery], processes: int) -> Iterator[SampleFile]:
    """Draw what is handed in, in order, whatever process draws it."""
    if processes == 1:
        yield from _flat(map(handed_in, deliveries))
        return
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from _flat(pool.map(handed_in, deliveries, chunksize=CHUNK))


def _flat(groups: Iterable[Sequence[SampleFile]]) -> Iterator[SampleFile]:
    return (file for group in groups for file in group)


def _tied(deliveries: Sequence[Delivery], indices: Mapping[str, Fraction]) -> SampleFile:
    """Draw the workbook that ties with the good commune at place 5, or with the first good one after it."""
    other = next(one for one in deliveries if one.trouble is Trouble.TIED)
    by_code = {one.commune.agency.code: one for one in deliveries}
    ordered = sorted(indices, key=lambda code: (-indices[code], code))
    leader = next(by_code[code] for code in ordered[TIED_PLACE - 1 :] if by_code[code].trouble is Trouble.NONE)
    one = tied(leader.drawn(), other.commune.agency, other.dossiers)
    return other.file(one.workbook(), one.index, note=f"Bằng điểm với {leader.commune.agency.title}")
