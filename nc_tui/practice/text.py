"""What text from people, files and other machines may hold.

Text is cleaned where it enters (typed, pasted, imported, synced, content files), so that everything
behind that point can be shown without a second thought. Cleaning removes what can steer a terminal
or hide the order of letters; it never touches letters, emoji, joiners or right-to-left scripts.
"""

import re

LONGEST = 200_000
"""Characters kept of one text. A long evening of writing stays far below it."""

# Patterns are texts, which Python compiles when they are first used: a start needs few of them.
_LINE_ENDS = "\r\n?|[\u2028\u2029\x0b\x0c\x85]"
_HARMFUL = (
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidi embeddings, overrides, isolates, deprecated controls
    "\ud800-\udfff"  # lone surrogates: no UTF-8 exists for them
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"  # byte order mark, interlinear marks, non-characters
)
_BETWEEN_SENTENCES = r"(?:(?<=[.!?])|(?<=[.!?]['’”]))\s"


def clean(text: str, longest: int = LONGEST) -> str:
    """The text without control characters, surrogates and bidi overrides; line ends become newlines."""
    if not text.isprintable():  # what can be printed has neither
        text = re.sub(_HARMFUL, "", re.sub(_LINE_ENDS, "\n", text))
    return text[:longest]


def clean_line(text: str, longest: int = 400) -> str:
    """The same for one line: every run of white space becomes one blank."""
    return " ".join(clean(text).split())[:longest].rstrip()


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the quotation mark that closes it."""
    return re.split(_BETWEEN_SENTENCES, " ".join(text.split()))
