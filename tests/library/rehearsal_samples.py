"""A sound rehearsal in a file, which each mutant of the checks starts from."""

SOUND = """
id = "timo-waits"
title = "Timo waits"
kind = "friend"
level = 2
skill = "listening"
minutes = 4
who = "Timo"
persona = "Timo is made up, and has a point."
scene = "You are late at the ticket desk, and Timo holds two tickets."
cue = "Hear the wait first."
leaving = "You say that you'd like to go home. Timo nods."
plan = "If somebody waits for me, then I"
words = ["late"]
sources = ["eyal-2018"]

[[opening]]
tension = 5
warmth = 3

[[opening]]
tension = 7
warmth = 3

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

[[page]]
kind = "rating"
id = "middle"
to = "hall"

[[page]]
kind = "talk"
id = "hall"
text = "“I could have gone in alone.”"
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

[[page]]
kind = "wait"
id = "still"
text = "Timo looks at the clock over the desk."
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
say = "I'm going home. Good night, Timo."
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

[[page]]
kind = "ending"
id = "warm-end"
end = "warm"
text = "“All right,” says Timo, and folds the tickets into a boat."
now = "Stand up and put something away."
exercise = "self-kindness-three-lines"

[[page]]
kind = "ending"
id = "cool-end"
end = "cool"
text = "“Fine,” says Timo, and reads the poster."
now = "Drink a glass of water."
exercise = "self-kindness-three-lines"

[[page]]
kind = "ending"
id = "goes"
end = "hot"
text = "“Forget it,” says Timo, and goes."
now = "Breathe out three times."
exercise = "self-kindness-three-lines"
"""
