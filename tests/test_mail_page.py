"""What the page about mail says is true: its settings, its states, its sentences."""

import re
from inspect import getsource

from cchc_xl.cli.send import command
from cchc_xl.delivery import troubles
from cchc_xl.delivery.account import KEYS
from cchc_xl.delivery.entry import MOST_TRIES
from cchc_xl.delivery.states import STATE_NAMES
from tests.plans import ROOT

PAGE = (ROOT / "docs" / "thu.md").read_text(encoding="utf-8")


def test_every_setting_and_no_other_stands_in_its_table():
    table = PAGE.partition("| Mục | Nghĩa |")[2].partition("\n\n")[0]
    named = {name for row in re.findall(r"(?m)^\| (`[^|]+) \|", table) for name in re.findall(r"`(\w+)`", row)}

    assert named == set(KEYS)


def test_every_state_stands_in_it_by_its_name():
    for state, name in STATE_NAMES.items():
        assert f"| {name.partition(',')[0]} (`{state}`) |" in PAGE
    assert f"đã thử {MOST_TRIES} lần" in PAGE


def test_every_option_stands_in_it():
    options = {option for one in command.params for option in one.opts if option.startswith("--")}

    assert [option for option in options - {"--plan"} if option not in PAGE] == []


def test_the_sentences_that_it_explains_are_said():
    said = re.sub(r'"\s*\n\s*["\']', "", getsource(troubles))
    rows = PAGE.partition("| Câu báo có |")[2].splitlines()[2:]
    explained = [row.split(" | ")[0].removeprefix("| ") for row in rows]

    assert len(explained) == 10
    assert [part for sentence in explained for part in sentence.split(" … ") if part not in said] == []
