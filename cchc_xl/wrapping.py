"""How many lines a text takes in a column, by the letters' widths in Times New Roman.

Widths count in digits, as Excel counts column widths: a digit is half as wide as the letters are high.
"""

from functools import cache, lru_cache

from cchc_xl.text import plain_letters

SLIM = dict.fromkeys(" .,;:'|ijl/\\!", 0.56) | {" ": 0.5, "t": 0.56, "f": 0.67, "r": 0.67, "s": 0.78, "-": 0.67}
BROAD = {"m": 1.56, "w": 1.45, "%": 1.67, "–": 1.0, "→": 2.0, "«": 1.0, "»": 1.0, "@": 1.85}
BROADEST = max(BROAD.values())
CAPITAL = 1.35
USUAL = 0.95
PADDING = 0.9  # what a cell keeps free on both sides
SPARE = 1.07  # other programs set a little wider


@lru_cache(maxsize=8192)  # the same words come again and again
def width_of(text: str) -> float:
    """Estimate the width of a text in digits."""
    return sum(_width(letter) for letter in text)


@lru_cache(maxsize=8192)  # so do titles and reasons
def lines_of(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a column so many digits wide, wrapped between words."""
    room = max((width - PADDING) / SPARE, 1)
    if len(text) * BROADEST <= room and "\n" not in text:  # a code, a number: most cells are as short
        return 1
    return sum(_lines(line.split(" "), room) for line in text.split("\n"))


def _lines(words: list[str], room: float) -> int:
    lines, used, space = 1, 0.0, SLIM[" "]
    for word in words:
        wide = width_of(word)
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (space if used else 0)
        if used > room:
            lines, used = lines + int(used // room), used % room
    return lines


@cache
def _width(letter: str) -> float:
    bare = plain_letters(letter)
    if letter.isupper():
        return CAPITAL
    return SLIM.get(bare) or BROAD.get(bare) or USUAL
