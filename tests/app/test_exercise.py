"""The walk through an exercise: every kind of step, drafts, carrying along, and telling how it went."""

import errno
import os
from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.widgets import TextArea

from nc_tui.app.app import NcTui
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.widgets.breath import Breath
from nc_tui.app.widgets.fields import LONGEST_LINE, Field
from nc_tui.app.widgets.rating import Rating
from nc_tui.app.widgets.steps.numbered import CountPart
from nc_tui.app.widgets.steps.rail import Rail
from nc_tui.app.widgets.steps.timed import BreathePart, TimerPart
from nc_tui.practice.exercise import (
    Breathe,
    Check,
    Count,
    Earlier,
    Exercise,
    Go,
    List,
    Plan,
    Rate,
    Timer,
    Write,
)
from nc_tui.practice.kinds import Practice
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.trainer import OutcomeDetails, Trainer
from tests.app.looking import (
    BLAME,
    Driver,
    assert_tidy,
    page,
    press,
    said,
    settled,
    shown,
    until,
    whole,
    write,
)
from tests.clock import SetClock

Home = Callable[[], Trainer]


def with_step(trainer: Trainer, kind: type, where: str | None = None) -> tuple[Exercise, int]:
    """The first exercise with a step of a kind, and which one it is."""
    for exercise in trainer.exercises.values():
        for number, step in enumerate(exercise.steps):
            if isinstance(step, kind) and where in (None, exercise.where):
                return exercise, number
    raise LookupError(kind)


async def go_to(pilot: Driver, exercise: Exercise, number: int) -> ExercisePage:
    """Open an exercise and go to a step."""
    app = pilot.app
    assert isinstance(app, NcTui)
    app.go("exercise", exercise_id=exercise.id)
    await settled(pilot)
    screen = app.screen
    assert isinstance(screen, ExercisePage)
    while screen.progress.place != number:
        await press(pilot, "f2" if screen.progress.place < number else "f3")
    return screen


async def test_what_was_written_is_there_again_after_leaving(app: NcTui, trainer: Trainer) -> None:
    exercise, number = with_step(trainer, Write)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, number)
        await write(pilot, "a true line ")
        await press(pilot, "enter", "q", "escape")
        assert "Saved. Open it again" in said(pilot)
        app.go("exercise", exercise_id=exercise.id)
        await settled(pilot)
        assert page(pilot).query_one(TextArea).text == "a true line \nq"


async def test_a_draft_is_on_disk_moments_after_the_last_key(
    app: NcTui, trainer: Trainer, at_home: Home
) -> None:
    """Without leaving the page: as if the machine lost its power."""
    exercise, number = with_step(trainer, Write)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, number)
        await write(pilot, "half a sen")

        def kept() -> bool:
            answer = at_home().practice.progress(exercise.id, trainer.today).answers.get(number)
            return answer is not None and answer.text == "half a sen"

        await until(pilot, kept)


async def test_a_kept_record_leaves_no_draft_behind(app: NcTui, trainer: Trainer, at_home: Home) -> None:
    exercise, number = with_step(trainer, Write, "here")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        await write(pilot, "one line")
        while "How did it go?" not in whole(pilot):
            await press(pilot, "f2")
        await press(pilot, "p")
        await write(pilot, "")
        await press(pilot, "f2")
        assert app.screen is not screen
        await pilot.pause(0.4)
        assert at_home().drafts.keys() == ()
        record = at_home().practice.record_of(exercise.id, trainer.today)
        assert record is not None
        assert isinstance(record.data, Practice)
        assert record.data.outcome == "partly"
        assert "one line" in [answer.text for answer in record.data.answers]


