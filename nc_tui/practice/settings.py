"""Settings: what a person may choose, each once.

Defaults, the file, the Settings page, ``nc-tui settings`` and the README's list are made from here.
"""

from functools import cache
from typing import Annotated, Any, Literal, get_args, get_type_hints

from msgspec import Meta, Struct, ValidationError, convert, structs

Value = int | str | bool
Shown = Literal["shown", "hidden"]


Group = Literal["The day", "The look", "What is shown", "When idle"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""In the order of the page."""


class _About(Struct, frozen=True):
    title: str
    help: str
    group: Group
    words: Literal["", "hour", "minutes", "country"] = ""
    source: Literal["", "themes", "countries"] = ""
    steps: tuple[int, ...] = ()
    on_page: bool = True


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The settings file, ``settings.toml``. Every key may be missing; a missing one has its default."""

    rest_days: Annotated[
        int,
        Meta(ge=0, le=3),
        _About("Rest days in any 7 days", "Days in any seven on which no practice is needed.", "The day"),
    ] = 2
    rollover_hour: Annotated[
        int,
        Meta(ge=0, le=12),
        _About("The day starts at", "The hour at which a new day begins.", "The day", words="hour"),
    ] = 4
    theme: Annotated[
        str,
        Meta(pattern=r"^[a-z0-9-]{1,40}$"),
        _About(
            "Colours",
            "The app's colours: dusk, dawn or one of Textual's themes.",
            "The look",
            source="themes",
        ),
    ] = "dusk"
    country: Annotated[
        str,
        Meta(pattern=r"^([A-Z]{2})?$"),
        _About(
            "Helplines for",
            "Whose helplines are shown: two capital letters such as GB, or nothing to go by the system's "
            "language.",
            "What is shown",
            words="country",
            source="countries",
        ),
    ] = ""
    days: Annotated[
        Shown,
        _About("Days without contact", "Whether the days without contact are shown.", "What is shown"),
    ] = "shown"
    cover_after: Annotated[
        int,
        Meta(ge=0, le=60),
        _About(
            "Cover when idle",
            "Minutes without a key after which the screen is covered; 0 is never.",
            "When idle",
            words="minutes",
            steps=(0, 1, 2, 5, 10, 30),
        ),
    ] = 0
    lock_after: Annotated[
        int,
        Meta(ge=0, le=240),
        _About(
            "Lock when idle",
            "Minutes without a key after which a locked journal is closed and asks for the passphrase; "
            "0 is never.",
            "When idle",
            words="minutes",
            steps=(0, 2, 5, 10, 30, 60),
        ),
    ] = 0
    numbers: Annotated[
        Shown,
        _About("Streak and strength", "Whether streak and strength are shown.", "What is shown"),
    ] = "shown"
    welcomed: Annotated[
        bool,
        _About(
            "Welcome page read", "Whether the welcome page has been read.", "What is shown", on_page=False
        ),
    ] = False


class Setting(Struct, frozen=True):
    """One setting. ``allowed`` says its values in words; ``values`` are those that the page offers, in order,
    empty where the page has them from elsewhere (``source``: themes or countries)."""

    name: str
    title: str
    help: str
    group: Group
    default: Value
    allowed: str
    values: tuple[Value, ...]
    words: str
    source: str
    on_page: bool
    kind: Any

    def checked(self, value: object) -> Value:
        """The value, where it is allowed. Raises ValueError."""
        try:
            made: Value = convert(value, self.kind)
        except ValidationError:
            raise ValueError(f"{self.name} can't be {value!r}; allowed: {self.allowed}") from None
        return made

    def parsed(self, words: str) -> Value:
        """The value that somebody typed. Raises ValueError where it isn't allowed."""
        typed: object = words
        if isinstance(self.default, bool):
            typed = {"yes": True, "true": True, "no": False, "false": False}.get(words.lower(), words)
        elif isinstance(self.default, int) and words.isascii() and words.isdecimal() and len(words) < 10:
            typed = int(words)
        return self.checked(typed)

    def short(self, value: Value) -> str:
        """The value as it stands among the others; the last of minutes names the unit."""
        if self.words != "minutes" or value == 0:
            return self.worded(value)
        return f"{value} min" if value == self.values[-1] else str(value)

    def worded(self, value: Value) -> str:
        """The value as the page says it; a country's name is the page's to know."""
        match self.words:
            case "hour":
                return f"{value:02}:00"
            case "minutes":
                return "never" if value == 0 else f"after {value} min"
            case _:
                return str(value)


@cache
def schema() -> dict[str, Setting]:
    """Every setting by its name, in the order of the page."""
    defaults, kinds = structs.asdict(Settings()), get_type_hints(Settings, include_extras=True)
    return {name: _setting(name, kinds[name], default) for name, default in defaults.items()}


def _setting(name: str, kind: Any, default: Value) -> Setting:
    base, *said = get_args(kind)
    (about,) = (part for part in said if isinstance(part, _About))
    bounds = next((part for part in said if isinstance(part, Meta)), Meta())
    allowed, values = _allowed(base, bounds)
    return Setting(
        name=name,
        title=about.title,
        help=about.help,
        group=about.group,
        default=default,
        allowed=allowed,
        values=about.steps or values,
        words=about.words,
        source=about.source,
        on_page=about.on_page,
        kind=kind,
    )


def _allowed(base: object, bounds: Meta) -> tuple[str, tuple[Value, ...]]:
    """The allowed values in words, and one by one where they can be counted."""
    if base is bool:
        return "true, false", (False, True)
    if base is int and bounds.ge is not None and bounds.le is not None:
        values = range(int(bounds.ge), int(bounds.le) + 1)
        return f"whole numbers from {values[0]} to {values[-1]}", tuple(values)
    if base is str:
        return f"text that matches {bounds.pattern}", ()
    return ", ".join(get_args(base)), get_args(base)
