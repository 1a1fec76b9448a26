"""What has become of a letter, and what one try to send it gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """Queued: not tried yet. Deferred: not sent, tried again later. Unknown: handed over, without an answer.

    Unknown letters are tried again under the same message id; failed ones only when somebody asks for it.
    """

    QUEUED = "queued"
    SENT = "sent"
    DEFERRED = "deferred"
    UNKNOWN = "unknown"
    FAILED = "failed"


STATE_NAMES = {
    State.QUEUED: "chờ gửi",
    State.SENT: "đã gửi",
    State.DEFERRED: "hoãn, sẽ gửi lại",
    State.UNKNOWN: "chưa rõ, sẽ gửi lại",
    State.FAILED: "không gửi được",
}
NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Result:
    """What one try gave: the state for all receivers but those ``later`` (try again) and ``refused`` (address → why).

    ``why`` is a sentence with its cure. ``stops`` says that other letters would meet the same trouble.
    """

    state: State
    why: str = ""
    later: tuple[str, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    stops: bool = False
