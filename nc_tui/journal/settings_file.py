"""The settings file, ``config/settings.toml``. People write in it too, so their comments stay."""

from typing import TYPE_CHECKING, Any, get_type_hints

from msgspec import ValidationError, convert, structs

from nc_tui.journal.folders import Folders
from nc_tui.practice.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

NAME = "settings.toml"
LARGEST = 64 << 10
"""Bytes of the largest settings file that is read: a hostile one could take seconds to parse."""


def read_settings(folders: Folders) -> tuple[Settings, str | None]:
    """The settings, and one line about what in the file couldn't be used.

    A value that isn't allowed counts as missing; the others in the file still count.
    """
    path = folders.config / NAME
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), _line(path, f"it can't be read ({error.strerror}), so the defaults apply")
    if len(raw) > LARGEST:
        return Settings(), _line(path, f"it is larger than {LARGEST >> 10} kB, so the defaults apply")
    import tomllib

    try:
        values = tomllib.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        return Settings(), _line(path, f"it isn't valid TOML ({error}), so the defaults apply")
    return _convert(path, values)


def _convert(path: "Path", values: dict[str, Any]) -> tuple[Settings, str | None]:
    fields = get_type_hints(Settings, include_extras=True)
    good: dict[str, Any] = {}
    problem: str | None = None
    for key, value in values.items():
        if key not in fields:
            problem = problem or f"there is no setting {key!r}; allowed: {', '.join(fields)}"
            continue
        try:
            good[key] = convert(value, fields[key])
        except ValidationError:
            default = getattr(Settings(), key)
            problem = problem or (
                f"{key} can't be {value!r}; allowed: {_allowed(fields[key])}. Until then it is {default!r}"
            )
    return Settings(**good), None if problem is None else _line(path, problem)


def _allowed(kind: object) -> str:
    """The allowed values of a setting, in words."""
    from msgspec import inspect

    info = inspect.type_info(kind)
    if isinstance(info, inspect.IntType):
        return f"whole numbers from {info.ge} to {info.le}"
    if isinstance(info, inspect.LiteralType):
        return ", ".join(str(value) for value in info.values)
    if isinstance(info, inspect.StrType) and info.pattern is not None:
        return f"text that matches {info.pattern}"
    return "another kind of value"


def _line(path: "Path", what: str) -> str:
    from nc_tui.journal.errors import shown
    from nc_tui.practice.text import clean_line

    return clean_line(f"{shown(path)}: {what}.", 1000)


def write_settings(folders: Folders, settings: Settings) -> None:
    """Writes what differs from the file, atomically; comments and order stay. Raises JournalError.

    A file that isn't valid TOML is kept beside as ``settings.toml.bad``.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from nc_tui.journal.durable import make_folder, replace_file
    from nc_tui.journal.errors import from_os_error

    path = folders.config / NAME
    make_folder(folders.config)
    document = tomlkit.document()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raw = b""
    except OSError as error:
        raise from_os_error(error, path) from error
    try:
        if len(raw) > LARGEST:
            raise ValueError
        document = tomlkit.parse(raw.decode())
    except (ValueError, RecursionError, TOMLKitError):
        replace_file(path.with_name(f"{NAME}.bad"), raw)
    defaults = structs.asdict(Settings())
    for key, value in structs.asdict(settings).items():
        if key in document or value != defaults[key]:
            document[key] = value
    replace_file(path, tomlkit.dumps(document).encode())
