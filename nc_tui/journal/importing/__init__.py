"""Files of this and of other programs, read into records. One file for each form."""

from collections.abc import Mapping
from importlib import import_module
from typing import Literal

from msgspec import Struct

from nc_tui.journal.importing.reading import Given, Taken


class Form(Struct, frozen=True):
    """A form: what it is, in words, the module whose ``read`` takes the file's bytes, and of what the person
    may say what it means."""

    about: str
    module: str
    maps: Literal["mood", "habit"] | None = None


FORMS: Mapping[str, Form] = {
    "nc-tui": Form("is what nc-tui export --to json writes", "nc_tui.journal.importing.own_json"),
    "loop": Form("is the zip of Loop Habit Tracker", "nc_tui.journal.importing.loop", "habit"),
    "daylio": Form("is the CSV file of Daylio", "nc_tui.journal.importing.daylio", "mood"),
    "jrnl": Form("is what jrnl --format json writes", "nc_tui.journal.importing.jrnl"),
    "harsh": Form("is the log file of harsh", "nc_tui.journal.importing.harsh", "habit"),
}
"""Every form by the name that ``nc-tui import --from`` takes."""


def read(form: str, raw: bytes, given: Given) -> Taken:
    """What can be taken over of a file. Raises RefusedError where it isn't of that form."""
    taken: Taken = import_module(FORMS[form].module).read(raw, given)
    return taken
