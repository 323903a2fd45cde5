"""Erasing says where a text may remain: in copies that were written on request, and in other machines' backups."""

from pathlib import Path

from nc_tui.journal import outside
from nc_tui.trainer import OutcomeDetails, Trainer
from nc_tui.trainer.exporting import document, save_document

SECRET = "zebrafish poem"


def test_nothing_is_said_where_there_is_no_such_copy(trainer: Trainer) -> None:
    letter = trainer.letters.save(SECRET)
    trainer.backups.make()
    assert trainer.letters.burn_saved(letter) == ""


def test_backups_and_exports_elsewhere_are_named_while_they_lie_there(
    trainer: Trainer, tmp_path: Path
) -> None:
    letter, other = trainer.letters.save(SECRET), trainer.letters.save(SECRET)
    backup, export = tmp_path / "all.zip", tmp_path / "all.json"
    trainer.backups.make(backup)
    trainer.backups.make(backup)
    save_document(trainer.session, document(trainer.session, "json"), export)
    assert outside.lying(trainer.session.folders) == (export, backup)
    assert trainer.letters.burn_saved(letter) == (
        f"It may remain in {export} and 1 more file, which you had written."
    )
    export.unlink()
    assert trainer.letters.burn_saved(other) == f"It may remain in {backup}, which you had written."


def test_another_machine_s_backups_are_named(trainer: Trainer) -> None:
    (trainer.session.folders.journal / "otherdevic").mkdir(parents=True)
    record = trainer.practice.record(
        next(iter(trainer.exercises)), "done", trainer.today, OutcomeDetails(note=SECRET)
    )
    (trainer.session.folders.journal / "otherdevic" / "2026-11.json").write_bytes(b'{"records":{}}')
    said = trainer.corrections.erase(record)
    assert said == "It may remain in the backups of your other machines until something is saved there."


def test_what_can_t_be_noted_or_read_keeps_nobody_from_the_copy(trainer: Trainer, tmp_path: Path) -> None:
    place = trainer.session.folders
    trainer.letters.save(SECRET)
    (place.state / "outside").mkdir()
    trainer.backups.make(tmp_path / "all.zip")
    assert (tmp_path / "all.zip").exists()
    assert outside.lying(place) == ()
    (place.state / "outside").rmdir()
    (place.state / "outside").write_bytes(b"\xff\xfe\n\0\n")
    assert outside.lying(place) == ()
    for number in range(outside.MOST + 5):
        outside.note(place, tmp_path / f"{number}.zip")
    assert len((place.state / "outside").read_bytes().splitlines()) == outside.MOST
