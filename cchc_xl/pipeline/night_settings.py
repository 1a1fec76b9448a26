"""``[nightly]`` of ``cchc.toml``: what the night sends to whom, and how many dated results it keeps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cchc_xl.delivery.account import receivers_of
from cchc_xl.delivery.letter import Receiver
from cchc_xl.errors import NotSent
from cchc_xl.settings import Settings

KEEP = 30
WRONG = "cchc.toml, [nightly] {key}: {what}."
KEYS: Mapping[str, Callable[[object], bool]] = {
    "keep": lambda said: isinstance(said, int) and not isinstance(said, bool) and said >= 1,
    "each": lambda said: isinstance(said, bool),
    "office": lambda said: isinstance(said, (str, list, dict)),
    "admin": lambda said: isinstance(said, (str, list, dict)),
    "communes": lambda said: isinstance(said, dict),
}
NEEDED = {
    "keep": "cần một số nguyên từ 1",
    "each": "cần true hoặc false",
    "office": 'cần một địa chỉ, ví dụ office = "noivu@example.vn"',
    "admin": 'cần một địa chỉ, ví dụ admin = "quantri@example.vn"',
    "communes": 'cần bảng mã đơn vị và địa chỉ, ví dụ communes = { "09646" = "xa@example.vn" }',
}


@dataclass(frozen=True, slots=True)
class NightSettings:
    """What is sent to whom: the ranking to ``office``, its findings to each of ``communes``, failures to ``admin``."""

    keep: int = KEEP
    each: bool = False
    office: tuple[Receiver, ...] = ()
    admin: tuple[Receiver, ...] = ()
    communes: Mapping[str, tuple[Receiver, ...]] = field(default_factory=dict)

    @property
    def sends(self) -> bool:
        """Whether anything is to be sent at all."""
        return bool(self.office or self.admin or self.communes)


def night_settings(settings: Settings) -> NightSettings:
    """Read ``[nightly]``; raises NotSent naming the line that is wrong."""
    said = settings.values.get("nightly", {})
    if not isinstance(said, dict):
        raise NotSent("cchc.toml: [nightly] phải là một bảng.")
    for key, value in said.items():
        if key not in KEYS:
            raise NotSent(WRONG.format(key=key, what=f"không có mục này. Các mục được dùng: {', '.join(KEYS)}"))
        if not KEYS[key](value):
            raise NotSent(WRONG.format(key=key, what=NEEDED[key]))
    return NightSettings(
        keep=said.get("keep", KEEP),
        each=said.get("each", False),
        office=_receivers(said, "office"),
        admin=_receivers(said, "admin"),
        communes={code: receivers_of(value, f"communes.{code}") for code, value in said.get("communes", {}).items()},
    )


def _receivers(said: Mapping[str, object], key: str) -> tuple[Receiver, ...]:
    return receivers_of(said[key], key) if said.get(key) else ()