async def test_a_timer_starts_pauses_goes_on_and_can_be_ended_early(
    app: NcTui, trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("nc_tui.app.widgets.steps.timed.seconds_now", lambda: now[0])
    exercise, number = with_step(trainer, Timer)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        part = page(pilot).query_one(TimerPart)
        assert "space: start" in shown(pilot)
        await press(pilot, "space")
        now[0] += 7
        await press(pilot, "space")
        assert part.seconds == 7
        now[0] += 50
        assert part.seconds == 7
        assert "paused" in shown(pilot)
        await press(pilot, "space")
        now[0] += 1
        await press(pilot, "escape")
        screen = await go_to(pilot, exercise, number)
        again = page(pilot).query_one(TimerPart)
        assert again.seconds == 8
        await press(pilot, "space")
        now[0] += 10_000
        await until(pilot, lambda: "done" in shown(pilot))
        await press(pilot, "enter")
        assert screen.progress.place == number + 1


@pytest.mark.parametrize("animations", ["full", "none"])
async def test_the_pacer_can_be_followed_with_and_without_animations(
    app: NcTui, trainer: Trainer, monkeypatch: pytest.MonkeyPatch, animations: str
) -> None:
    now = [100.0]
    monkeypatch.setattr("nc_tui.app.widgets.steps.timed.seconds_now", lambda: now[0])
    exercise, number = with_step(trainer, Breathe)
    step = exercise.steps[number]
    assert isinstance(step, Breathe)
    app.animation_level = animations  # type: ignore[assignment]
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, number)
        breath = page(pilot).query_one(Breath)
        assert "ready" in shown(pilot)
        await press(pilot, "space")
        part = page(pilot).query_one(BreathePart)
        filled = []
        for moment in (0.0, step.in_ / 2, step.in_ - 0.01):
            now[0] = 100.0 + moment
            part.draw()
            filled.append(breath.render().plain.count("⣿"))
        assert "in" in shown(pilot)
        assert f"{step.in_} of {step.in_}" in shown(pilot)
        if animations == "none":
            assert len(set(filled)) == 1, "the ring stands still, and the words count"
        else:
            assert filled == sorted(set(filled))
        now[0] = 100.0 + step.in_ + step.hold + step.out / 2
        part.draw()
        assert "out" in breath.render().plain
        assert_tidy(pilot)


async def test_counting_goes_up_with_space_and_down_with_minus(app: NcTui, trainer: Trainer) -> None:
    exercise, number = with_step(trainer, Count)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, number)
        part = page(pilot).query_one(CountPart)
        await press(pilot, "space", "space", "space", "minus")
        assert part.number == 2
        await press(pilot, "minus", "minus", "minus")
        assert part.number == 0
        await pilot.click(part)
        assert part.number == 1
        await press(pilot, "escape")
        await go_to(pilot, exercise, number)
        assert page(pilot).query_one(CountPart).number == 1


async def test_a_list_goes_from_line_to_line_and_on_with_enter(app: NcTui, trainer: Trainer) -> None:
    exercise, number = with_step(trainer, List)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        fields = len(page(pilot).query(Field))
        for place in range(fields):
            await write(pilot, f"item {place}")
            await press(pilot, "enter")
        assert screen.progress.place == number + 1
        assert screen.progress.answers[number].items == tuple(f"item {n}" for n in range(fields))


async def test_enter_on_an_empty_line_asks_once_and_then_goes_on(app: NcTui, trainer: Trainer) -> None:
    exercise, number = with_step(trainer, List)
    async with app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        fields = len(page(pilot).query(Field))
        await press(pilot, "enter")
        assert "This line is empty." in whole(pilot)
        assert screen.focused is page(pilot).query(Field).first()
        await press(pilot, *["enter"] * fields)
        assert screen.progress.place == number + 1
        assert screen.progress.answers.get(number, Answer(number)).items == ()


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 35)], ids=str)
async def test_an_exercise_begins_with_the_task_and_shows_its_steps_as_a_rail(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    exercise, number = with_step(trainer, Count)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, -1)
        words = whole(pilot)
        assert words.index("What to do") < words.index("Done when")
        assert exercise.easier not in words
        assert_tidy(pilot)
        await press(pilot, "i")
        assert " ".join(exercise.easier.split()) in whole(pilot)
        assert " ".join(exercise.why.split()) in whole(pilot)
        assert_tidy(pilot)
        screen = page(pilot)
        assert isinstance(screen, ExercisePage)
        while screen.progress.place != number:
            await press(pilot, "f2")
        rail, text = screen.query_one(Rail).region, screen.query_one("#text").region
        assert text.y > rail.y if size[0] < 60 else text.x >= rail.right
        assert "◐ count" in whole(pilot)
        assert_tidy(pilot)


@pytest.mark.parametrize("size", [(40, 20), (80, 24)], ids=str)
async def test_the_end_shows_expected_and_felt_on_one_line_and_what_goes_on_the_ladder(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    exercise = next(
        one
        for one in trainer.exercises.values()
        if one.stakes == "stranger" and any(isinstance(step, Go) for step in one.steps)
    )
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, -1)
        await press(pilot, "6")
        while "How did it go?" not in whole(pilot):
            await press(pilot, "f2")
        assert "6 expected" in whole(pilot) or "expected 6" in whole(pilot)
        assert "felt" not in whole(pilot)
        assert "Ladder" not in whole(pilot)
        assert_tidy(pilot)
        await press(pilot, "d", "4")
        rows = page(pilot).query_one("#after", Rating).drawn(60).plain.split("\n")
        assert rows[0].index("6") == rows[1].index("○"), "the number stands above its mark"
        assert rows[1].index("●") < rows[1].index("○")
        assert rows[1].endswith("4 felt")
        assert "Two points easier than expected." in whole(pilot)
        assert "rung 2, strangers" in whole(pilot)
        assert_tidy(pilot)


