"""Questions in the window, and what counts as an answer."""

import click
import pytest
from click.testing import CliRunner

from cchc_xl.cli.clicked.answers import numbers


def asked(answers, *, more=False):
    """Give what was taken of these answers, and what was said meanwhile."""

    @click.command()
    def command():
        click.echo(numbers("Số nào", 3, more=more))

    done = CliRunner().invoke(command, input=answers)
    return done.stdout.strip(), done.stderr


@pytest.mark.parametrize(
    ("answers", "more", "taken"),
    [
        ("2\n", False, "(2,)"),
        ("0\n4\n-1\nhai\n²\n3\n", False, "(3,)"),
        ("1 2\n1\n", False, "(1,)"),
        ("1, 3\n", True, "(1, 3)"),
        ("2 2 1\n", True, "(2, 1)"),
        ("1 x\n1\n", True, "(1,)"),
        ("\n", False, "()"),
        ("", True, "()"),
        ("9\n", True, "()"),
    ],
)
def test_it_asks_until_the_answer_is_right_or_nobody_answers(answers, more, taken):
    assert asked(answers, more=more)[0] == taken


def test_a_wrong_answer_is_told():
    assert "Hãy gõ số từ 1 đến 3." in asked("5\n1\n")[1]
    assert "Mỗi lần chỉ một số." in asked("1 2\n1\n")[1]
