"""The one-key answers that several pages ask for."""

from collections.abc import Mapping
from typing import TypeVar

from nc_tui.app.widgets.question import Option
from nc_tui.practice.kinds import vocabulary

Word = TypeVar("Word", bound=str)


def _options(words: Mapping[Word, str], keys: str) -> tuple[Option, ...]:
    """Each word with its label and its key; ``keys`` are in the order of the words."""
    return tuple(Option(key, word, label) for (word, label), key in zip(words.items(), keys, strict=True))


CHANNELS = _options(vocabulary.CHANNELS, "tcsmh")
SET_OFFS = _options(vocabulary.SET_OFFS, "aedmpyno")
TOPICS = _options(vocabulary.TOPICS, "cwhmlo")
WHENS = (
    Option("n", "now", "in the last hour"),
    Option("t", "today", "earlier today"),
    Option("y", "yesterday", "yesterday"),
    Option("e", "earlier", "another day"),
)
"""Roughly when something was, as ``practice.slip_moment`` makes a moment of it."""
YES_NO = (Option("y", "yes", "yes"), Option("n", "no", "no"), Option("s", "skip", "skip"))

KITCHEN = "If it is late and I am alone, then the phone goes in the kitchen."
PLANS: Mapping[str, tuple[str, str]] = {
    "alone": ("If I am alone and an urge comes, then I ring someone, about anything.", KITCHEN),
    "evening": (KITCHEN, "If it is after nine and an urge comes, then I ride it for twenty minutes first."),
    "drink": (
        "If I go out for a drink, then the phone stays with a friend.",
        "If I have had a drink, then nothing is sent before breakfast.",
    ),
    "their-message": (
        "If a message comes, then I put the phone away for an hour before anything else.",
        "If a message comes, then I open the guide “They wrote to me” first.",
    ),
    "photo-or-song": (
        "If a photo or a song comes up, then I go once round the block.",
        "If a photo comes up, then I archive it and write three lines that I won't send.",
    ),
    "date": (
        "If such a day is a week away, then I plan it with someone.",
        "If such a day comes, then I write the letter that won't be sent.",
    ),
    "news": (
        "If someone brings news, then I say: no news please, thank you.",
        "If I have heard news, then I ride it for twenty minutes first.",
    ),
    "other": ("If an urge comes again, then I ride it for twenty minutes first.", KITCHEN),
}
"""If-then sentences to choose from with one key, by what set it off."""
