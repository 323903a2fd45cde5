"""The exercise file one begins with: every key, what it is for, and an example beside it."""

from nc_tui.practice.exercise import SETTINGS, STAKES

_TEMPLATE = """\
# An exercise of your own for nc-tui. Fill in what is empty, then run: nc-tui content check FILE
# Text goes in quotation marks. What comes after a # is only for you.

id = "{skill}-"  # a name of small letters, digits and hyphens after the skill: "{skill}-one-small-thing"
title = ""  # at most 40 characters: "One small thing"
skill = "{skill}"
stakes = "acquaintance"  # {stakes}
setting = "home"  # {settings}
minutes = 5  # 2 to 20, the doing included
where = "out"  # out: taken with you into the day, recorded later. here: done in the app, no a step "go"
why = ""  # one or two sentences: why it is worth doing. No more than the source says
done_when = ""  # what another person could check: "You asked once and heard the whole answer."
easier = ""  # a smaller thing to do instead
harder = ""  # a bigger one
reflect = ""  # one short question about what happened: "What did they say first?"
# buddy = true  # done with a friend who agreed to practise; only at close
# any_day = true  # it needs no chance: you choose the day; only at tense
# safety = ""  # where it belongs, and always in a shop: "One question, then let them go on."
sources = ["gollwitzer-sheeran-2006"]  # ids of sources.toml. This one is about if-then plans

# Two to six steps. Each has a text of whole sentences, at most 330 characters.

[[step]]
kind = "plan"  # an if-then plan; the person edits both halves
text = ""  # "Choose when and where."
if = ""  # "If I meet my neighbour on the stairs"
then = ""  # "I ask what they are looking forward to"

[[step]]
kind = "go"  # exactly one where you take it with you. After it: rate, count, list, write, read
text = ""  # what to do out there
carry = ""  # the one line to take with you, at most 60 characters

[[step]]
kind = "write"
text = ""  # what to write down when you record it: "What did they say? Write two lines."
lines = 2  # 1 to 8, can be left out. Timed writing: seconds = 60 to 600

# More kinds of step. Remove the # from those you want.

# [[step]]
# kind = "read"
# text = ""

# [[step]]
# kind = "timer"
# text = ""
# seconds = 120  # 10 to 1200

# [[step]]
# kind = "breathe"
# text = ""
# seconds = 120  # 30 to 600
# in = 4  # seconds to breathe in, 2 to 8
# hold = 0  # 0 to 8
# out = 6  # 2 to 10

# [[step]]
# kind = "list"
# text = ""
# count = 3  # 2 to 10 things to write

# [[step]]
# kind = "count"
# text = ""
# unit = ""  # what is counted, in a word or two
# aim = 5  # can be left out

# [[step]]
# kind = "rate"
# text = ""
# low = "calm"  # what 0 means
# high = "very tense"  # what 10 means
# when = "after"  # before or after, can be left out: makes it the exercise's own rating

# [[step]]
# kind = "earlier"  # offers back what was written the last time
# text = ""
# nothing = ""  # what is said where nothing was
# of = "listening-five-questions-opened-up"  # another exercise; left out, it is this one

# [[step]]
# kind = "check"  # a drill that answers at once and says why
# text = ""  # "Is each of these open or closed?"
# piles = ["open", "closed"]  # 2 to 4. Left out, one line is chosen: the one with fits = true, in place of is
#
# [[step.line]]  # 3 to 8 lines
# say = ""  # "'Good weekend?'"
# is = "closed"
# why = ""  # "Yes or no will do."
#
# [[step.line]]
# say = ""
# is = "open"
# why = ""
#
# [[step.line]]
# say = ""
# is = "open"
# why = ""

# A drill that is done here can have up to five more scenes, which come in turn: scene = "" above the first
# step, and below all steps a [[variation]] with its own scene = "" and as many [[variation.step]] of the same
# kinds in the same order.
"""


def filled_for(skill: str) -> str:
    """The file for one skill. What has to be written is empty, so the check names it until it is."""
    return _TEMPLATE.format(skill=skill, stakes=", ".join(STAKES), settings=", ".join(SETTINGS))
