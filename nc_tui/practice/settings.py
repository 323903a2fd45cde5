"""Settings: what a person may choose. This one schema makes the defaults, the file and the screen."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Theme = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,40}$")]


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The settings file, ``settings.toml``. Every key may be missing; a missing one has its default."""

    rest_days: Annotated[int, Meta(ge=0, le=3)] = 2
    """Days in any seven on which no practice is needed."""
    rollover_hour: Annotated[int, Meta(ge=0, le=12)] = 4
    """The hour at which a practice day begins."""
    theme: Theme = "dusk"
    country: Annotated[str, Meta(pattern=r"^([A-Z]{2})?$")] = ""
    """Whose helplines come first: two letters, or nothing for all."""
    days: Literal["shown", "hidden"] = "shown"
    """Whether Today shows the days without contact."""
    cover_after: Annotated[int, Meta(ge=0, le=60)] = 0
    """Minutes without a key after which the screen is covered; 0 is never."""
    numbers: Literal["shown", "hidden"] = "shown"
    """Whether Today shows streak and strength."""
    welcomed: bool = False
    """Whether the welcome page has been read."""
