"""How records that come from elsewhere are told: what would be added, what was, and how far it is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nc_tui.cli.printing import say
from nc_tui.practice.wording import count
from nc_tui.trainer.views.arriving import damaged, would_add

if TYPE_CHECKING:
    from nc_tui.trainer.backups import Arrival


def describe(arrival: "Arrival", done: str, *, dry_run: bool, saved: Path | None) -> None:
    """What would be added, or was ``done``: added, or brought back; ``saved`` is the backup of what was there
    before."""
    if dry_run or arrival.count == 0:
        say(would_add(arrival))
    else:
        say(f"{count(arrival.count, 'record')} {done}; {arrival.known:,} were already here.")
    for broken in arrival.broken:
        say(broken)
    if words := damaged(arrival):
        say(words)
    if saved is not None:
        say(f"What was here before is saved in {saved}")


@contextmanager
def taking_in(records: int) -> Iterator[Callable[[int, int], None]]:
    """Shows how far it is, where somebody looks on; gives what is to be told after each step."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    with click.progressbar(length=100, label=f"Taking in {count(records, 'record')}", file=sys.stderr) as bar:
        shown = 0

        def told(done: int, of: int) -> None:
            nonlocal shown
            percent = 100 * done // of
            bar.update(percent - shown)
            shown = percent

        yield told
