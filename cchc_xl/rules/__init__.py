"""The rules by which criteria are scored: one small module each, listed here.

A rule has faces: ``method`` says it in words for the form, ``points`` gives exact points with their working,
``formula`` gives the Excel formula of the same points with named slots, and ``improve`` is the inverse of ``points``.
To add a rule, write its module, add it to ``RULES`` and give it a test file.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from cchc_xl.model.advice import Advice, Room
from cchc_xl.model.plan import Criterion, Setting, Shape
from cchc_xl.model.scorecard import Earned, Given
from cchc_xl.rules import banded, counted, deducted, met, proportional, surveyed, timely


class Rule(Protocol):
    """What every rule module offers."""

    ID: str
    NAME: str
    SETTINGS: tuple[Setting, ...]

    def shape(self, criterion: Criterion) -> Shape:
        """What the rule needs to be given for this criterion."""

    def method(self, criterion: Criterion) -> str:
        """The rule in Vietnamese words, with the criterion's numbers."""

    def points(self, criterion: Criterion, given: Given) -> Earned:
        """The exact points, with their working."""

    def formula(self, criterion: Criterion) -> str:
        """The Excel formula of the points, with slots such as ``{done}``; blank text where figures are not numbers."""

    def floor(self, criterion: Criterion) -> Decimal:
        """The fewest points the rule can give."""

    def improve(self, criterion: Criterion, given: Given, room: Room) -> Advice:
        """The least changes that earn more, and what can no longer be reached."""


RULES: dict[str, Rule] = {rule.ID: rule for rule in (banded, met, counted, deducted, proportional, timely, surveyed)}

SLOT = re.compile(r"\{([a-z0-9_.]+)\}")


def rule_of(criterion: Criterion) -> Rule:
    """Give the rule by which a criterion is scored."""
    return RULES[criterion.rule]


def can_give(criterion: Criterion, points: Decimal) -> bool:
    """Whether a criterion can come out with these points: between the rule's floor and the maximum."""
    return rule_of(criterion).floor(criterion) <= points <= criterion.maximum


def bound(formula: str, slots: Mapping[str, str]) -> str:
    """Put cells or numbers into the slots of a formula; raises KeyError for a slot that nothing fills."""
    return SLOT.sub(lambda slot: slots[slot.group(1)], formula)
