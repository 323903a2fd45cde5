"""The sources: each one exists, is used, and says how much of it was read."""

import re

from nc_tui.library.reading import shipped
from nc_tui.library.situations import read_situations
from tests.content.shelf import exercises, library, used_sources


def test_every_source_that_is_named_exists() -> None:
    missing = {
        f"{name}: sources: {source}"
        for name, exercise in exercises().items()
        for source in exercise.sources
        if source not in library().sources
    }
    assert missing == set()
    assert used_sources(library()) <= set(library().sources)


def test_every_source_is_used_somewhere() -> None:
    guides, _ = read_situations(shipped() / "situations")
    in_guides = {source for guide in guides.values() for source in guide.sources}
    assert set(library().sources) - used_sources(library()) - in_guides == set()


def test_a_source_is_named_by_its_authors_and_year() -> None:
    wrong = []
    for name, source in library().sources.items():
        words, _, year = name.rpartition("-")
        authors = re.sub(r"[^a-z]+", " ", source.authors.lower().replace("'", "").replace("’", ""))
        if int(year) != source.year or words.split("-")[0] not in authors.split():
            wrong.append(f"sources.toml: {name}")
    assert wrong == []


def test_a_source_can_be_found() -> None:
    lost = [
        f"sources.toml: {name}"
        for name, source in library().sources.items()
        if source.seen == "abstract" and not (source.doi or source.published)
    ]
    assert lost == []


def test_a_doi_has_the_form_of_one_and_stands_once() -> None:
    dois = [source.doi for source in library().sources.values() if source.doi is not None]
    assert [doi for doi in dois if not re.fullmatch(r"10\.\d{4,9}/\S+|arXiv:\d{4}\.\d{4,5}", doi)] == []
    assert len(set(dois)) == len(dois)


def test_a_why_gives_no_number_that_is_not_said_of_its_sources_elsewhere() -> None:
    wrong = []
    for name, exercise in exercises().items():
        sources = set(exercise.sources)
        about = [library().sources[source].finding for source in sources]
        about += [skill.evidence for skill in library().skills.values() if sources & set(skill.sources)]
        about += [section.text for section in library().evidence if sources & set(section.sources)]
        known = set(re.findall(r"\d+", " ".join(about)))
        wrong += [
            f"{name}: why: {number}" for number in re.findall(r"\d+", exercise.why) if number not in known
        ]
    assert wrong == []
