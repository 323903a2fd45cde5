"""``nc-tui when``: a guide for a hard moment, line by line."""

from collections.abc import Mapping, Sequence

import click

from nc_tui.cli.errors import CommandError
from nc_tui.cli.guide_prompt import GuidePrompt, ask_number
from nc_tui.cli.opening import in_terminal
from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import bold, dim, fit, say, say_json
from nc_tui.cli.usage import open_here
from nc_tui.practice.branching import Guide, find
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import count
from nc_tui.trainer import Trainer

MOST = 9
"""Guides among which one chooses by number."""


@click.command(
    "when",
    epilog=examples(
        "nc-tui when",
        "nc-tui when they wrote",
        "nc-tui when birthday",
        "nc-tui when they-wrote --go 4 --go 2 --go 1",
        "nc-tui when looked --json",
    ),
)
@click.argument("words", nargs=-1, metavar="[WORDS]")
@click.option("--go", type=click.IntRange(0), multiple=True, help="Choose this number; once for each page.")
@json_option
@home_option
def command(words: tuple[str, ...], go: tuple[int, ...], as_json: bool) -> None:
    """Find a guide by WORDS, or by its id, and go through it.

    In a terminal it reads a number for each page. Elsewhere it prints the guides that fit, or
    the page of the one that fits and its choices; --go leads on from there.
    """
    trainer = open_here()
    typed = " ".join(words)
    guides = trainer.guides
    if not guides:
        raise CommandError("no guide can be read; nc-tui check says why")
    guide = _named(typed, guides)
    found = (guide,) if guide else find(typed, guides)
    if not found:
        raise CommandError(
            f"no guide has “{clean_line(typed, 40)}”; try one word, or nc-tui when for all of them"
        )
    if go and len(found) > 1:
        raise CommandError(f"{count(len(found), 'guide')} fit; --go needs one: {_ids(found)}")
    if len(found) == 1:
        _walk(trainer, found[0], go, as_json)
    elif as_json:
        say_json([{"id": one.id, "title": one.title, "kind": one.kind} for one in found])
    elif in_terminal():
        chosen = _choose(found)
        if chosen is not None:
            say()
            GuidePrompt(trainer, chosen.id).lead()
    else:
        _say_list(found)
        if trainer.session.guide_faults:
            say(dim(f"{count(len(trainer.session.guide_faults), 'fault')} in other guides: nc-tui check"))


def _walk(trainer: Trainer, guide: Guide, go: Sequence[int], as_json: bool) -> None:
    walk = GuidePrompt(trainer, guide.id)
    for number in go:
        walk.go(number)
    if as_json:
        say_json(walk.keys())
    elif in_terminal() and not go:
        walk.lead()
    else:
        walk.say_page()


def _named(typed: str, guides: Mapping[str, Guide]) -> Guide | None:
    """The guide whose id or title was typed."""
    plain = typed.casefold().strip()
    by_name = {guide.title.casefold(): guide for guide in guides.values()}
    return guides.get(plain) or by_name.get(plain)


def _choose(found: Sequence[Guide]) -> Guide | None:
    shown = found[:MOST] if len(found) < MOST * 2 else found
    _say_numbered(shown)
    number = ask_number(1, len(shown), f"1 to {len(shown)}, or enter to leave:")
    return None if number is None else shown[number - 1]


def _say_numbered(found: Sequence[Guide]) -> None:
    for number, guide in enumerate(found, 1):
        say(
            bold(f"{number:>3}"),
            f"  {fit(guide.title, 42)} ",
            dim("" if guide.kind == "guide" else guide.kind),
        )


def _say_list(found: Sequence[Guide]) -> None:
    for guide in found:
        say(f"  {fit(guide.title, 42)} ", dim(guide.id))
    say(dim(f"To open one: nc-tui when {found[0].id}"))


def _ids(found: Sequence[Guide]) -> str:
    return ", ".join(guide.id for guide in found[:MOST])
