"""Several files where one is meant: they are listed and asked for, never is one taken in silence."""

from collections.abc import Sequence
from pathlib import Path

from cchc_xl.cli.clicked.answers import numbers
from cchc_xl.cli.talk import say
from cchc_xl.errors import NotChosen
from cchc_xl.pipeline.open_files import saved_at

SEVERAL = "Có nhiều {what}:"
LINE = "  {number}. {name}   (lưu lúc {saved})"
ASK_ONE = "Gõ số của tệp rồi nhấn Enter (chỉ nhấn Enter là thôi)"
ASK_MORE = "Gõ số của tệp rồi nhấn Enter; các phần của cùng một đơn vị thì gõ nhiều số (chỉ nhấn Enter là thôi)"
NOTHING_CHOSEN = "Chưa chọn tệp nào nên chưa làm gì. Có thể kéo thả tệp vào {file}."


def chosen(paths: Sequence[Path], what: str, file: str, *, more: bool = False) -> tuple[Path, ...]:
    """Give the only path, or the one that is chosen, or ``more``; raises NotChosen where nobody answers."""
    if len(paths) == 1:
        return tuple(paths)
    say(SEVERAL.format(what=what))
    for number, path in enumerate(paths, 1):
        say(LINE.format(number=number, name=path.name, saved=saved_at(path)))
    given = numbers(ASK_MORE if more else ASK_ONE, len(paths), more=more)
    if not given:
        raise NotChosen(NOTHING_CHOSEN.format(file=file))
    return tuple(paths[number - 1] for number in given)
