"""The waves of urges: how strong each was at which second, how the last ones went, and what was written
then."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from nc_tui.practice.history import History
from nc_tui.practice.kinds import Urge
from nc_tui.practice.kinds.vocabulary import Rating
from nc_tui.practice.records import Record
from nc_tui.practice.urges import RATING_SECONDS, WAVE_SECONDS

AGAIN = 60
"""Seconds within which a rating corrects the one before, rather than follow it."""
EARLIER = 5
"""Waves of earlier urges that are told of."""
SINCE = 365
"""Days back to which an earlier urge is one of the last."""
PEOPLE = 3
"""People who were written to instead that are named."""

Point = tuple[int, Rating]
"""Seconds into the wave, 0 to WAVE_SECONDS, and how strong it was."""


class Before(Struct, frozen=True):
    """What earlier urges left that may help now: the ``waves`` of the last EARLIER that were watched and not
    acted on, newest first; what someone wrote of the last of them; whom they wrote to instead."""

    waves: tuple[tuple[Point, ...], ...] = ()
    words: str = ""
    people: tuple[str, ...] = ()


def rated(urge: Urge, value: Rating, seconds: int) -> Urge:
    """The urge with a rating at so many seconds into the wave. One that comes right after another corrects
    it."""
    seconds = min(WAVE_SECONDS, max(0, seconds))
    points = points_of(urge)
    if seconds - points[-1][0] < AGAIN:
        if not urge.ratings:
            return replace(urge, rating=value, seconds=seconds)
        return replace(urge, ratings=(*urge.ratings[:-1], value), seconds=seconds)
    at = urge.rated_at
    if len(points) == 1 + len(urge.ratings):
        at = (*(second for second, _ in points[1:]), seconds)
    return replace(urge, ratings=(*urge.ratings, value), rated_at=at, seconds=seconds)


def points_of(urge: Urge) -> tuple[Point, ...]:
    """The ratings with their seconds. Where these weren't recorded, they are those at which a rating is asked
    for; of ratings beyond them nothing is known."""
    seconds = [0, *urge.rated_at[: len(urge.ratings)]]
    seconds += [moment for moment in RATING_SECONDS if moment > seconds[-1]]
    ratings = (urge.rating, *urge.ratings)
    return tuple((min(WAVE_SECONDS, at), level) for at, level in zip(seconds, ratings, strict=False))


def rating_due(urge: Urge) -> bool:
    """Whether the wave has come to a moment at which a rating is asked for, and has none of that time."""
    last = points_of(urge)[-1][0]
    return any(last + AGAIN <= moment <= urge.seconds for moment in RATING_SECONDS)


def before(history: History, today: date, now: Record | None = None) -> Before:
    """What there is from urges before the one that is there ``now``."""
    earlier = [one for one in _newest_first(history, today, now) if one.outcome in ("ridden", "left")]
    waves = [points for one in earlier if len(points := points_of(one)) > 1]
    words = next((note for one in earlier if (note := " ".join((one.note or "").split()))), "")
    people = dict.fromkeys(one.who for one in earlier if one.who)
    return Before(tuple(waves[:EARLIER]), words, tuple(people)[:PEOPLE])


def _newest_first(history: History, today: date, now: Record | None) -> Iterator[Urge]:
    for record in reversed(history.recent):
        if isinstance(record.data, Urge) and (now is None or record.id != now.id):
            if (today - record.day).days > SINCE:
                return
            yield record.data


def in_words(waves: tuple[tuple[Point, ...], ...]) -> str:
    """``Your last 5 fell to 3 within 16 min.``, or how many of them fell. Empty where none did: that
    says nothing about this one."""
    if not waves:
        return ""
    fell = [wave for wave in waves if wave[-1][1] < wave[0][1]]
    which = "Your last one" if len(waves) == 1 else f"Your last {len(waves)}"
    if len(fell) == len(waves):
        level = _middle([wave[-1][1] for wave in fell])
        minutes = max(1, round(_middle([wave[-1][0] for wave in fell]) / 60))
        return f"{which} fell to {level} within {minutes} min."
    return f"{len(fell)} of your last {len(waves)} fell while you watched." if fell else ""


def _middle(numbers: Sequence[int]) -> int:
    """The lower median (the module statistics is slow to import)."""
    return sorted(numbers)[(len(numbers) - 1) // 2]
