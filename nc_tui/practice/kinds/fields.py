"""What of a record can be corrected later: each field with the form in which people give it."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

Form = Literal["rating", "choice", "line", "text", "time"]
"""A number from 0 to 10, one of a few words, a line, several lines, a time of the record's day."""

YES_OR_NO: Mapping[str, str] = {"yes": "yes", "no": "no"}


class Field(Struct, frozen=True):
    """One field: its ``name`` in the struct, and its ``label`` on the screen. ``options`` are the values of a
    choice with their words. One that is ``needed`` can't be left empty."""

    name: str
    label: str
    form: Form
    options: Mapping[Any, str] = {}
    needed: bool = False

    @property
    def option(self) -> str:
        """What it is called on the command line."""
        return self.name.strip("_").replace("_", "-") if self.form != "time" else "at"


NOTE = Field("note", "in your words", "text")
WITH = Field("with_", "with", "line")
TIME = Field("at_moment", "time", "time")
EXPECTED = Field("predicted", "expected", "rating")
BEFORE = Field("before", "before", "rating")
AFTER = Field("after", "it was", "rating")
