"""Whose helplines are shown, and that none is ever without its country."""

import pytest
from msgspec.structs import replace

from nc_tui.trainer import Trainer
from nc_tui.trainer.errors import TrainerError
from nc_tui.trainer.views.help import HelpLines


def speaks(monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    monkeypatch.setenv("LC_ALL", locale)


def test_the_chosen_country_counts_before_the_guess_and_the_guess_before_none(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert trainer.helping.country().known == "unknown"
    speaks(monkeypatch, "en_IE.UTF-8")
    assert trainer.helping.country().name == "Ireland"
    assert trainer.helping.country().known == "guessed"
    trainer.helping.choose("JP")
    assert (trainer.helping.country().name, trainer.helping.country().known) == ("Japan", "chosen")
    assert trainer.settings.country == "JP"
    assert trainer.helping.country("at").name == "Austria"
    speaks(monkeypatch, "de_LI.UTF-8")
    trainer.session.choose(replace(trainer.settings, country="LI"))
    assert trainer.helping.country().known == "unknown"


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("GB", ("GB",)),
        ("uk", ("GB", "UA")),
        ("united", ("GB", "US")),
        ("zealand", ("NZ",)),
        ("ice", ("IS",)),
        ("atlantis", ()),
    ],
)
def test_a_country_is_found_by_code_initials_or_the_beginning_of_a_word(
    trainer: Trainer, words: str, codes: tuple[str, ...]
) -> None:
    assert set(trainer.helping.find(words)) >= set(codes)
    assert trainer.helping.find(words)[:1] == codes[:1]


def test_a_country_without_lines_is_refused_with_those_there_are(trainer: Trainer) -> None:
    with pytest.raises(TrainerError, match="no helplines for “Atlantis”; there are: AR, AU"):
        trainer.helping.country("Atlantis")
    with pytest.raises(TrainerError, match="GB United Kingdom, US United States; give the two letters"):
        trainer.helping.country("united")
    assert trainer.helping.country("uk").code == "GB"


def test_in_every_country_all_numbers_have_a_country_and_what_is_missing_is_said(trainer: Trainer) -> None:
    for code, name in trainer.helping.countries.items():
        view = trainer.views.help(code)
        assert {row.line.country for row in view.rows} <= {code, "INT"}
        for row in view.rows:
            elsewhere = row.line.country == "INT" and row.line.topic == "directory"
            assert row.name.endswith(f", {name}") or elsewhere, row
            assert row.checked == (f"seen {row.line.seen}" if row.line.is_checked else "not checked yet")
        topics = {row.line.topic for row in view.rows}
        assert ("emergency" in topics) is not bool(view.danger.missing)
        assert ("crisis" in topics) is not bool(view.people.missing)
        assert all(name in missing for missing in view.danger.missing + view.people.missing)
        assert view.people.rows[-1].line.topic == "directory"


def test_where_no_country_is_known_only_what_serves_many_is_shown(trainer: Trainer) -> None:
    view = trainer.views.help()
    assert {row.line.country for row in view.rows} == {"INT"}
    assert view.danger.missing
    assert "European Union" in view.danger.rows[0].line.text


def test_topics_asked_for_come_first_and_no_line_twice(trainer: Trainer) -> None:
    trainer.helping.choose("DE")
    view = trainer.views.help(first=("stalking", "violence"))
    assert view.people.rows[0].line.topic == "stalking"
    shown = [(row.line.reach, row.line.topic) for row in view.people.rows]
    assert len(shown) == len(set(shown))
    numbers = trainer.views.numbers_to_call(("violence", "emergency", "violence"))
    assert [row.line.topic for row in numbers.rows] == ["violence"] * 3 + ["emergency"]


def test_where_a_country_has_no_line_about_stalking_the_one_about_violence_is_offered(
    trainer: Trainer,
) -> None:
    trainer.helping.choose("PL")
    lines: HelpLines = trainer.views.numbers_to_call(("stalking",))
    assert [row.line.id for row in lines.rows] == ["violence-pl"]
