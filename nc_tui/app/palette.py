"""The list of everything that can be done, by name."""

from collections.abc import Callable, Iterator
from functools import partial
from heapq import nlargest
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.events import Resize
from textual.worker import Worker, WorkerState, WorkType

from nc_tui.app.host import Host, host_of

T = TypeVar("T")

MOST_HITS = 24
"""Of exercises, guides, rehearsals and courses, as many as one looks through."""


class Palette(CommandPalette):
    """Textual's palette. A key that moves in its list waits for the list: before it is filled and has a size,
    there is nothing to move in."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("command_list", "cursor_down"):
            found = self.query(CommandList)
            if not found or not found.first().option_count:
                return False
            if action == "command_list" and not found.first().scrollable_content_region:
                return False
        return super().check_action(action, parameters)

    def run_worker(self, work: "WorkType[T]", *given: Any, **named: Any) -> "Worker[T]":
        """Look for what fits; a look that outlives the palette may fail without a word."""
        return super().run_worker(work, *given, **{**named, "exit_on_error": False})

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """One that fails while the palette is open is no secret."""
        if event.state is WorkerState.ERROR and self.is_active and event.worker.error is not None:
            raise event.worker.error

    @on(Resize)
    def _sized_already(self, event: Resize) -> None:
        """A size that isn't the terminal's any more is of no use to anyone."""
        if event.size != self.app.size:
            event.prevent_default()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close. Textual closes whatever is in front: after a second click or key that came at once, the page
        below."""
        return super().dismiss(result) if self.is_active else AwaitComplete.nothing()  # type: ignore[no-untyped-call]


class Named(NamedTuple):
    """Something that can be opened: its title, what it is, and what opens it."""

    title: str
    what: str
    open: Callable[[], object]


class Contents(Provider):
    """Every exercise, guide, rehearsal and course, by its title. They are read once the palette is open."""

    _all: tuple[Named, ...] = ()

    async def startup(self) -> None:
        """Read what there is."""
        self._all = tuple(named(host_of(self.screen)))

    async def search(self, query: str) -> Hits:
        """The titles that fit best."""
        matcher = self.matcher(query)
        hits = (
            Hit(score, matcher.highlight(one.title), one.open, help=one.what)
            for one in self._all
            if (score := matcher.match(one.title)) > 0
        )
        for hit in nlargest(MOST_HITS, hits, attrgetter("score")):
            yield hit


class OfThisPage(Provider):
    """What the keys of the page in front do."""

    def _actions(self) -> Iterator[Named]:
        for active in self.screen.active_bindings.values():
            binding, node = active.binding, active.node
            if active.enabled and binding.show and binding.description and node is not self.app:
                key = self.app.get_key_display(binding)
                run = partial(self.app.run_action, binding.action, node)
                yield Named(binding.description.capitalize(), f"{key} on this page", run)

    async def search(self, query: str) -> Hits:
        """The actions that fit."""
        matcher = self.matcher(query)
        for one in self._actions():
            if (score := matcher.match(one.title)) > 0:
                yield Hit(score, matcher.highlight(one.title), one.open, help=one.what)

    async def discover(self) -> Hits:
        """All of them."""
        for one in self._actions():
            yield DiscoveryHit(one.title, one.open, help=one.what)


def named(host: Host) -> Iterator[Named]:
    """All contents of the library."""
    trainer = host.trainer
    for exercise in trainer.exercises.values():
        what = f"exercise · {exercise.minutes} min"
        yield Named(exercise.title, what, partial(host.go, "exercise", exercise_id=exercise.id))
    for heading in trainer.guides.headings:
        yield Named(heading.title, heading.kind, partial(host.go, "guide", guide_id=heading.id))
    for rehearsal in trainer.rehearsing.all.values():
        yield Named(rehearsal.title, "rehearsal", partial(_rehearse, host, rehearsal.id))
    for course in trainer.courses.all.values():
        yield Named(course.title, "course", partial(host.go, "course", course_id=course.id))


def _rehearse(host: Host, rehearsal_id: str) -> None:
    """Open a rehearsal; where it is closed today, the page that says why."""
    offers = {offer.rehearsal.id: offer for offer in host.trainer.rehearsing.offers()}
    if offers[rehearsal_id].shut is None:
        host.go("rehearsal", rehearsal_id=rehearsal_id)
    else:
        host.go("rehearsals")
