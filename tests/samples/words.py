"""Tables as text: one record a line, or several between bars; before a colon the facts, after it the words."""

from collections.abc import Sequence


def records(table: str) -> Sequence[str]:
    """Give the records of a table."""
    return [record.strip() for record in table.replace("\n", "|").split("|") if record.strip()]


def parted(record: str) -> tuple[str, str]:
    """Give what stands before the first colon, and after it."""
    before, _, after = record.partition(": ")
    return before, after
