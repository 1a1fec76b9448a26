"""What the README shows is true: its Python runs, its verbs exist, its files are there."""

import re

import pytest

from cchc_xl.cli import VERBS
from tests.plans import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def python_examples():
    section = README.partition("## From Python")[2].partition("\n## ")[0]
    blocks = re.findall(r"(?m)(?:^    .*\n|^\n)+", section)
    return ["\n".join(line[4:] for line in block.splitlines()) for block in blocks if block.strip()]


@pytest.mark.parametrize("example", python_examples())
def test_its_python_runs(example, tmp_path, monkeypatch):
    for name in ("templates", "workbooks"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)

    exec(compile(example, "README.md", "exec"), {})  # noqa: S102 - our own README


def test_every_verb_stands_in_it():
    assert [verb for verb in VERBS if not re.search(rf"(?m)^    {verb}\b", README)] == []


def test_every_file_that_it_names_is_there():
    named = set(re.findall(r"`((?:templates|workbooks|cchc_xl)/[\w./-]+)`", README))

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
