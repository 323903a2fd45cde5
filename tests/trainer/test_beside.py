"""What stands beside the day: from history alone, and nothing made up."""

from datetime import timedelta

from nc_tui.trainer import OutcomeDetails, Trainer


def test_an_empty_journal_has_no_numbers_no_curves_and_no_words(trainer: Trainer) -> None:
    view = trainer.views.beside()
    assert (view.practised, view.of) == (0, 0)
    assert (view.mood, view.pull, view.quote) == (None, None, None)
    assert len(view.ladders) == 9
    assert all("done" not in line.rungs for line in view.ladders)
    year = trainer.views.year()
    assert year.days == 0
    assert all(level is None for week in year.weeks for level in week)


def test_days_before_the_first_record_are_no_empty_days(trainer: Trainer) -> None:
    one, other = list(trainer.exercises)[:2]
    trainer.practice.record(one, "done", trainer.today - timedelta(days=2))
    trainer.practice.record(other, "partly", trainer.today)
    view, year = trainer.views.beside(), trainer.views.year()
    assert (view.practised, view.of) == (2, 3)
    known = [level for week in year.weeks for level in week if level is not None]
    assert known == [1, 0, 1]
    assert year.days == 2


def test_ones_own_words_of_three_weeks_ago_come_back_with_what_they_were_about(trainer: Trainer) -> None:
    exercise = next(iter(trainer.exercises.values()))
    day = trainer.today - timedelta(days=21)
    details = OutcomeDetails(with_="the baker", note="She laughed.")
    trainer.practice.record(exercise.id, "done", day, details)
    quote = trainer.views.beside().quote
    assert quote is not None
    assert quote.when == "Three weeks ago you wrote"
    assert quote.text == "She laughed."
    assert quote.about.startswith(exercise.title)
    assert quote.about.endswith("the baker")
    trainer.undo.undo()
    assert trainer.views.beside().quote is None
