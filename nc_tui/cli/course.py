"""``nc-tui course``: two weeks on one theme."""

import click

from nc_tui.cli.options import examples, home_option, json_option
from nc_tui.cli.printing import bold, dim, fit, say, say_json, wrapped
from nc_tui.cli.usage import called_alone, open_here
from nc_tui.practice.wording import where_and_who
from nc_tui.trainer import Trainer
from nc_tui.trainer.views.courses import CourseView


@click.group(
    "course",
    invoke_without_command=True,
    epilog=examples(
        "nc-tui course",
        "nc-tui course show taking-a-no",
        "nc-tui course begin taking-a-no",
        "nc-tui course leave",
    ),
)
@json_option
@home_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the courses: two weeks on one theme, a re-test with another person at the end.

    One course runs at a time, as part of the daily plan.
    """
    if called_alone(ctx, as_json):
        _list(open_here(), as_json)


@command.command("list", epilog=examples("nc-tui course list", "nc-tui course list --json"))
@json_option
@home_option
def listed(as_json: bool) -> None:
    """List the courses, and how each stands."""
    _list(open_here(), as_json)


@command.command("show", epilog=examples("nc-tui course show taking-a-no", "nc-tui course show --json"))
@click.argument("course_id", required=False, metavar="[ID]")
@json_option
@home_option
def shown(course_id: str | None, as_json: bool) -> None:
    """Show the course ID, or the last one begun: its page, its exercises, what is done."""
    trainer = open_here()
    last = trainer.courses.last()
    wanted = course_id or (last.run.course.id if last is not None else "")
    if not wanted:
        if as_json:
            say_json(None)
        else:
            say("No course begun yet. To see what there is: nc-tui course")
        return
    _show(trainer.views.course(wanted), as_json)


@command.command("begin", epilog=examples("nc-tui course begin being-known"))
@click.argument("course_id", metavar="ID")
@json_option
@home_option
def begun(course_id: str, as_json: bool) -> None:
    """Begin the course ID: from tomorrow on, one of the day's two can be from it."""
    trainer = open_here()
    trainer.courses.begin(course_id)
    view = trainer.views.course(course_id)
    if as_json:
        _show(view, as_json)
        return
    say(f"Saved. “{view.line.course.title}” begins tomorrow.")
    say()
    _say_page(view)
    say()
    say(dim("To leave it at any time: nc-tui course leave"))


@command.command("leave", epilog=examples("nc-tui course leave"))
@json_option
@home_option
def left(as_json: bool) -> None:
    """Leave the course under way. Everything you practised stays."""
    trainer = open_here()
    trainer.courses.leave()
    last = trainer.courses.last()
    course = "" if last is None else last.run.course.id
    view = trainer.views.course(course)
    if as_json:
        _show(view, as_json)
    else:
        say(f"Saved. You left “{view.line.course.title}”. What you practised stays yours.")


def _list(trainer: Trainer, as_json: bool) -> None:
    lines = trainer.views.courses()
    if as_json:
        say_json(
            [
                {
                    "id": line.course.id,
                    "title": line.course.title,
                    "about": line.course.about,
                    "stage": None if line.state is None else line.state.stage,
                    "done": 0 if line.state is None else len(line.state.done),
                    "of": len(line.course.exercises),
                }
                for line in lines
            ]
        )
        return
    for line in lines:
        say(bold(line.course.title), f"  {line.words}" if line.words else "")
        say(f"  {line.course.about}")
        say(dim(f"  {line.course.id}"))
    running = any(line.runs for line in lines)
    say(dim("To leave it: nc-tui course leave" if running else "To begin one: nc-tui course begin ID"))


def _say_page(view: CourseView) -> None:
    for number, paragraph in enumerate(view.page.split("\n\n")):
        if number:
            say()
        say(wrapped(paragraph))


def _show(view: CourseView, as_json: bool) -> None:
    course, state = view.line.course, view.line.state
    if as_json:
        say_json(
            {
                "id": course.id,
                "title": course.title,
                "stage": None if state is None else state.stage,
                "begun": None if state is None else state.run.begun,
                "retested": None if state is None else state.retested,
                "exercises": [{"id": one.exercise.id, "done": one.is_done} for one in view.steps],
                "retest": course.retest,
            }
        )
        return
    say(bold(course.title), f"  {view.line.words}" if view.line.words else "")
    say()
    _say_page(view)
    say()
    for one in view.steps:
        what = f" {fit(where_and_who(one.exercise), 20)} {one.exercise.minutes:>2} min"
        say("  ● " if one.is_done else "  ○ ", fit(one.exercise.title, 40), what)
    say()
    say(f"At the end, again: {view.retest.title}")
    say(wrapped(course.retest_with))
    if view.may_begin:
        say(dim(f"To begin it: nc-tui course begin {course.id}"))
