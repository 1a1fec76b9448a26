"""What files gave is packed and unpacked whole, and nothing that could be run comes with it."""

import io
import os
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cchc_xl.findings import Kind
from cchc_xl.history import packing
from cchc_xl.history.packing import packed, unpacked
from cchc_xl.model.cell import Cell
from cchc_xl.model.plan import Agency
from cchc_xl.model.received import Received
from cchc_xl.model.scorecard import Outcome, Scorecard
from tests.history.small import A, appraisal, card

ONE = Received(
    card(A, "3.25", "-"),
    (Kind.FILE_COPY.at(Cell("A.xlsx"), used="B.xlsx"),),
    part="Đảm",
    scoring=True,
    appraisals={"1.1": appraisal("1.1", "2")},
    stands_on=("abc",),
)


class Malicious:
    """What runs a command when it is unpacked."""

    def __init__(self, call, *words):
        self.call = call, words

    def __reduce__(self):
        return self.call


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps(Malicious(os.system, "true")),
        pickle.dumps(Malicious(eval, "1")),
        pickle.dumps(Malicious(getattr, "", "join")),
        pickle.dumps(Malicious(print)),
        b"ccchc_xl.model.received\nMapping\n.",
        b"ccchc_xl.model.plan\nDecimal.from_float\n.",
        b"ccchc_xl.model.missing\nAnything\n.",
        b"ccchc_xl.files\npublish\n.",
        b"not packed at all",
        b"",
    ],
)
def test_only_plain_values_of_the_model_are_unpacked(content):
    with pytest.raises((pickle.UnpicklingError, ImportError, EOFError)):
        unpacked(content)


@pytest.mark.parametrize("value", [Agency("1", "A", "xã"), Decimal(1), [ONE], None, "text"])
def test_only_what_files_gave_is_unpacked(value):
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(value))


def test_numbers_days_and_fractions_are_plain_values():
    assert isinstance(ONE.card, Scorecard)
    assert {type(ONE.card.totals.index), type(ONE.card.as_of)} == {Fraction, date}
    assert unpacked(packed(ONE)) == ONE


class ByName:
    """A member of an enumeration as Python 3.11.2 packs it: by ``getattr`` and its name."""

    def __init__(self, of, name):
        self.of, self.name = of, name

    def __reduce__(self):
        return getattr, (self.of, self.name)


def test_members_of_enumerations_are_known_however_a_python_packs_them():
    read = packing._Values(io.BytesIO(pickle.dumps(ByName(Outcome, "SCORED")))).load()

    assert read is Outcome.SCORED


@pytest.mark.parametrize(("of", "name"), [(Outcome, "__class__"), (Decimal, "from_float"), (Received, "files")])
def test_nothing_else_is_reached_by_a_name(of, name):
    with pytest.raises((pickle.UnpicklingError, KeyError)):
        packing._Values(io.BytesIO(pickle.dumps(ByName(of, name)))).load()
