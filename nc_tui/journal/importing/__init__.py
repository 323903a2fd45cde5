"""Files of this and of other programs, read into records. One file for each form."""

from collections.abc import Mapping
from importlib import import_module

from msgspec import Struct

from nc_tui.journal.importing.reading import Taken


class Form(Struct, frozen=True):
    """A form: what it is, in words, and the module whose ``read`` takes the file's bytes."""

    about: str
    module: str


FORMS: Mapping[str, Form] = {
    "nc-tui": Form("is what nc-tui export --to json writes", "nc_tui.journal.importing.own_json"),
}
"""Every form by the name that ``nc-tui import --from`` takes."""


def read(form: str, raw: bytes) -> Taken:
    """What can be taken over of a file. Raises RefusedError where it isn't of that form."""
    taken: Taken = import_module(FORMS[form].module).read(raw)
    return taken
