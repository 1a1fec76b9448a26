"""What the files that were sent give under the agencies that they are of: wholes and parts put together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cchc_xl.consolidation.choosing import current, is_its_own
from cchc_xl.consolidation.identity import ABOUT_WHOSE, identified
from cchc_xl.errors import CchcError
from cchc_xl.findings import Kind
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.received import Received
from cchc_xl.pipeline.receiving import Arrival, Reader, together
from cchc_xl.pipeline.taking import name_of

Found = tuple[Path, Received]


def results_of(arrived: Sequence[Arrival], how: Reader) -> Iterator[Received]:
    """Give the results under their agencies, those of an agency of which one is a part together."""
    entries: dict[object, list[Found]] = {}
    for one in arrived:
        if isinstance(one.result, Received):
            result = identified(one.result, how.plan)
            if result.scoring:
                yield result
            else:
                code = result.card.agency.code
                entries.setdefault(code if how.plan.agency_of(code) else one.path, []).append((one.path, result))
    for found in entries.values():
        own = [one for one in found if _is_put_together(one[1])]
        yield from _of_one(own or found, how)
        yield from (result for _, result in found if own and not _is_put_together(result))


def _is_put_together(result: Received) -> bool:
    """Whether a file is put together with its agency's others: its own, and a part that only has a neighbour's code."""
    has_code_of_neighbour = any(one.code == Kind.AGENCY_OF_TWO.code for one in result.findings)
    return is_its_own(result) or (result.part != "" and has_code_of_neighbour)


def _of_one(found: Sequence[Found], how: Reader) -> Iterator[Received]:
    """Give the results of one agency; where some are parts, all that is current as one."""
    if len(found) == 1 or not any(result.part for _, result in found):
        yield from (result for _, result in found)
        return
    used, about_others = current([result for _, result in found])
    counting = [(path, result) for path, result in found if any(result is one for one in used)]
    merged = together([path for path, _ in counting], how)
    if isinstance(merged, Received):
        told = (*merged.findings, *about_others, *(one for _, result in found for one in about_whose(result)))
        yield replace(merged, card=replace(merged.card, agency=found[0][1].card.agency), findings=told)
    else:
        yield from _each_alone(counting, merged)


def _each_alone(found: Sequence[Found], why: CchcError) -> Iterator[Received]:
    """Give parts that could not be read together each on its own, and say so."""
    for path, result in found:
        told = Kind.FILE_REFUSED.at(Cell(name_of(path)), why=str(why))
        yield replace(result, findings=(*result.findings, told))


def about_whose(result: Received) -> Iterator[Finding]:
    """Give what was found that tells whose a result is."""
    return (finding for finding in result.findings if finding.code in ABOUT_WHOSE)
