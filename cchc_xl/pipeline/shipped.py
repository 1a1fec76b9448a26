"""What travels to where workbooks are read: their names and bytes, and the plan, packed once for many of them."""

import pickle
from collections.abc import Sequence
from functools import lru_cache

from cchc_xl.model.plan import Plan

Parts = Sequence[tuple[str, bytes]]


@lru_cache(maxsize=1)
def plan_in(shipped: bytes) -> Plan:
    """Unpack the plan that was shipped, once for many files."""
    plan: Plan = pickle.loads(shipped)  # noqa: S301 - from our own other side
    return plan
