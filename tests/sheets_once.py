"""Style sheets parsed once for all apps of a process: one gives the same rules in every app of one theme, and nobody
changes them. A program that a test starts parses its own."""

from functools import cache
from typing import Any

from textual.css.stylesheet import Stylesheet


@cache
def parse_once() -> None:
    """From here on."""
    make, choose, parsed = Stylesheet.__init__, Stylesheet.set_variables, dict[frozenset[Any], Any]()

    def share(sheet: Any) -> None:
        sheet._parse_cache = parsed.setdefault(frozenset(sheet._variables.items()), {})

    def made(self: Stylesheet, *, variables: dict[str, str] | None = None) -> None:
        make(self, variables=variables)
        share(self)

    def chosen(self: Any, variables: dict[str, str]) -> None:
        self._parse_cache = {}  # the one it had is emptied
        choose(self, variables)
        share(self)

    for name, new in (("__init__", made), ("set_variables", chosen)):
        setattr(Stylesheet, name, new)
