"""A small library in files, and the exercise file that each breakage starts from."""

from pathlib import Path

BASE = {
    "skills.toml": """
[[skill]]
id = "listening"
title = "Listening"
short = "Ask, and hear it out"
what = "You ask and wait."
why = "Asking works better than guessing."
mastered = "You say back what you heard."
evidence = "In one study, asking helped. It says no more."
sources = ["eyal-2018"]

[[skill]]
id = "self-kindness"
title = "Self-kindness"
short = "A friend's voice"
what = "You speak to yourself as to a friend."
why = "The days are hard enough."
mastered = "You answer yourself kindly."
evidence = "In one study it went with less pain. It says no more."
sources = ["sbarra-2012"]
""",
    "sources.toml": """
[[source]]
id = "eyal-2018"
authors = "Eyal and others"
year = 2018
seen = "title"
finding = "Asking works better than guessing."

[[source]]
id = "sbarra-2012"
authors = "Sbarra and others"
year = 2012
seen = "abstract"
finding = "Kinder people were less troubled."
""",
    "helplines.toml": """
intro = "You deserve a person."
danger = "If you may be in danger, call."
note = "Numbers change."

[countries]
GB = "United Kingdom"

[[helpline]]
id = "emergency-112"
country = "INT"
topic = "emergency"
name = "Emergency number 112"
reach = "112"
text = "A life in danger, in the European Union."
status = "verified"
seen = "2026-08"
sources = ["a page"]

[[helpline]]
id = "directory"
country = "INT"
topic = "directory"
name = "A directory"
reach = "directory.example"
text = "Helplines by country."
status = "verified"
seen = "2026-08"
sources = ["a page"]

[[helpline]]
id = "emergency-gb"
country = "GB"
topic = "emergency"
name = "Emergency number"
reach = "999"
text = "A life in danger, now."
status = "verified"
seen = "2026-10"
sources = ["a page"]
""",
    "checklist.toml": """
intro = "The list."
limits = "It can't tell."
waiting = "Two days pass."
after = "You have looked twice."
letgo = "That is a good ending."
sources = ["eyal-2018"]

[[gate]]
id = "asked"
question = "Have they asked for no contact?"
closed = "That is their answer."
topics = ["crisis"]

[[evidence]]
id = "people"
text = "Three people"
title = "People"
how = "Counts people."
measure = "people"
need = 3
days = 28
moves = "An exercise with somebody new."

[[self]]
id = "accept"
statement = "I accept it."
prompt = "Write how."
labels = ["how"]

[[answer]]
id = "not-now"
label = "not now"
text = "That is fine."
""",
    "evidence.toml": '''
[[section]]
title = "What it promises"
text = """One paragraph
in two lines.

Another paragraph."""
sources = ["sbarra-2012"]
''',
}

OUT = """
id = "listening-one-open-question"
title = "One open question"
skill = "listening"
stakes = "stranger"
setting = "street"
minutes = 4
where = "out"
why = "People guess badly at what others think. Asking works better."
done_when = "You asked one open question and heard the whole answer."
easier = "Ask someone who greets you anyway."
harder = "Ask in a place where you have never been."
reflect = "What did you expect them to say?"
safety = "One question, and let them go on."
sources = ["eyal-2018"]

[[step]]
kind = "timer"
text = "Breathe and think of a question."
seconds = 60

[[step]]
kind = "go"
text = "Ask it once and wait for the whole answer."
carry = "One question, whole answer."

[[step]]
kind = "rate"
text = "How tense were you?"
low = "calm"
high = "very tense"
when = "after"
"""

HERE = """
id = "self-kindness-three-lines"
title = "Three lines"
skill = "self-kindness"
stakes = "alone"
setting = "home"
minutes = 5
where = "here"
why = "A friend's words are easier to take."
done_when = "Three lines stand there."
easier = "Write one line."
harder = "Read them aloud."
reflect = "Which line was hardest to write?"
sources = ["sbarra-2012"]

[[step]]
kind = "write"
text = "Write three lines as a friend would."
seconds = 180
lines = 3

[[step]]
kind = "read"
text = "Read them once."
"""

FILES = {"listening/01-one-open-question.toml": OUT, "self-kindness/01-three-lines.toml": HERE}


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each first part, which must be there, replaced by the second."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def own_exercise(*changes: tuple[str, str]) -> str:
    """A sound exercise of one's own, with changes."""
    mine = changed(
        OUT, ("listening-one-open-question", "listening-mine"), ("One open question", "My question")
    )
    return changed(mine, *changes)


def write_files(folder: Path, files: dict[str, str]) -> Path:
    """The folder with these files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
