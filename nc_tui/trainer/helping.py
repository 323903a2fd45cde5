"""Who to call: the helplines, and whose they are."""

import os
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.practice.region import region
from nc_tui.practice.text import clean_line
from nc_tui.trainer.errors import TrainerError

if TYPE_CHECKING:
    from nc_tui.library.helplines import Helplines
    from nc_tui.trainer.session import Session

Known = Literal["given", "chosen", "guessed", "unknown"]


class Country(Struct, frozen=True):
    """A country with helplines, and how it is known; ``code`` and ``name`` are empty where it is unknown."""

    code: str
    name: str
    known: Known


class Helping:
    """The helplines, read when they are first asked for."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    @cached_property
    def page(self) -> "Helplines":
        """All of them. Raises LibraryError where they can't be read."""
        from nc_tui.library.helplines import load_helplines

        return load_helplines(self._session.folders.state / "helplines.msgpack")

    @property
    def countries(self) -> dict[str, str]:
        """The names of the countries that have lines, by their code, in the order of names."""
        return self.page.countries

    def country(self, given: str = "") -> Country:
        """The country ``given``, by code or name; else the one that was chosen; else the one that the
        system's language settings name. Raises TrainerError for a given one that has no lines."""
        if given.strip():
            return Country(*self._named(given), "given")
        chosen = self._session.settings.country
        if chosen in self.countries:
            return Country(chosen, self.countries[chosen], "chosen")
        guess = region(os.environ)
        if guess in self.countries:
            return Country(guess, self.countries[guess], "guessed")
        return Country("", "", "unknown")

    def choose(self, country: str) -> None:
        """Save whose helplines are shown. Raises JournalError."""
        self._session.choose(replace(self._session.settings, country=country))

    def find(self, words: str) -> tuple[str, ...]:
        """The codes of the countries that are meant: by code or initials (UK), or because the name or a word
        in it begins so. All of them where nothing was typed."""
        begun, names = words.strip().casefold(), {c: name.casefold() for c, name in self.countries.items()}
        short = [c for c, name in names.items() if begun in (c.casefold(), _initials(name))]
        begins = [c for c, n in names.items() if any(word.startswith(begun) for word in (n, *n.split()))]
        return tuple(dict.fromkeys(short + begins))

    def _named(self, words: str) -> tuple[str, str]:
        found, begun = self.find(words), words.strip().casefold()
        if len(found) == 1 or (found and begun in (found[0].casefold(), _initials(self.countries[found[0]]))):
            return found[0], self.countries[found[0]]
        wanted = clean_line(words, 40)
        if found:
            near = ", ".join(f"{code} {self.countries[code]}" for code in found)
            raise TrainerError(f"“{wanted}” may be {near}; give the two letters")
        raise TrainerError(f"there are no helplines for “{wanted}”; there are: {', '.join(self.countries)}")


def _initials(name: str) -> str:
    words = name.casefold().split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""
