"""The Vietnamese fonts from before Unicode, and the words that text in them shows.

A cell in such a font holds other letters than it shows: «Thèng kª» in .VnTime shows «Thống kê». The
font alone says so, never the letters. TCVN3 is standard TCVN 5712:1993, set VN3 (glibc's charmap TCVN5712-1 has the
same letters at the same places); VNI is the table of VNI Software as printed in xvnkb's vni.h (Đào Hải Lâm, 2002).
"""

import re
from collections.abc import Container, Mapping
from functools import cache

LETTERS = "áàảãạâấầẩẫậăắằẳẵặéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
TCVN3_LETTERS = "¸µ¶·¹©ÊÇÈÉË¨¾»¼½ÆÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ®"
TCVN3_CAPITALS = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))  # other capitals need a font whose name ends in H
VNI_LETTERS = (
    "aù aø aû aõ aï aâ aá aà aå aã aä aê aé aè aú aü aë eù eø eû eõ eï eâ eá eà eå eã eä í ì æ ó ò "
    "où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ"
)

LAST_OLD_LETTER = "\u00ff"

TCVN3: Mapping[str, str] = {**dict(zip(TCVN3_LETTERS, LETTERS, strict=True)), **TCVN3_CAPITALS}
VNI: Mapping[str, str] = {
    written: letter.upper() if written[0].isupper() else letter
    for old, letter in zip(VNI_LETTERS.split(), LETTERS, strict=True)
    for written in (old, old.upper(), old[0].upper() + old[1:], old[0] + old[1:].upper())
}


def is_old(font: str) -> bool:
    """Whether a font is one of those that show other letters than the text holds."""
    return _table(font) is not None


def shown_in(font: str, text: str, known: Container[str] = ()) -> str:
    """Give the words that text shows in a font.

    Text with a letter that only Unicode has was typed in Unicode whatever the font, and so were the words of
    ``known`` (a drop-down list types «Không» in Unicode): these stay.
    """
    table = _table(font)
    if table is None or text.isascii() or text.strip() in known or any(map(_is_unicode, text)):
        return text
    words = _signs(tuple(table)).sub(lambda found: table[found[0]], text)
    return words.upper() if table is TCVN3 and font.strip().endswith("H") else words


@cache  # compiled only where a text stands in an old font
def _signs(letters: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(letters, key=len, reverse=True)))


def _table(font: str) -> Mapping[str, str] | None:
    name = font.strip().casefold()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith(("vni-", "vni ")) else None


def _is_unicode(letter: str) -> bool:
    return letter > LAST_OLD_LETTER and (letter.isalpha() or "\u0300" <= letter <= "\u036f")
