"""Who to call, by country: ``helplines.toml``, from the copy kept of it while the file is what it was.

Nothing of it is read before somebody asks for it. A number means something only in its country, so a line
without one, or of a country without a name, is a fault.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from nc_tui.library import cache as copies
from nc_tui.library.fault import LibraryError
from nc_tui.library.places import fault_in, one_file, shipped
from nc_tui.practice.exercise import Id

FILE = "helplines.toml"
EVERYWHERE = "INT"
"""The country of lines that serve many."""
OLD = "2025"
"""Numbers last seen before this year count as not checked."""

Topic = Literal["emergency", "crisis", "violence", "stalking", "own-behaviour", "directory"]
Code = Annotated[str, Meta(pattern=r"^([A-Z]{2}|INT)$")]
Line = Annotated[str, Meta(min_length=1, max_length=90)]
Words = Annotated[str, Meta(min_length=1, max_length=130)]
Page = Annotated[str, Meta(min_length=1, max_length=400)]


class Helpline(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A number to call, or an address on the web.

    ``reach`` is what to call, ``also`` further numbers of the same line; ``other`` says how it is reached in
    writing, ``deaf`` how without hearing. ``hours`` is empty where the sources don't agree, ``seen`` the
    newest month that one of them shows (``2026-10``). ``remark`` is for those who look after the list.
    """

    id: Id
    country: Code
    topic: Topic
    name: Line
    reach: Annotated[str, Meta(min_length=1, max_length=40)]
    text: Words
    status: Literal["verified", "single-source"]
    seen: Annotated[str, Meta(pattern=r"^(\d{4}-\d{2})?$")]
    sources: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=200)], ...], Meta(min_length=1)]
    also: str = ""
    who: Literal["everyone", "women", "men"] = "everyone"
    hours: str = ""
    languages: tuple[Line, ...] = ()
    free: Literal["yes", "no", ""] = ""
    other: str = ""
    deaf: str = ""
    remark: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether two sources, or an official page, bore it out, and lately enough."""
        return self.status == "verified" and self.seen >= OLD


class Helplines(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole list; ``countries`` are the names of the countries by their code, in the order of names."""

    intro: Page
    danger: Page
    note: Page
    countries: Annotated[dict[Code, Line], Meta(min_length=1)]
    helpline: Annotated[tuple[Helpline, ...], Meta(min_length=1)]

    def of(self, country: str, topic: Topic) -> tuple[Helpline, ...]:
        """The lines of one country about one topic; EVERYWHERE for those that serve many."""
        return tuple(line for line in self.helpline if line.country == country and line.topic == topic)


def load_helplines(cache: Path) -> Helplines:
    """The list. ``cache`` is a file that may be made. Raises LibraryError where it can't be used."""
    folder = shipped()
    found = [one_file(folder / FILE)]
    signed = copies.signature(found)
    kept = copies.read(cache, signed, Helplines)
    if kept is None:
        kept = read_helplines(folder)
        if copies.settled(found):
            copies.write(cache, signed, kept)
    return kept


def read_helplines(folder: Path) -> Helplines:
    """The list as the file in the folder says it. Raises LibraryError with every fault."""
    from nc_tui.library.shape import convert
    from nc_tui.library.toml_file import UnreadableError, read_table

    try:
        made = convert(read_table(folder / FILE), Helplines)
    except UnreadableError as error:
        raise LibraryError([fault_in(folder, FILE, error.what, error.key, trusted=True)]) from None
    differences = made if isinstance(made, list) else list(_faults(made))
    if differences or isinstance(made, list):
        raise LibraryError(fault_in(folder, FILE, what, key, trusted=True) for key, what in differences)
    return made


def _faults(page: Helplines) -> Iterator[tuple[str, str]]:
    from nc_tui.library.checking import twice

    yield from twice((line.id for line in page.helpline), "helpline")
    for number, line in enumerate(page.helpline, start=1):
        place = f"helpline[{number}]"
        if line.country not in (EVERYWHERE, *page.countries):
            yield f"{place}.country", f"“{line.country}” has no name under [countries]"
        if line.who != "everyone" and line.who not in line.text.lower():
            yield f"{place}.text", f"must say that it is for {line.who}"
    used = {line.country for line in page.helpline}
    for country in page.countries:
        if country not in used:
            yield f"countries.{country}", "has no helpline"
    if not page.of(EVERYWHERE, "directory") or not page.of(EVERYWHERE, "emergency"):
        yield "helpline", f"needs a directory and an emergency number with the country {EVERYWHERE}"
