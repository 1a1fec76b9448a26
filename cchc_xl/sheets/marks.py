"""Whether a sheet may have cells whose value the reader library hides, by its bytes.

A sheet is walked only where its bytes show that it may, so a register of thousands of rows costs one search.
"""

# A search for each sign is faster than one for all, and a search for one byte, which a register has not, much faster.
SIGNS = {b"f": (b"<f>", b"<f ", b":f>", b":f "), b"e": (b't="e"',), b"'": (b"t='e'",)}


def may_have_marks(xml: bytes) -> bool:
    """Whether the part of a sheet may hold error cells, or formulas that were never calculated."""
    cells = cells_of(xml)
    return any(byte in cells and any(sign in cells for sign in signs) for byte, signs in SIGNS.items())


def cells_of(xml: bytes) -> bytes:
    """Give what stands between head and foot of a sheet; all of it where that cannot be told."""
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData")
    return xml[start:end] if 0 <= start < end else xml
