"""The hard moments of the demo's made-up person: how the time began, urges, slips, looking, contact, goals.

Nothing here is a claim about real people. Most urges are ridden out, and they grow rare; there is a slip or
two in ten weeks and hardly one in a year after that; looking belongs to the first weeks. Some people have
limited contact, because there are children.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from math import exp
from random import Random

from nc_tui.practice.key_dates import KeyDate, Once, Weeks, Yearly
from nc_tui.practice.kinds import Contact, Data, Goal, Letter, Monitoring, Profile, Slip, Urge
from nc_tui.practice.kinds.profile import Mode
from nc_tui.practice.kinds.urge import UrgeOutcome
from nc_tui.practice.kinds.vocabulary import Channel, SetOff, Topic

QUIET_END = 12
"""Days before the end without a slip, so that the clock has a run to show."""
GOALS = ("learn to swim", "the balcony", "Spanish twice a week", "ten kilometres", "play the cello again")
PLANS = (
    "If it is late and I am alone, then the phone goes in the kitchen.",
    "If the song comes on, then I go out once round the block.",
    "If I have had a glass, then I write to Tess instead.",
)
FRIENDS = ("my sister", "Jonas", "Tess", "Ruth from choir")
URGE_NOTES = (
    "Typed two lines and deleted them.",
    "Went round the block until it was gone.",
    "The photo from the lake came up.",
    "Gone after ten minutes, to my surprise.",
)
NEEDED = (
    "Thursday at five for the swimming bag.",
    "School called, one line about it.",
    "The dentist's bill.",
)


class Trouble:
    """The hard moments of one life, day by day. ``mode`` is decided once, at the beginning."""

    def __init__(self, chance: Random, zone: tzinfo | None) -> None:
        self.chance = chance
        self.zone = zone
        self.mode: Mode = "limited" if chance.random() < 0.25 else "none"
        self.goals: list[str] = []

    def beginning(self, day: date, gates: dict[str, bool]) -> Profile:
        """What is said on the first morning, with the answers to the gates."""
        since = day - timedelta(days=1 + int(self.chance.random() * 8))
        return Profile(
            gates=gates,
            mode=self.mode,
            topics=("children", "money") if self.mode == "limited" else None,
            since=since,
            since_kind="date",
            dates=self._dates(day),
        )

    def of_day(
        self, day: date, lived: int, left: int, pull: int, away: bool
    ) -> Iterator[tuple[datetime, Data]]:
        """What happens on the ``lived``-th day (from 0), of which ``left`` remain; ``pull`` is the day's.

        Each comes with the moment on which it is recorded, later than the morning's and on the same day.
        """
        fresh = exp(-lived / 45)
        if self.chance.random() < 0.02 + 0.08 * pull * fresh:
            yield self._urge(day, pull)
        if left > QUIET_END and lived > 3 and self.chance.random() < 0.002 + 0.04 * fresh:
            yield self._slip(day)
        if self.chance.random() < 0.22 * exp(-lived / 16) and left > QUIET_END:
            yield self._at(day, 12.2, 12.9), self._looked()
        if self.chance.random() < 0.004 + 0.02 * fresh:
            yield self._at(day, 13.0, 13.6), self._they_wrote()
        if self.mode == "limited" and day.weekday() in (1, 4) and self.chance.random() < 0.45:
            yield self._at(day, 13.7, 14.6), self._needed()
        if lived in (4, 11) or (lived > 30 and self.chance.random() < 0.06 and not away):
            yield self._at(day, 14.7, 15.4), self._goal(lived in (4, 11))
        if lived > 2 and self.chance.random() < 0.03 * fresh:
            yield self._at(day, 15.5, 16.4), Letter(state="burned")

    def _dates(self, day: date) -> dict[str, KeyDate | None]:
        birthday = day + timedelta(days=20 + int(self.chance.random() * 300))
        month_day = min(birthday.day, 28)
        dates: dict[str, KeyDate | None] = {
            "demo-1": KeyDate("Their birthday", "birthday", Yearly(birthday.month, month_day)),
            "demo-2": KeyDate("Christmas Eve", "holiday", Yearly(12, 24)),
        }
        if self.mode == "limited":
            friday = day + timedelta(days=(4 - day.weekday()) % 7)
            dates["demo-3"] = KeyDate("Handover", "hand-over", Weeks(2, friday))
            dates["demo-4"] = KeyDate("Family court", "court", Once(day + timedelta(days=64)))
        return dates

    def _urge(self, day: date, pull: int) -> tuple[datetime, Urge]:
        rating = min(10, max(3, pull + int(self.chance.random() * 4)))
        luck = self.chance.random()
        outcome: UrgeOutcome = "ridden" if luck < 0.8 else "left" if luck < 0.94 else "acted"
        ratings, seconds = self._wave(rating, outcome)
        at = self._at(day, 22.6, 23.7)
        return at, Urge(
            rating=rating,
            ratings=ratings,
            outcome=outcome,
            set_off=self._set_off(),
            seconds=seconds,
            who=self.chance.choice(FRIENDS) if self.chance.random() < 0.25 else None,
            note=self.chance.choice(URGE_NOTES) if self.chance.random() < 0.2 else None,
        )

    def _wave(self, rating: int, outcome: UrgeOutcome) -> tuple[tuple[int, ...], int]:
        """The later ratings, and the seconds ridden."""
        if outcome == "ridden":
            return (min(10, rating + 1), max(0, rating - 3), max(0, rating - 5)), 1200
        return ((max(0, rating - 1),), 420) if outcome == "left" else ((), 90)

    def _slip(self, day: date) -> tuple[datetime, Slip]:
        channel: Channel = self.chance.choice(("text", "text", "text", "call", "social"))
        happened = self._at(day, 21.0, 22.4)
        plan = self.chance.choice(PLANS) if self.chance.random() < 0.8 else None
        return self._at(day, 23.72, 23.98), Slip(channel, happened, set_off=self._set_off(), plan=plan)

    def _looked(self) -> Monitoring:
        luck = self.chance.random()
        return Monitoring(channel="profile" if luck < 0.7 else "asked-around" if luck < 0.9 else "drove-past")

    def _they_wrote(self) -> Contact:
        channel: Channel = self.chance.choice(("text", "text", "social", "call"))
        return Contact(started="them", channel=channel, on_topic=False)

    def _needed(self) -> Contact:
        topic: Topic = self.chance.choice(("children", "children", "children", "money"))
        note = self.chance.choice(NEEDED) if self.chance.random() < 0.2 else None
        return Contact(
            started="me" if self.chance.random() < 0.6 else "them",
            channel="text",
            on_topic=True,
            topic=topic,
            note=note,
        )

    def _goal(self, begins: bool) -> Goal:
        others = [title for title in GOALS if title not in self.goals]
        if others and (begins or not self.goals):
            title = self.chance.choice(others)
            self.goals.append(title)
            return Goal(title=title, state="started")
        title = self.chance.choice(self.goals)
        if self.chance.random() < 0.12 and len(self.goals) > 2:
            self.goals.remove(title)
            return Goal(title=title, state="done")
        return Goal(title=title, state="going")

    def _set_off(self) -> SetOff:
        return self.chance.choice(
            ("alone", "evening", "evening", "evening", "photo-or-song", "drink", "news", "their-message")
        )

    def _at(self, day: date, earliest: float, latest: float) -> datetime:
        """A moment of the day between two hours."""
        seconds = int((earliest + (latest - earliest) * self.chance.random()) * 3600)
        return datetime.combine(day, time(), self.zone) + timedelta(seconds=seconds)
