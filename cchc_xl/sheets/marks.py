"""Whether a sheet may have cells whose value the reader library hides, by its bytes.

A sheet is walked only where its bytes show that it may, so a register of thousands of rows costs one search.
"""

# A search for each sign is faster than one for all, and a search for one byte, which a register has not, much faster.
SIGNS = {b"f": (b"<f>", b"<f ", b":f>", b":f "), b"e": (b't="e"',), b"'": (b"t='e'",)}


def may_have_marks(xml: bytes) -> bool:
    """Whether the part of a sheet may hold error cells, or formulas that were never calculated."""
    cells = cells_within(xml)
    return any(
        stands(byte, xml, cells) and any(stands(sign, xml, cells) for sign in signs) for byte, signs in SIGNS.items()
    )


def stands(sign: bytes, xml: bytes, within: tuple[int, int]) -> bool:
    """Whether a sign stands between two places."""
    return xml.find(sign, *within) >= 0


def cells_within(xml: bytes) -> tuple[int, int]:
    """Give where the cells of a sheet begin and end; all of it where that cannot be told."""
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData")
    return (start, end) if 0 <= start < end else (0, len(xml))
