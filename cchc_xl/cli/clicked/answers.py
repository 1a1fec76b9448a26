"""What a person answers to a question in the window of a double-click file."""

import click

from cchc_xl.cli.talk import say

WRONG = "Hãy gõ số từ 1 đến {last}."
ONLY_ONE = "Mỗi lần chỉ một số."


def numbers(question: str, last: int, *, more: bool = False) -> tuple[int, ...]:
    """Ask until the answer is a number from 1 to the last, or several; nothing where nobody answers."""
    while answer := typed(question):
        given = _numbers(answer, last)
        if given and (more or len(given) == 1):
            return given
        say(ONLY_ONE if given else WRONG.format(last=last))
    return ()


def typed(question: str, default: str = "") -> str:
    """Give what is typed, or the default; blank where there is nobody to type."""
    try:
        return str(click.prompt(question, default=default, show_default=bool(default), err=True)).strip()
    except click.Abort:
        say("")
        return ""


def _numbers(answer: str, last: int) -> tuple[int, ...]:
    """Give the numbers of an answer, each once; nothing where one is none or too large."""
    words = answer.replace(",", " ").split()
    right = {str(number) for number in range(1, last + 1)}
    return tuple(dict.fromkeys(int(word) for word in words)) if right.issuperset(words) else ()
