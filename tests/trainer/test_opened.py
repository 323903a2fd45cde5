"""An exercise that is opened says what its own file says, whatever the copy of the library says."""

import re

from msgspec.structs import replace

from nc_tui.library import cache, reading
from nc_tui.trainer import Trainer
from tests.trainer.conftest import Afresh


def test_every_shipped_exercise_is_found_in_its_file_and_says_the_same(trainer: Trainer) -> None:
    for exercise in trainer.exercises.values():
        assert reading.as_filed(replace(exercise, title="another title")) == exercise


def test_a_copy_with_a_right_seal_and_another_text_is_not_opened(
    copies_on_disk: None, trainer: Trainer, afresh: Afresh
) -> None:
    one = next(iter(trainer.exercises.values()))
    path = trainer.session.folders.state / "library.msgpack"
    found = reading._found(trainer.session.own_exercises)
    changed = {**trainer.exercises, one.id: replace(one, why="Write to them.")}
    kept = cache.Kept(replace(trainer.library, exercises=changed), ())
    cache.write(path, cache.signature(found), kept)
    again = afresh()
    assert again.exercises[one.id].why == "Write to them."
    opened = again.practice.as_on(one.id, again.today)
    assert re.sub(r"\s", "", opened.why) == re.sub(r"\s", "", one.why)
    assert not path.exists()
    assert again.exercises[one.id] == one
