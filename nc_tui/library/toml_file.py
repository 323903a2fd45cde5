"""One TOML file, read within bounds: a file from elsewhere must cost neither minutes nor memory.

The standard parser is safe from code and aliases, but its time grows with the square of a dotted key's
length, and it recurses into nested brackets. So size, line length and depth are looked at first.
"""

import re
from pathlib import Path

from nc_tui.practice.text import clean, clean_line

LARGEST = 256_000
"""Bytes of one file."""
LONGEST_LINE = 4_000
"""Characters of one line; a page of text written on one line fits in."""
DEEPEST = 8
"""Brackets inside brackets, and dots in one line outside of text."""

_TEXT_OR_COMMENT = re.compile(
    r'"""(?:[^\\"]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*",
    re.DOTALL,
)

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


class UnreadableError(Exception):
    """The file can't be read as TOML. ``key`` names the line where one is known."""

    def __init__(self, what: str, key: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.key = key


def read_table(path: Path) -> dict[str, object]:
    """The file's table. Its text is cleaned; a line end is a blank, an empty line parts paragraphs.

    Raises UnreadableError with what is wrong, in words.
    """
    import tomllib

    text = _text_of(path)
    _within_bounds(text)
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"isn't TOML: {clean_line(str(error), 160)}") from None
    return {clean_line(key, 60): _cleaned(value) for key, value in table.items()}


def one_line(value: object) -> object:
    """The same with each text on one line, for tables that hold no paragraphs."""
    if isinstance(value, str):
        return clean_line(value, LARGEST)
    if isinstance(value, list):
        return [one_line(item) for item in value]
    if isinstance(value, dict):
        return {key: one_line(item) for key, item in value.items()}
    return value


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableError(f"can't be read: {(error.strerror or 'unknown reason').lower()}") from None
    if len(raw) > LARGEST:
        raise UnreadableError(f"is larger than {LARGEST // 1000} kB")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableError("isn't UTF-8 text; save it as UTF-8", f"line {line}") from None


def _within_bounds(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise UnreadableError(f"is longer than {LONGEST_LINE} characters", f"line {number}")
    depth = 0
    # Text keeps its line ends, so that line numbers stay true.
    bare = _TEXT_OR_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    for number, line in enumerate(bare.split("\n"), start=1):
        if line.count(".") > DEEPEST:
            raise UnreadableError(f"has more than {DEEPEST} dots outside of text", f"line {number}")
        for sign in line:
            depth += (sign in "[{") - (sign in "]}")
            if depth > DEEPEST:
                raise UnreadableError(f"has brackets nested deeper than {DEEPEST}", f"line {number}")


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        paragraphs = (" ".join(part.split()) for part in _EMPTY_LINE.split(clean(value, LARGEST)))
        return "\n\n".join(part for part in paragraphs if part)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean_line(key, 60): _cleaned(item) for key, item in value.items()}
    return value
