"""``nc-tui content``: the library from outside, and exercises of the user's own."""

from itertools import groupby
from pathlib import Path

import click

from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import bold, dim, fit, say, say_json
from nc_tui.cli.usage import open_here
from nc_tui.practice.wording import WITH_WHOM, count


@click.group("content")
def command() -> None:
    """List the exercises; check and start exercises of your own."""


@command.command(
    "list",
    epilog=examples(
        "nc-tui content list",
        "nc-tui content list --skill listening",
        "nc-tui content list --json | jq -r '.[].id'",
    ),
)
@click.option("--skill", metavar="SKILL", help="Only this skill.")
@json_option
@home_option
def listed(skill: str | None, as_json: bool) -> None:
    """List all exercises by skill and stakes."""
    trainer = open_here(unlocks=False)
    chosen = trainer.content.exercises(skill)
    if as_json:
        keys = ("id", "title", "skill", "stakes", "setting", "minutes", "where")
        say_json([{key: getattr(one, key) for key in keys} for one in chosen])
        return
    for name, exercises in groupby(chosen, key=lambda one: one.skill):
        say(bold(trainer.library.skills[name].title))
        for one in exercises:
            say(
                f"  {fit(one.title, 33)} {fit(WITH_WHOM[one.stakes], 15)} {one.minutes:>2} min  ",
                dim(one.where),
            )
            say(dim(f"    {one.id}"))


@command.command(
    "check",
    epilog=examples(
        "nc-tui content check",
        "nc-tui content check ~/my-exercises",
        "nc-tui content check draft.toml --json",
    ),
)
@click.argument("path", required=False, metavar="[PATH]")
@json_option
@home_option
def checked(path: str | None, as_json: bool) -> int:
    """Check a folder of exercises, courses or rehearsals, or one file, by the library's rules.

    Without PATH your own folder is checked. Each fault is one line with file and key; the exit
    status is 1 if there are any.
    """
    found = open_here(unlocks=False).content.check(Path(path).expanduser() if path else None)
    faults = found.faults or ()
    if as_json:
        listed = [{"file": one.file, "key": one.key, "what": one.what} for one in faults]
        say_json({"path": str(found.path), "faults": listed})
    elif found.faults is None:
        say(f"There are no exercises of your own in {found.path}. To start one: nc-tui content new")
    elif not faults:
        say(f"{found.path}: nothing to fix.")
    else:
        for fault in faults:
            say(str(fault))
        say(dim(f"{count(len(faults), 'fault')} to fix."))
    return 1 if faults else 0


@command.command(
    "new",
    epilog=examples(
        "nc-tui content new",
        "nc-tui content new warmth",
        "nc-tui content new rehearsal",
        "nc-tui content new warmth over-the-fence.toml",
    ),
)
@click.argument("skill", default="listening")
@click.argument("file", required=False, metavar="[FILE]")
@home_option
def begun(skill: str, file: str | None) -> None:
    """Make a commented exercise file to fill in, for SKILL (listening, unless you say another).

    With rehearsal instead of a skill it is a whole small talk to write over. To FILE, or - to print
    it, or else to a new file in your own folder of exercises. An existing
    file is never replaced.
    """
    content = open_here(unlocks=False).content
    if file == "-":
        say(content.template(skill).removesuffix("\n"))
        return
    target = content.begin(skill, Path(file).expanduser() if file else None)
    say(f"Saved: {target}")
    say(dim(f"Fill it in, then: nc-tui content check {target if file else target.parent}"))
