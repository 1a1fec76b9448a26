"""Putting the parts of one agency together: whole and parts, each value keeping its file.

Where one part is blank the other speaks. Two different values for one cell are told with both cells and who filled
them in, and neither is taken.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_xl import forms
from cchc_xl.findings import Kind
from cchc_xl.model.finding import Finding
from cchc_xl.model.reading import Entry, Figure, Heading, State
from cchc_xl.sheets.figures import shown

SCORED = ("total", "done", "day", "answer")
BESIDE = ("last_figure", "last_points", "claimed")

Entries = Mapping[str, Entry]


@dataclass(slots=True)
class Merge:
    """The rows merged so far, who filled in each file, and what differed."""

    who: Mapping[str, str]
    entries: dict[str, Entry] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, entries: Entries) -> None:
        """Add the rows of one more part."""
        for code, entry in entries.items():
            self.entries[code] = self._merged(self.entries[code], entry) if code in self.entries else entry

    def _merged(self, one: Entry, other: Entry) -> Entry:
        figures = {**other.figures, **one.figures}
        for key in (*SCORED, *BESIDE):
            figures[key] = self._figure(key, one, other)
        said = figures["answer"]
        return replace(
            one,
            figures=figures,
            answer=next((entry.answer for entry in (one, other) if entry.figure("answer") is said), None),
            evidence=_joined(one.evidence, other.evidence),
            explanation=_joined(one.explanation, other.explanation),
        )

    def _figure(self, key: str, one: Entry, other: Entry) -> Figure:
        left, right = one.figure(key), other.figure(key)
        same = one.answer is other.answer and one.answer is not None if key == "answer" else left.value == right.value
        if right.state is State.BLANK or (same and left.state is right.state):
            return left
        if left.state is State.BLANK:
            return right
        kind = Kind.PARTS_CONFLICT if key in SCORED else Kind.PARTS_DIFFER
        self.findings.append(
            kind.at(
                left.cell,
                one.code,
                column=forms.FORM_HEADERS[key],
                who=self.who[left.cell.file],
                value=shown(left),
                other=right.cell,
                other_who=self.who[right.cell.file],
                other_value=shown(right),
            )
        )
        return Figure(State.BLANK, left.cell)


def merge_entries(parts: Sequence[Entries], who: Mapping[str, str]) -> tuple[Entries, tuple[Finding, ...]]:
    """Merge the rows of all parts by code; ``who`` says by file who filled it in."""
    merge = Merge(who)
    for entries in parts:
        merge.take(entries)
    return merge.entries, tuple(merge.findings)


def leading(headings: Iterable[Heading]) -> Heading:
    """Give the heading that speaks for all: that of the whole, else the first."""
    return min(headings, key=lambda heading: heading.scope not in {"", forms.WHOLE})


def _joined(one: str, other: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, (one, other))))
