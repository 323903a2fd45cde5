"""Whatever is typed or synced, it is kept as far as it can be shown, and never breaks a save."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.journal.folders import folders
from nc_tui.journal.month_file import cleaned, may_need_cleaning
from nc_tui.journal.record_codec import sealed
from nc_tui.practice.kinds import Practice, Review
from nc_tui.practice.text import clean
from tests.journal.examples import TODAY, as_they_stand, drafts_at, journal_at, practice

letters = st.one_of(
    st.characters(),
    st.sampled_from(
        "\x00\x07\x08\x0b\x0c\r\n\t\x1b\x7f\x80\x85\x9b\x9f\u2028\u2029\u202e\u2066\u2069\ufeff\ufffe\uffff\ud800\udfff"
        '\u200d\u200f"\\/,{}[]:'
        "שé👩\U0010ffff"
    ),
)
texts = st.text(letters, max_size=60)


@settings(max_examples=60)
@given(st.lists(texts, min_size=1, max_size=3))
def test_any_text_is_saved_clean_and_comes_back_the_same(notes: list[str]) -> None:
    with TemporaryDirectory() as home:
        journal = journal_at(Path(home))
        made = [journal.append(practice(note), TODAY) for note in notes]
        made.append(journal.append(Review("review", {note: note for note in notes}), TODAY))
        again = journal_at(Path(home))
        assert again.records() == tuple(made)
        assert again.damage() == ()
        for note, record in zip(notes, made, strict=False):
            assert record.data == practice(clean(note))


@settings(max_examples=100)
@given(texts)
def test_a_hostile_text_in_a_synced_file_is_read_clean(note: str) -> None:
    encodable = "".join(letter for letter in note if not "\ud800" <= letter <= "\udfff")
    with TemporaryDirectory() as home:
        journal = journal_at(Path(home))
        journal.append(practice("x"), TODAY)
        path = Path(home) / "data" / "journal" / journal.device / "2026-11.json"
        tables = json.loads(path.read_bytes())
        document = tables["records"]["1"]
        document["data"]["note"] = encodable
        document["data"]["exercise"] = encodable
        tables["records"]["1"] = sealed(document)
        path.write_bytes(json.dumps(tables, ensure_ascii=len(note) % 2 == 0).encode())
        again = journal_at(Path(home))
        (record,) = again.records()
        assert isinstance(record.data, Practice)
        assert record.data.note == clean(encodable)
        assert record.data.exercise == clean(encodable)
        assert again.damage() == ()


@given(texts)
def test_bytes_that_are_not_suspected_hold_nothing_to_clean(text: str) -> None:
    from msgspec.json import encode

    encodable = "".join(letter for letter in text if not "\ud800" <= letter <= "\udfff")
    for raw in (encode(encodable), json.dumps(encodable).encode()):
        if not may_need_cleaning(raw):
            assert cleaned(encodable) == encodable


def test_ordinary_texts_in_many_languages_are_not_suspected() -> None:
    for text in ("Grüße — “quoted” … 👩‍💻", "שלום", "你好", "plain\nlines\t", "naïve café"):
        assert not may_need_cleaning(json.dumps(text, ensure_ascii=False).encode())


def test_a_very_long_text_is_kept_whole(home: Path) -> None:
    note = "Wörter und 👩‍💻 " * 7_000
    record = journal_at(home).append(practice(note), TODAY)
    assert as_they_stand(home) == (record,)
    assert isinstance(record.data, Practice)
    assert record.data.note == note


@settings(max_examples=60)
@given(texts.filter(bool))
def test_a_draft_comes_back_as_it_was_but_for_lone_surrogates(text: str) -> None:
    with TemporaryDirectory() as home:
        drafts = drafts_at(folders(Path(home)))
        drafts.save("walk", text)
        assert drafts.load("walk") == "".join(letter for letter in text if not "\ud800" <= letter <= "\udfff")
