"""What files gave, packed for the way between processes and for the cache, and unpacked as plain values alone."""

import io
import pickle
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import EnumType
from fractions import Fraction
from functools import lru_cache

from cchc_xl.model.received import Received

DECIMAL = lru_cache(maxsize=8192)(Decimal)  # most points of all communes are the same few numbers
OF_OTHERS: dict[tuple[str, str], Callable[..., object]] = {
    ("decimal", "Decimal"): DECIMAL,
    ("fractions", "Fraction"): Fraction,
    ("datetime", "date"): date,
}
OURS = "cchc_xl.model."


def packed(received: Received) -> bytes:
    """Pack what files gave."""
    return pickle.dumps(received)


def unpacked(content: bytes) -> Received:
    """Unpack it; raises UnpicklingError for anything but plain values of the model, whoever wrote it."""
    received = _Values(io.BytesIO(content)).load()
    if not isinstance(received, Received):
        raise pickle.UnpicklingError(type(received).__name__)
    return received


def _member(of: object, name: object) -> object:
    """Give the member of an enumeration by its name; raises UnpicklingError for anything else."""
    if not isinstance(of, EnumType) or not isinstance(name, str):
        raise pickle.UnpicklingError(f"{of}.{name}")
    return of[name]


class _Values(pickle.Unpickler):
    """Knows the frozen values of the model and the numbers and days in them, and nothing that could be run."""

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        """Give a class by its name; raises UnpicklingError for one that is no plain value."""
        if (module, name) == ("builtins", "getattr"):  # how some Pythons name the member of an enumeration
            return _member
        if (module, name) in OF_OTHERS:
            return OF_OTHERS[module, name]
        found = super().find_class(module, name) if module.startswith(OURS) and "." not in name else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
