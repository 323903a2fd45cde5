"""``nc-tui content``: the library from outside, and exercises of the user's own."""

from itertools import groupby
from pathlib import Path

import click

from nc_tui.cli.guarding import CommandError
from nc_tui.cli.printing import bold, dim, fit, say, say_json
from nc_tui.cli.usage import examples, home_option, json_option, trainer
from nc_tui.library.content import Library
from nc_tui.library.reading import check_folder, load, template
from nc_tui.practice.text import clean_line
from nc_tui.practice.wording import WITH_WHOM, count
from nc_tui.trainer import Trainer


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
    library = trainer().library
    if skill is not None:
        _known_skill(skill, list(library.skills))
    chosen = [one for one in library.exercises.values() if skill in (None, one.skill)]
    if as_json:
        keys = ("id", "title", "skill", "stakes", "setting", "minutes", "where")
        say_json([{key: getattr(one, key) for key in keys} for one in chosen])
        return
    for name, exercises in groupby(chosen, key=lambda one: one.skill):
        say(bold(library.skills[name].title))
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
    """Check a folder of exercises, or one file, by the rules of the library.

    Without PATH your own folder is checked. Each fault is one line with file and key; the exit
    status is 1 if there are any.
    """
    door = trainer()
    folder = Path(path).expanduser() if path else door.session.own_exercises
    if path and not folder.exists():
        raise CommandError(f"there is no {folder}; name a folder with .toml files, or one such file")
    faults = check_folder(folder, _others(door, folder)) if folder.exists() else ()
    if as_json:
        say_json(
            {
                "path": str(folder),
                "faults": [{"file": one.file, "key": one.key, "what": one.what} for one in faults],
            }
        )
    elif not folder.exists():
        say(f"There are no exercises of your own in {folder}. To start one: nc-tui content new")
    elif not faults:
        say(f"{folder}: nothing to fix.")
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
        "nc-tui content new warmth over-the-fence.toml",
    ),
)
@click.argument("skill", default="listening")
@click.argument("file", required=False, metavar="[FILE]")
@home_option
def begun(skill: str, file: str | None) -> None:
    """Make a commented exercise file to fill in, for SKILL (listening, unless you say another).

    To FILE, or - to print it, or else to a new file in your own folder of exercises. An existing
    file is never replaced.
    """
    from nc_tui.journal.durable import make_folder, replace_file

    door = trainer()
    _known_skill(skill, list(door.library.skills))
    words = template(skill)
    if file == "-":
        say(words.removesuffix("\n"))
        return
    if file is None:
        make_folder(door.session.own_exercises)
        target = _free_name(door.session.own_exercises, skill)
    else:
        target = Path(file).expanduser()
    if target.exists() or target.is_symlink():
        raise CommandError(f"{target} already exists; choose another name")
    replace_file(target, words.encode())
    say(f"Saved: {target}")
    say(dim(f"Fill it in, then: nc-tui content check {target.parent if file is None else target}"))


def _others(door: Trainer, folder: Path) -> Library:
    """The library that the folder's ids must not clash with, the user's own left out if it holds them."""
    own = door.session.own_exercises.absolute()
    return load(None, None)[0] if own in (folder.absolute(), *folder.absolute().parents) else door.library


def _known_skill(skill: str, skills: list[str]) -> None:
    if skill not in skills:
        raise CommandError(f"there is no skill “{clean_line(skill, 40)}”; there are: {', '.join(skills)}")


def _free_name(folder: Path, skill: str) -> Path:
    number = 1
    while (folder / f"{skill}-own-{number}.toml").exists():
        number += 1
    return folder / f"{skill}-own-{number}.toml"
