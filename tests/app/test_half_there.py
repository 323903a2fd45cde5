"""A draft may be saved at any moment, and whatever goes wrong: a page that isn't all there yet answers with
what it began with, and one page that fails takes no other's draft with it."""

from collections.abc import Callable

import pytest

from nc_tui.app.app import NcTui
from nc_tui.app.screens.exercise import ExercisePage
from nc_tui.app.screens.letter import LetterPage
from nc_tui.app.widgets.outcome_form import OutcomeForm
from nc_tui.app.widgets.steps.numbered import RatePart
from nc_tui.app.widgets.steps.step import StepPart
from nc_tui.app.widgets.steps.written import ListPart, PlanPart, WritePart
from nc_tui.practice.exercise import List, Plan, Rate, Write
from nc_tui.practice.exercise_progress import ExerciseProgress
from nc_tui.practice.kinds.vocabulary import Answer
from nc_tui.trainer import Trainer
from nc_tui.trainer.letters import LETTER_DRAFT
from tests.app.looking import open_page, press, settled, write

WRITTEN = Answer(0, text="what I wrote")
LISTED = Answer(0, items=("one", "two"))
PLANNED = Answer(0, text="if it rains, then I go", items=("if it rains", "I go"))
RATED = Answer(0, number=7)


@pytest.mark.parametrize(
    ("part", "answer"),
    [
        (lambda: WritePart(0, Write(text="Write."), WRITTEN), WRITTEN),
        (lambda: ListPart(0, List(text="List.", count=3), LISTED), LISTED),
        (lambda: PlanPart(0, Plan(text="Plan.", if_="if", then="then"), PLANNED), PLANNED),
        (lambda: RatePart(0, Rate(text="Rate.", low="calm", high="tense"), RATED), RATED),
    ],
    ids=["write", "list", "plan", "rate"],
)
def test_a_step_whose_fields_are_not_there_yet_answers_as_before(
    part: Callable[[], StepPart], answer: Answer
) -> None:
    assert part().answer == answer


def test_a_form_whose_fields_are_not_there_yet_keeps_what_was_said(trainer: Trainer) -> None:
    exercise = next(one for one in trainer.exercises.values() if one.with_a_person)
    said = ExerciseProgress(
        exercise.id, trainer.today, with_="A.", note="a word", outcome="not", reason="too-hard", after=3
    )
    assert OutcomeForm(exercise, said, lambda _: None).filled_in(said) == said


async def test_one_page_that_fails_takes_no_other_draft_with_it(
    app: NcTui, at_home: Callable[[], Trainer], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, "letter")
        letter = app.screen
        assert isinstance(letter, LetterPage)
        monkeypatch.setattr(letter, "save_soon", lambda: None)
        await write(pilot, "for nobody")
        await open_page(pilot, "keys")
        await open_page(pilot, "exercise", exercise_id=next(iter(app.trainer.exercises)))
        await settled(pilot)
        failing = app.screen
        assert isinstance(failing, ExercisePage)

        def fail() -> None:
            raise RuntimeError("nobody foresaw this")

        monkeypatch.setattr(failing, "write_draft", fail)
        app.last_words()
        assert at_home().drafts.load(LETTER_DRAFT) == "for nobody"
        monkeypatch.undo()
        await press(pilot, "escape")
