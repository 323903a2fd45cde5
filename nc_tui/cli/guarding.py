"""Whatever goes wrong, one line says what happened and what to do, and the exit status tells a script.

0 done · 1 could not be done · 2 wrong usage · 130 stopped with ctrl+c · 141 nobody reads the output.
"""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise

from nc_tui.cli.printing import complain

STOPPED = 130
UNREAD = 141


_FOR_PEOPLE = (
    ("nc_tui.journal.errors", "JournalError"),
    ("nc_tui.library.fault", "LibraryError"),
    ("nc_tui.trainer.errors", "TrainerError"),
)
"""Where the errors are that tell people in one line what to do."""


class CommandError(Exception):
    """A command can't do what was asked; the message is one line that says what and what to do."""


def guarded(act: Callable[[], int | None]) -> int:
    """Run a command and give its exit status. Whatever fails in it, no traceback reaches the terminal."""
    try:
        status = act()
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        status = STOPPED
    except BrokenPipeError:
        status = UNREAD
    except Exception as error:  # noqa: BLE001 - the outermost place; every error is told in one line
        status, line = told(error)
        if line:
            complain(line)
    _settle_output()
    return status or 0


def refuse_undecodable(words: Sequence[str]) -> None:
    """Raises CommandError for a word whose bytes are no text here, so that no letter of a note vanishes. The
    names of files and folders may hold any bytes."""
    names_files = bool({"export", "content"} & {*words})
    for before, word in pairwise(("", *words)):
        names_home = before == "--home" or word.startswith("--home=")
        if not names_files and not names_home and any("\ud800" <= letter <= "\udfff" for letter in word):
            seen = word.encode("utf-8", "replace").decode()
            raise CommandError(f"“{seen[:60]}” isn't UTF-8; set the terminal to UTF-8, then type it again")


def told(error: Exception) -> tuple[int, str]:
    """Exit status and line of an error."""
    if isinstance(error, CommandError) or _is_for_people(error):
        return 1, str(error)
    if "click" in sys.modules:
        from nc_tui.cli.usage import usage_error

        found = usage_error(error)
        if found is not None:
            return found
    if isinstance(error, OSError):
        why = error.strerror or type(error).__name__
        if not error.filename and error.errno == errno.ENOENT:
            return 1, "the folder you are in is gone; change to another one, then try again"
        if not error.filename and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return 1, f"saving failed ({why}); free some space, or choose another place"
        if not error.filename:
            return 1, f"saving failed ({why}); choose another place"
        return 1, f"{error.filename}: {why}; check that it exists and that you may open it"
    return (
        1,
        f"something unexpected went wrong ({_place(error)}); run nc-tui check",
    )


def _is_for_people(error: Exception) -> bool:
    """Whether the error's text is one of ours. Its class is looked up where it was loaded: whatever is
    wrong may well be that something can't be imported."""
    classes = (getattr(sys.modules.get(module), name, ()) for module, name in _FOR_PEOPLE)
    return any(isinstance(error, found) for found in classes)


def _place(error: Exception) -> str:
    """Kind and place of an error. Its message stays out, because it may quote private text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    name = os.path.basename(trace.tb_frame.f_code.co_filename)  # noqa: PTH119 - a name, not a file
    return f"{type(error).__name__} in {name}, line {trace.tb_lineno}"


def _settle_output() -> None:
    """Write out what is left. Where that fails, point standard output at nothing, so that the interpreter's
    own last attempt can't fail again, with a traceback."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, sys.stdout.fileno())
            os.close(nothing)
