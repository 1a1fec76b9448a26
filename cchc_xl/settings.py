"""The office's own settings: ``cchc.toml`` beside the workbooks or one folder up."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NAME = "cchc.toml"


class SettingsUnreadable(ValueError):
    """``cchc.toml`` is no TOML; str() is a sentence for the official."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``cchc.toml`` says, and the folder where it stands."""

    folder: Path
    values: dict[str, Any] = field(default_factory=dict)

    def path(self, name: str) -> Path | None:
        """Give a path that is named relative to the settings' folder, or None."""
        value = self.values.get(name)
        return self.folder / value if isinstance(value, str) and value else None


def settings_near(folder: Path) -> Settings:
    """Read the settings of a folder or of the one above it; empty where there are none.

    Raises SettingsUnreadable where the file is not TOML.
    """
    for place in (folder, folder.parent):
        file = place / NAME
        if file.is_file():
            import tomllib  # noqa: PLC0415 - most offices have no settings file

            try:
                return Settings(place, tomllib.loads(file.read_text(encoding="utf-8-sig")))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise SettingsUnreadable(f"{file.name}: viết chưa đúng ({error}). Hãy sửa hoặc xóa tệp này.") from error
    return Settings(folder)
