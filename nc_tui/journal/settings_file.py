"""The settings file, ``config/settings.toml``. People write in it too, so their comments stay, and so does
everything that isn't being changed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from nc_tui.journal.folders import Folders
from nc_tui.journal.store import NoFileError, TooLargeError, read_file
from nc_tui.practice.settings import Settings, Value, schema

if TYPE_CHECKING:
    from pathlib import Path

NAME = "settings.toml"
LARGEST = 64 << 10
"""Bytes of the largest settings file that is read: a hostile one could take seconds to parse."""
_MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors write first."""


def read_settings(folders: Folders) -> tuple[Settings, str | None]:
    """The settings, and one line about what in the file couldn't be used.

    A value that isn't allowed counts as missing; the others in the file still count.
    """
    path = folders.config / NAME
    try:
        raw = read_file(path, LARGEST)
    except FileNotFoundError:
        if not path.is_symlink():
            return Settings(), None
        return Settings(), _line(path, "it is a link to nothing, so the defaults apply")
    except TooLargeError:
        return Settings(), _line(path, f"it is larger than {LARGEST >> 10} kB, so the defaults apply")
    except NoFileError:
        return Settings(), _line(path, "it isn't a file, so the defaults apply")
    except OSError as error:
        return Settings(), _line(path, f"it can't be read ({error.strerror}), so the defaults apply")
    import tomllib

    try:
        values = tomllib.loads(raw.removeprefix(_MARK).decode())
    except (ValueError, RecursionError) as error:
        return Settings(), _line(path, f"it isn't valid TOML ({error}), so the defaults apply")
    return _settings_of(path, values)


def _settings_of(path: "Path", values: dict[str, Any]) -> tuple[Settings, str | None]:
    known = schema()
    good: dict[str, Any] = {}
    problem: str | None = None
    for name, value in values.items():
        setting = known.get(name)
        if setting is None:
            problem = problem or f"there is no setting {name!r}; allowed: {', '.join(known)}"
            continue
        try:
            good[name] = setting.checked(value)
        except ValueError as error:
            problem = problem or f"{error}. Until then it is {setting.default!r}"
    return Settings(**good), None if problem is None else _line(path, problem)


def _line(path: "Path", what: str) -> str:
    from nc_tui.journal.errors import shown
    from nc_tui.practice.text import clean_line

    return clean_line(f"{shown(path)}: {what}.", 1000)


def change_settings(folders: Folders, changes: Mapping[str, Value]) -> tuple[Settings, str | None]:
    """Writes these values into the file as it stands then, atomically; the rest, comments and order stay.

    Gives the settings that now count, and what in the file couldn't be used. A file that isn't valid TOML is
    saved beside as ``settings.toml.bad`` first. Raises JournalError.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from nc_tui.journal.durable import make_folder, replace_file
    from nc_tui.journal.errors import from_os_error
    from nc_tui.journal.locking import locked

    path = folders.config / NAME
    make_folder(folders.config)
    with locked(folders.state / "settings.lock"):
        document = tomlkit.document()
        try:
            raw = read_file(path)
        except FileNotFoundError:
            raw = b""
        except OSError as error:
            raise from_os_error(error, path) from error
        try:
            if len(raw) > LARGEST:
                raise ValueError
            document = tomlkit.parse(raw.removeprefix(_MARK).decode())
        except (ValueError, RecursionError, TOMLKitError):
            replace_file(path.with_name(f"{NAME}.bad"), raw)
        defaults = {name: setting.default for name, setting in schema().items()}
        for name, value in changes.items():
            if name in document or value != defaults[name]:
                document[name] = value
        replace_file(path, tomlkit.dumps(document).encode())
    return read_settings(folders)


def lay_settings(folders: Folders, raw: bytes) -> bool:
    """Lays down a settings file from elsewhere where there is none; gives whether it did. Raises
    JournalError."""
    from nc_tui.journal.durable import make_folder, replace_file
    from nc_tui.journal.locking import locked

    path = folders.config / NAME
    if len(raw) > LARGEST:
        return False
    make_folder(folders.config)
    with locked(folders.state / "settings.lock"):
        if path.exists() or path.is_symlink():
            return False
        replace_file(path, raw)
    return True


def example() -> str:
    """A settings file in which every setting stands as a comment, with its default."""
    import tomlkit

    parts = ["# Settings of nc-tui. Take the # away from a line to change it; all may be left out."]
    for setting in schema().values():
        value = tomlkit.item(setting.default).as_string()
        about = f"# {setting.title}. {setting.help}\n# Allowed: {setting.allowed}."
        parts.append(f"{about}\n# {setting.name} = {value}")
    return "\n\n".join(parts) + "\n"
