"""The phases of a run by name: each the number of the call before which it is killed."""

from collections.abc import Mapping, Sequence


def phases_of_publishing(calls: Sequence[str], what: str, which: int = 0) -> Mapping[str, int]:
    """Number the calls that publish a result, copy, letter or state; ``which`` of several, from the first on."""
    replaced = [number for number, call in enumerate(calls, 1) if call == f"replace {what}"][which]
    begun = _last(calls, "open temporary", replaced)
    return {
        f"{what} ready": begun,
        f"{what} half written": _next(calls, "write", begun),
        f"{what} before fsync": _next(calls, "fsync", begun),
        f"{what} before replace": replaced,
        f"{what} replaced": replaced + 1,
        f"{what} before fsync of the folder": _next(calls, "fsync", replaced),
        f"{what} published": _next(calls, "close", replaced) + 2,
    }


def phases_of_scoring(calls: Sequence[str]) -> Mapping[str, int]:
    """Number the phases of scoring one commune."""
    return {"read": _next(calls, "read result", 0) + 1, **phases_of_publishing(calls, "result")}


def phases_of_night(calls: Sequence[str]) -> Mapping[str, int]:
    """Number the phases of a night: locked, read, published, committed, kept, queued, handed over, sent, noted."""
    commit, handed_over = _next(calls, "sql COMMIT", 0), _next(calls, "smtp content", 0)
    letter = phases_of_publishing(calls, "letter")
    return {
        "locked": _next(calls, "flock", 0) + 1,
        "store begun": _next(calls, "sql BEGIN", 0) + 1,
        "read": _last(calls, "read result", _next(calls, "open temporary", 0)) + 1,
        **phases_of_publishing(calls, "result"),
        "before store commit": commit,
        "store committed": commit + 1,
        "copy half written": phases_of_publishing(calls, "copy")["copy half written"],
        "letter half written": letter["letter half written"],
        "letter without state": letter["letter published"],
        "letter queued": phases_of_publishing(calls, "state")["state published"],
        "letter before handing over": handed_over,
        "letter sent": handed_over + 1,
        "answer half noted": _next(calls, "write", handed_over),
        "answer noted": _next(calls, "replace state", handed_over) + 1,
    }


def _next(calls: Sequence[str], name: str, after: int) -> int:
    return calls.index(name, after) + 1


def _last(calls: Sequence[str], name: str, before: int) -> int:
    return max(number for number, call in enumerate(calls[:before], 1) if call == name)
