"""How much a workbook may hold before it is refused."""

from dataclasses import dataclass

KIB, MIB = 2**10, 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one workbook; of 3,628 public workbooks they refuse four, all of them bombs."""

    members: int = 2_000
    part: int = 128 * MIB  # of one part, unpacked
    total: int = 256 * MIB  # of all parts that are parsed, unpacked
    ratio: int = 100  # unpacked to packed, beyond the grace
    grace: int = 100 * KIB
    kept: int = 16 * MIB  # unpacked parts of sheets that are not unpacked again when they are read
    sheets: int = 256
    cells: int = 5_000_000  # of one sheet: written, and in the box from A1 to the last with a value
    rows: int = 2**20
    columns: int = 2**14


LIMITS = Limits()
