"""What pages and widgets may ask of the app. They know nothing else of it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    from nc_tui.practice.records import Record
    from nc_tui.trainer import Trainer

T = TypeVar("T")


class Saved(NamedTuple, Generic[T]):
    """What the trainer gave back for a command that worked out."""

    result: T


class Host(Protocol):
    """The app, as its pages see it."""

    trainer: "Trainer"

    @property
    def covered(self) -> bool:
        """Whether the harmless page lies over everything."""

    @property
    def today(self) -> date:
        """The practice day."""

    @property
    def few_colours(self) -> bool:
        """Whether the terminal has sixteen colours at most, or none is wanted: a picture needs another
        form."""

    @property
    def few_signs(self) -> bool:
        """Whether its font lacks braille: a curve needs another form."""

    def now(self) -> datetime:
        """The moment, by the trainer's clock."""

    async def save(self, command: Callable[[], T]) -> Saved[T] | None:
        """Run a command off the screen's thread. Where it fails, the page in front says why, and None comes
        back."""

    def journal_changed(self) -> None:
        """Let every page that is open show the journal as it is."""

    def tell(self, line: str, failed: bool = False) -> None:
        """One line on the page in front. What stands behind a wide gap is said quietly."""

    def go(self, name: str, **arguments: object) -> None:
        """Open a page of ``routes.TABLE``, with its arguments."""

    def close_with(self, page: "Screen[object]", line: str = "", then: str = "", **arguments: object) -> None:
        """Close a page that is in front, and go on to ``then``, with its arguments; whichever page is in
        front afterwards says the line. A page that something lies over stays."""

    def after_practice(self, record: "Record | None") -> None:
        """Close the day, calmly and once, where the record was the last that its plan waited for."""

    def after_hard_moment(self, record: "Record | None") -> None:
        """Offer help, without an alarm, where the moment was at its worst."""


def host_of(widget: "Widget") -> Host:
    """The app that a widget is in."""
    return cast("Host", widget.app)
