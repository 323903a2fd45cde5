"""The kinds of record: one module each, and the registry that journal, export, undo and history read."""

from typing import get_args

from nc_tui.practice.kinds.after import After
from nc_tui.practice.kinds.carry import Carry
from nc_tui.practice.kinds.checkin import Checkin
from nc_tui.practice.kinds.contact import Contact
from nc_tui.practice.kinds.course import CourseRecord
from nc_tui.practice.kinds.goal import Goal
from nc_tui.practice.kinds.letter import Letter
from nc_tui.practice.kinds.liking import Liking
from nc_tui.practice.kinds.monitoring import Monitoring
from nc_tui.practice.kinds.practice import Practice
from nc_tui.practice.kinds.profile import Profile
from nc_tui.practice.kinds.rehearsal import RehearsalRun
from nc_tui.practice.kinds.returning import Return
from nc_tui.practice.kinds.review import Review
from nc_tui.practice.kinds.slip import Slip
from nc_tui.practice.kinds.swap import Swap
from nc_tui.practice.kinds.urge import Urge
from nc_tui.practice.kinds.week import WeekNote

Data = (
    Practice
    | Checkin
    | Swap
    | Carry
    | Profile
    | Review
    | Urge
    | Slip
    | Monitoring
    | Contact
    | Letter
    | Goal
    | RehearsalRun
    | After
    | CourseRecord
    | Liking
    | Return
    | WeekNote
)
"""The facts of a record, of whatever kind."""

KINDS: dict[str, type[Data]] = {kind.NAME: kind for kind in get_args(Data)}
"""Every kind by the name that stands in its records."""


def ends_run(data: Data | None) -> bool:
    """Whether the data ends a run of the clock; none does not."""
    return data is not None and data.ends_run()


def ends_by_choice(data: Data | None) -> bool:
    """Whether the data ends a run of the clock by choice, which is no slip; none does not."""
    return data is not None and data.ends_by_choice()


__all__ = [
    "KINDS",
    "After",
    "Carry",
    "Checkin",
    "Contact",
    "CourseRecord",
    "Data",
    "Goal",
    "Letter",
    "Liking",
    "Monitoring",
    "Practice",
    "Profile",
    "RehearsalRun",
    "Return",
    "Review",
    "Slip",
    "Swap",
    "Urge",
    "WeekNote",
    "ends_by_choice",
    "ends_run",
]
