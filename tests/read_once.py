"""The shipped content, read and proved once for all tests of a process.

Most tests begin with an empty home, where no copy of it is kept yet; reading it again for each of them took a third
of the suite's time. Nor is a copy written there, which the next program on that home would read: a test of the copies
asks for ``copies_on_disk``. A program that a test starts has read nothing yet: ``copies_in`` lays into a home what an
earlier start would have left there. Content that a test makes is read whenever it is asked for.
"""

import os
from collections.abc import Callable, Collection, Hashable
from pathlib import Path
from typing import Any

import pytest

from nc_tui.journal.folders import folders
from nc_tui.library import guides, helplines, reading, rehearsals, situations
from nc_tui.library.places import Found, shipped
from nc_tui.trainer import session

SHIPPED = shipped()


def read_once() -> None:
    """From here on."""
    _keep(reading, "_read", _of_library)
    _keep(situations, "_read", _of_file)
    _keep(situations, "read_situations", _of_guides)
    _keep(rehearsals, "read_rehearsals", _of_rehearsals)
    _keep(helplines, "read_helplines", _of_folder)
    for module, name in LOADING:
        _keep(module, name, _of_home)


LOADING = ((session, "load"), (guides, "load_guides"), (helplines, "load_helplines"))
"""What a program calls for content, with the copy that it may keep as the last argument."""
LOADED = [getattr(module, name) for module, name in LOADING]


@pytest.fixture
def copies_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies of the content are kept in the test's home, and read from there."""
    for (module, name), load in zip(LOADING, LOADED, strict=True):
        monkeypatch.setattr(module, name, load)


def copies_in(home: Path) -> None:
    """The copies of the content that a program leaves in a home, for the next one that is started there."""
    place = folders(home)
    load, load_guides, _ = LOADED
    load(place.config / "exercises", place.state / session.CONTENT_COPIES[0])
    load_guides(place.state / session.CONTENT_COPIES[1])


def _keep(module: Any, name: str, key_of: Callable[..., Hashable | None]) -> None:
    """Let the function keep what it gives, by ``key_of`` what it was given; where that is None it works as ever."""
    read, kept = getattr(module, name), {}

    def remembered(*given: Any, **named: Any) -> Any:
        key = key_of(*given, **named)
        if key is None:
            return read(*given, **named)
        if key not in kept:
            kept[key] = read(*given, **named)
        return _copied(kept[key])

    setattr(module, name, remembered)


def _copied(found: Any) -> Any:
    """What was read is frozen, but for the dicts and lists it is handed over in."""
    if isinstance(found, tuple) and type(found) is tuple:
        return tuple(map(_copied, found))
    return found.copy() if isinstance(found, dict | list) else found


def _of_library(found: list[Found]) -> Hashable | None:
    ours, *own = found
    return "all" if Path(ours.folder) == SHIPPED and not any(one.files or one.faults for one in own) else None


def _of_home(*given: Path) -> Hashable | None:
    *own, copy = given
    in_home = copy.parent == Path(os.environ.get("NC_TUI_HOME", ""), "state")
    usual = all(module.shipped() == SHIPPED for module in (reading, guides, helplines))
    return "all" if in_home and usual and not any(path.exists() for path in (copy, *own)) else None


def _of_file(path: Path) -> Hashable | None:
    return path if path.is_relative_to(SHIPPED) else None


def _of_folder(folder: Path) -> Hashable | None:
    return folder if folder == SHIPPED else None


def _of_guides(folder: Path, known: situations.Known | None = None) -> Hashable | None:
    return ("guides", _ids(known)) if folder.is_relative_to(SHIPPED) else None


def _of_rehearsals(
    folder: Path, known: Any = None, *, trusted: bool, taken: Collection[str] = ()
) -> Hashable | None:
    return ("rehearsals", _ids(known), trusted) if folder.is_relative_to(SHIPPED) and not taken else None


def _ids(known: Any) -> Hashable:
    if known is None:
        return None
    return tuple(frozenset(some) for some in (known.exercises, known.skills, known.sources))
