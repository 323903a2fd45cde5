"""The rehearsal one begins with: a whole small talk that is sound, to be written over."""

REHEARSAL_TEMPLATE = """\
# A rehearsal of your own for nc-tui: a whole small talk. Write over it, then run: nc-tui content check FILE
# Text goes in quotation marks; what somebody says between “ and ”. What comes after a # is only for you.
# The talk is sound as it stands; the check says in a line what isn't any more.

id = "ID"  # small letters, digits and hyphens
title = "Enno at the ticket desk"  # at most 40 characters
# angry, someone-new, silence, no, cool, warm, hand-over, by-chance, family, friend or work
kind = "friend"
level = 1  # 1 people around you, 2 tense people around you, 3 someone you were once close to
skill = "listening"
minutes = 4
who = "Enno"  # a made-up name
persona = "Enno is made up, and has a point."
# where you are, and what happened before
scene = "You are late at the ticket desk, and Enno holds two tickets."
cue = "Hear the wait first."  # what to try
leaving = "You say that you'd like to go home. Enno nods."  # how it reads to leave early
plan = "If somebody waits for me, then I"  # the beginning of a plan: If …, then I
words = ["late", "waiting"]  # what you would type to find it
sources = ["weger-2014"]

# Every run takes one of the openings: how tense (0 to 10) and how warm Enno comes to the talk.
[[opening]]
tension = 5
warmth = 3

[[opening]]
tension = 7
warmth = 3

# A page of talk: what is said, and two to four replies. Each reply has a move, the page that comes next (to),
# what Enno answers at once (back), and a comment that the looking back shows.
# Moves that are skilled: reflect, own-part, accept, ask, pause, limit, warm, leave.
# Moves that aren't: defend, advise, blame, give-in, press, plead, test.
[[page]]
kind = "talk"
id = "desk"
text = "“Half an hour. I stood here with two tickets.”"
[[page.replies]]
say = "You stood here and didn't know."
move = "reflect"
to = "middle"
back = "“No idea at all.”"
comment = "You gave back the wait."
[[page.replies]]
say = "One moment, I'm out of breath."
move = "pause"
to = "middle"
back = "“Breathe, then.”"
comment = "A pause with an end."
[[page.replies]]
say = "The tram stopped on the bridge."
move = "defend"
to = "middle"
back = "“Trams do that.”"
comment = "True, and it comes too early."

# Here the tension is asked for.
[[page]]
kind = "rating"
id = "middle"
to = "hall"

[[page]]
kind = "talk"
id = "hall"
text = "“I could have gone in alone.”"
# Another text, where all of these hold: easy, stiff or hot, warm, pushed.
[[page.instead]]
when = ["hot"]
text = "“I should have gone in alone.”"
[[page.replies]]
say = "I was late, and you paid for it."
move = "own-part"
to = "still"
back = "“With my feet.”"
comment = "Your part and what it cost."
[[page.replies]]
say = "What did you do all that time?"
move = "ask"
to = "still"
back = "“I read the poster. Twice.”"
comment = "An open question."
[[page.replies]]
say = "Next time, wait inside."
move = "advise"
to = "still"
back = "“Next time.”"
comment = "Advice nobody asked for."

# A page on which nothing happens for a while.
[[page]]
kind = "wait"
id = "still"
text = "Enno looks at the clock over the desk."
seconds = 20
to = "door"

[[page]]
kind = "talk"
id = "door"
text = "“They have shut the door now.”"
[[page.instead]]
when = ["easy"]
text = "“Well. They have shut the door now.”"
[[page.turns]]
when = ["hot"]
to = "goes"
[[page.replies]]
say = "Then the bench out here it is."
move = "warm"
to = "close"
back = "“It has a good view of the door.”"
comment = "A light line."
[[page.replies]]
say = "I'm going home. Good night, Enno."
move = "leave"
to = "close"
back = "“Good night.”"
comment = "You ended it kindly."
[[page.replies]]
say = "Say that you aren't cross, please."
move = "press"
to = "close"
back = "“I am cross.”"
comment = "You asked for a feeling that isn't there."

# A page that is never shown: it leads on, by how Enno feels.
[[page]]
kind = "turns"
id = "close"
[[page.turns]]
when = ["hot"]
to = "goes"
[[page.turns]]
when = ["pushed"]
to = "cool-end"
[[page.turns]]
when = ["easy", "warm"]
to = "warm-end"
[[page.turns]]
to = "cool-end"

# Where it ends (end): warm, cool, hot, no, silence or gone. What helps in the next minutes (now), and an
# exercise to go on with.
[[page]]
kind = "ending"
id = "warm-end"
end = "warm"
text = "“All right,” says Enno, and folds the tickets into a boat."
now = "Stand up and put something away."
exercise = "self-kindness-three-lines"

[[page]]
kind = "ending"
id = "cool-end"
end = "cool"
text = "“Fine,” says Enno, and reads the poster."
now = "Drink a glass of water."
exercise = "self-kindness-three-lines"

[[page]]
kind = "ending"
id = "goes"
end = "hot"
text = "“Forget it,” says Enno, and goes."
now = "Breathe out three times."
exercise = "self-kindness-three-lines"
"""


def rehearsal_named(rehearsal_id: str) -> str:
    """The file, under this id."""
    return REHEARSAL_TEMPLATE.replace('"ID"', f'"{rehearsal_id}"', 1)