async def test_an_if_then_plan_is_kept_as_one_sentence(app: NcTui, trainer: Trainer) -> None:
    exercise, number = with_step(trainer, Plan)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        first, then = page(pilot).query(Field)
        first.value, then.value = "If the bus is late", "I ask who else is waiting"
        await press(pilot, "f2")
        assert screen.progress.answers[number].text == "If the bus is late, then I ask who else is waiting"


@pytest.mark.parametrize(("key", "value"), [("0", 0), ("t", 10)])
async def test_a_rating_goes_on_by_itself_and_step_back_shows_it(
    app: NcTui, trainer: Trainer, key: str, value: int
) -> None:
    exercise, number = with_step(trainer, Rate)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        await press(pilot, key)
        assert screen.progress.place == number + 1
        await press(pilot, "ctrl+b")
        assert screen.progress.answers[number].number == value
        await press(pilot, "enter")
        assert screen.progress.place == number + 1


async def test_one_carried_along_is_asked_for_tonight_and_tomorrow(
    app: NcTui, trainer: Trainer, clock: SetClock, at_home: Home
) -> None:
    exercise, number = with_step(trainer, Go)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, number)
        step = exercise.steps[number]
        assert isinstance(step, Go)
        assert step.carry in shown(pilot)
        assert "g take it with you" in shown(pilot)
        await press(pilot, "g")
        assert step.carry.split()[0] in said(pilot)
        day = trainer.today
        app.go("exercise", exercise_id=exercise.id)
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ExercisePage)
        assert screen.progress.place == number + 1
        await press(pilot, "escape")
        clock.forward(days=1)
        await app._look_again()
        await settled(pilot)
        await press(pilot, "enter")
        assert "for yesterday" in shown(pilot)
        while "How did it go?" not in whole(pilot):
            await press(pilot, "f2")
        await press(pilot, "d", "f2")
        assert at_home().practice.record_of(exercise.id, day) is not None
        assert f"Yesterday {exercise.title} ✓ did it" in shown(pilot)


async def test_not_this_time_asks_for_the_reason_on_the_last_page_too(
    app: NcTui, trainer: Trainer, at_home: Home
) -> None:
    exercise, _ = with_step(trainer, Write, "here")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, len(exercise.steps))
        await press(pilot, "f2")
        assert "First say how it went" in said(pilot)
        await press(pilot, "n")
        assert "What got in the way?" in shown(pilot)
        await press(pilot, "o", "f2")
        record = at_home().practice.record_of(exercise.id, trainer.today)
        assert record is not None
        assert isinstance(record.data, Practice)
        assert (record.data.outcome, record.data.reason) == ("not", "not-today")


async def test_a_full_disk_keeps_the_text_on_the_page(
    app: NcTui, trainer: Trainer, at_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    exercise, number = with_step(trainer, Write)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        with monkeypatch.context() as broken:
            broken.setattr("nc_tui.journal.durable.os.fsync", full)
            await write(pilot, "don't lose me")
            await press(pilot, "escape")
            assert app.screen is screen
            assert "the disk is full" in said(pilot)
            assert page(pilot).query_one(TextArea).text == "don't lose me"
        await press(pilot, "escape")
        assert app.screen is not screen
        assert at_home().practice.progress(exercise.id, trainer.today).answers[number].text == "don't lose me"


async def test_letters_are_typed_not_obeyed_while_one_writes(app: NcTui, trainer: Trainer) -> None:
    exercise, number = with_step(trainer, Write)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        await write(pilot, "q1u!?z,ed")
        assert app.screen is screen
        assert page(pilot).query_one(TextArea).text == "q1u!?z,ed"
        assert "ctrl+s next" in shown(pilot)
        assert "enter next" not in shown(pilot)


async def test_a_paste_is_cleaned_and_cut_not_refused(app: NcTui, trainer: Trainer) -> None:
    from textual import events

    exercise, number = with_step(trainer, Write)
    listed, place = with_step(trainer, List)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, number)
        app.screen.focused.post_message(  # type: ignore[union-attr]
            events.Paste("a\x1b]52;c;eHg=\x07b\u202ec\x9bd [/b] [@click=app.bell]e\ud800" + "x" * 100_000)
        )
        await settled(pilot)
        text = page(pilot).query_one(TextArea).text
        assert text.startswith("a]52;c;eHg=bcd [/b] [@click=app.bell]e" + "x" * 20)
        assert len(text) > 100_000
        await press(pilot, "escape")
        await go_to(pilot, listed, place)
        app.screen.focused.post_message(events.Paste("\x1b[31mred\tand" + "y" * 1000))  # type: ignore[union-attr]
        await settled(pilot)
        value = page(pilot).query(Field).first().value
        assert value.startswith("[31mred and")
        assert len(value) == LONGEST_LINE


