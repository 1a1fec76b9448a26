"""The targets that are not met, summed up for each official with the clause of each."""

from collections.abc import Iterator

from cchc_xl.findings import Kind, first_few
from cchc_xl.gathering import holder_of
from cchc_xl.model.cell import Cell
from cchc_xl.model.finding import Finding
from cchc_xl.model.plan import Plan
from cchc_xl.model.reading import Reading
from cchc_xl.model.scorecard import Scorecard


def check(card: Scorecard, reading: Reading, plan: Plan) -> Iterator[Finding]:
    """Tell each official once what was not met; a target that cannot be judged yet is not told."""
    missed = {one.target for one in card.targets if one.met is False}
    targets = [target for target in plan.targets if target.code in missed]
    for name in dict.fromkeys(map(holder_of, targets)):
        theirs = [one for one in targets if holder_of(one) == name]
        file = reading.scopes.get(name) or reading.sources[0].file
        facts = {
            "count": str(len(theirs)),
            "targets": first_few([f"{one.code} ({one.clause})" for one in theirs], "; "),
        }
        yield Kind.TARGETS_NOT_MET.at(Cell(file), official=theirs[0].official, name=name, **facts)
