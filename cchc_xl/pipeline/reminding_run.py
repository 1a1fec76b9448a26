"""Reminders: where the workbook of duties goes, and a draft for each official who has an address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_xl.delivery.letter import file_name, is_address
from cchc_xl.delivery.mail import draft
from cchc_xl.delivery.reminder_letter import reminder_letter
from cchc_xl.errors import NotPublished
from cchc_xl.files import why
from cchc_xl.forms import DUTIES_SUFFIX
from cchc_xl.model.duty import Duties
from cchc_xl.model.plan import Plan
from cchc_xl.model.scorecard import Scored
from cchc_xl.pipeline.outputs import NOT_WRITTEN, publish_copy
from cchc_xl.text import shortened

LONGEST = 50  # letters of a name in the name of a file
DRAFT = "{number} {name} - viec can lam.eml"


@dataclass(frozen=True, slots=True)
class Reminded:
    """The drafts that were written, and who has something to do but no usable address."""

    drafts: tuple[Path, ...]
    without: tuple[str, ...]


def duties_beside(path: Path) -> Path:
    """Give where the workbook goes: ``‹name› - viec can lam.xlsx`` beside an entry workbook or in the folder."""
    if path.is_dir():
        return path / f"{path.absolute().name}{DUTIES_SUFFIX}.xlsx"
    return path.with_name(f"{path.stem}{DUTIES_SUFFIX}.xlsx")


def leave_drafts(scored: Scored, everyone: Sequence[Duties], plan: Plan, folder: Path) -> Reminded:
    """Write a draft for each official with an address and something to do; nothing is sent.

    A draft of the same name is replaced. Raises NotPublished where the folder or a draft cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotPublished(NOT_WRITTEN.format(path=folder, why=why(error))) from error
    drafts = tuple(publish_copy(content, folder / name) for name, content in _drafts(scored, everyone, plan))
    without = tuple(one.name for one in everyone if not one.is_done and not is_address(one.address))
    return Reminded(drafts, without)


def _drafts(scored: Scored, everyone: Sequence[Duties], plan: Plan) -> Iterator[tuple[str, bytes]]:
    numbers = {official.name: number for number, official in enumerate(plan.officials, start=1)}
    for one in everyone:
        letter = reminder_letter(one, scored.card.agency, scored.card.as_of, plan)
        if letter:
            name = shortened(file_name(one.name), LONGEST)
            yield DRAFT.format(number=numbers[one.name], name=name), draft(letter)