@pytest.mark.parametrize("size", [(40, 20), (80, 24)])
async def test_lines_are_sorted_one_by_one_and_each_says_why(
    app: NcTui, trainer: Trainer, size: tuple[int, int]
) -> None:
    exercise = trainer.exercises["appreciation-whose-news"]
    number = next(n for n, step in enumerate(exercise.steps) if isinstance(step, Check))
    step = exercise.steps[number]
    assert isinstance(step, Check)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        assert f"1 of {len(step.lines)}" in whole(pilot)
        assert step.lines[0].why not in whole(pilot)
        await press(pilot, "1")
        assert_tidy(pilot)
        assert "gone. It goes at 'I'." in whole(pilot)
        assert screen.progress.place == number
        # A second digit changes nothing: what was said stays said.
        await press(pilot, "2", "enter")
        assert f"2 of {len(step.lines)}" in whole(pilot)
        await press(pilot, "down", "enter", "escape")
        app.go("exercise", exercise_id=exercise.id)
        await settled(pilot)
        assert f"3 of {len(step.lines)}" in whole(pilot)
        for _ in step.lines[2:]:
            await press(pilot, "1", "enter")
        screen = app.screen  # type: ignore[assignment]
        assert screen.progress.place == number + 1
        said_so_far = screen.progress.answers[number].items
        assert said_so_far[:2] == (f"still hers: {step.lines[0].say}", f"gone: {step.lines[1].say}")
        assert len(said_so_far) == len(step.lines)
        assert not BLAME.search(whole(pilot))


async def test_a_line_is_chosen_and_the_one_that_fits_says_why_too(app: NcTui, trainer: Trainer) -> None:
    exercise = trainer.exercises["listening-pick-the-line"]
    number = next(n for n, step in enumerate(exercise.steps) if isinstance(step, Check))
    step = exercise.steps[number]
    assert isinstance(step, Check)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = await go_to(pilot, exercise, number)
        await press(pilot, "1")
        assert "Advice. It may even be good advice" in whole(pilot)
        assert "3 It keeps to what he said" in whole(pilot)
        await press(pilot, "4")
        assert "It judges someone" in whole(pilot)
        await press(pilot, "enter")
        assert screen.progress.place == number + 1
        assert screen.progress.answers[number].items == (step.lines[0].say, step.lines[3].say)


async def test_what_was_written_the_last_time_is_offered_back_until_it_is_erased(
    app: NcTui, trainer: Trainer
) -> None:
    exercise = trainer.exercises["warmth-a-line-for-three-places"]
    number = next(n for n, step in enumerate(exercise.steps) if isinstance(step, Earlier))
    step = exercise.steps[number]
    assert isinstance(step, Earlier)
    day = trainer.today - timedelta(days=9)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, number)
        assert step.nothing.split(".")[0] in whole(pilot)
        await press(pilot, "escape")
        answers = (Answer(number + 1, items=("the launderette", "by the printer")),)
        record = trainer.practice.record(exercise.id, "done", day, OutcomeDetails(answers=answers))
        await go_to(pilot, exercise, number)
        assert "You wrote, " in whole(pilot)
        assert "the launderette" in whole(pilot)
        await press(pilot, "escape")
        trainer.session.journal.erase(record.id)
        trainer.session.forget_history()
        await go_to(pilot, exercise, number)
        assert "the launderette" not in whole(pilot)
        assert step.nothing.split(".")[0] in whole(pilot)


async def test_a_drill_done_once_comes_in_its_next_scene(app: NcTui, trainer: Trainer) -> None:
    exercise = trainer.exercises["presence-what-you-see-what-you-add"]
    second = exercise.in_scene(1)
    day = trainer.today - timedelta(days=9)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await go_to(pilot, exercise, 0)
        assert exercise.scene in whole(pilot)  # type: ignore[operator]
        await press(pilot, "escape")
        first = trainer.practice.record(exercise.id, "done", day)
        await go_to(pilot, exercise, 0)
        assert second.scene in whole(pilot)  # type: ignore[operator]
        assert second.steps[0].text[:30] in whole(pilot)
        record = trainer.practice.record(exercise.id, "done")
        assert [getattr(one.data, "scene", None) for one in (first, record)] == [0, 1]
