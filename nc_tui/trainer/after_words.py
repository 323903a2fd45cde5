"""What the pages after the ready list say: a heading and a few sentences for each state."""

from collections.abc import Mapping

from msgspec import Struct

from nc_tui.practice.after import DAYLIGHT, REHEARSED, Missing, State
from nc_tui.practice.draft_words import LETTERS
from nc_tui.practice.kinds.after import Came
from nc_tui.practice.readiness import CALM_MOOD, CALM_PULL


class Says(Struct, frozen=True):
    """``heading`` follows "After"; ``text`` is paragraphs."""

    heading: str
    text: tuple[str, ...]


KEEPS_THE_REST = (
    f"Cutting words, or changing up to {LETTERS} letters, leaves the rest as it is. New words begin it again."
)
SAYS: Mapping[State, Says] = {
    "not-open": Says(
        "not open",
        (
            "This part opens once both reviews of the ready list are done, the second on a calm day, and "
            "your answer is a short hello. Until then there is no draft to write and nothing to wait for.",
        ),
    ),
    "words": Says(
        "the words",
        (
            "Two lines about something light, by text: a call asks for an answer on the spot. Leave out the "
            "past, apologies and any question that needs an answer. One message; there is no second one, "
            "whatever comes or doesn't.",
        ),
    ),
    "resting": Says(
        "the draft rests",
        ("It rests until {due}, even if it feels urgent. " + KEEPS_THE_REST,),
    ),
    "check": Says(
        "the check",
        (
            "The words have rested. Before anything goes out, the check asks how things are today: your "
            "safety and theirs, how steady you are, and what you hope for. A no in it is a good answer too.",
        ),
    ),
    "may-go": Says(
        "it may go, once",
        (
            "In daylight where they are. The check holds until {due}; after that it asks again. You send it "
            "yourself, from your own phone; the app sends nothing.",
            "Dropping it is as good an ending as sending it.",
        ),
    ),
    "waiting": Says(
        "sent {since}",
        (
            "There is nothing for you to do about it. If something comes, open it in daylight and record it "
            "here. If nothing comes, that is an answer too, and the app will say when.",
        ),
    ),
    "your-turn": Says(
        "they answered",
        (
            "Read it once, slowly, and put it down again. If you write back, write one line for one of "
            "theirs: about as long, about the present, some hours later. The same day is fine. Not writing "
            "is fine too.",
        ),
    ),
    "last-line": Says("they answered", ()),
    "their-turn": Says(
        "the next word is theirs",
        (
            "Your line is with them. There is nothing to do about it: no second line, no checking whether "
            "it's been read. If something comes, record it here.",
        ),
    ),
    "agreed": Says(
        "they want to meet",
        (
            "They asked, and named a time. One line is enough for an answer. For the meeting: daylight, a "
            "public place, about an hour, sober, your own way home, and a friend who knows where you are. "
            "You may still say no, and so may they.",
        ),
    ),
    "kept": Says(
        "it stays with you",
        (
            "You had the words, and they stay with you. Nobody was asked for anything. What you would have "
            "put into it, interest and a light tone, can go to people you see this week.",
            "If you ever want to look again, two new reviews come first.",
        ),
    ),
    "silence": Says(
        "no answer, and that is one",
        (
            "You said hello once and left it at that. You don't have to find out why nothing came: perhaps "
            "they were glad and are busy, perhaps they don't want to. Neither makes your hello a mistake.",
            "It may hurt tonight. That makes it a good evening to be with someone.",
        ),
    ),
    "no": Says(
        "a no",
        (
            "They said no, in words or by closing the door, and it holds. It needs no reply: no thank you, "
            "no last word. A no says what they want. It doesn't say what you are worth.",
            "The sadness needs somewhere to go, though: a friend, a walk, a letter that stays here.",
        ),
    ),
    "theirs": Says("the next step is theirs", ()),
    "in-touch": Says(
        "in touch",
        (
            "You're in touch, and this page has no questions for you. Nothing here counts your messages or "
            "looks over your shoulder.",
            "What you have practised is still worth practising: listening first, saying what you'd like, "
            "taking a no, and a life with other people in it.",
        ),
    ),
    "let-go": Says(
        "you no longer want to",
        (
            "That is a full and good ending, and you owe nobody a reason for it. What you have practised "
            "goes to the people in your life now.",
        ),
    ),
    "stopped": Says(
        "stopped",
        (
            "There was more than this one hello, or they asked for space. Either way this part is over, and "
            "saying so here was honest. The best thing for both of you now is to do nothing: no message that "
            "explains the message.",
            "If it's hard to leave them alone, there are people who help with exactly that, without blame. "
            "And practice goes on with people who are free to walk away.",
        ),
    ),
    "closed": Says("closed", ()),
}

THEIRS: Mapping[Came | None, str] = {
    "cool": "They wrote back, and you didn't press. That was decent, short as it was.",
    "angry": "They were angry, and you don't have to put it right. One line was the most there was to say.",
    "someone": "They told you they are with someone. The two of them come first now.",
    "maybe": "A maybe without a time is most often a no that's hard to say; people who refuse rarely use the "
    "word. Nobody has to spell it out for you.",
    "meet": "You were going to meet, and it didn't turn out as you hoped. You don't have to find out why.",
    None: "You've left it with them. There is nothing more to do about it.",
}
"""What is said first of an answer that leaves the next step to them."""
THEIRS_REST = (
    "A next step would have to come from them. If they write, record it here; until then your days are your "
    "own."
)
LAST_LINE: Mapping[Came | None, str] = {
    "cool": "Short or cool may be shyness, caution or a polite no, and pressing would only make the next "
    "answer cooler. One friendly line closes it well, or none. After that the next step is theirs.",
    "angry": "First: is there a no in it, or does it frighten you? Then say so below. Otherwise part of it "
    "may be fair, and you can hear it without defending yourself. One line, “I have read it”, or none.",
    "someone": "It was fair of them to say so. You owe nothing; “thank you for telling me” is the most there "
    "is to say.",
}
BEFORE_THE_WORDS = (
    "In one study, contact slowed the fading of love and sadness (Sbarra and Emery 2005). In another, people "
    "who had parted and made up more often were more distressed (Monk and others 2018). Neither knows the "
    "two of you; both are worth a thought before the first word."
)
OWN_LINES = "What you wrote for a yes, a no and silence"
FROM_YOUR_NOTES = "From your notes, where it went better than you expected:"
TAKE_ALONG = "To take all of it with you: nc-tui export --to md journal.md"
PROMISE = "It's a promise to yourself and to them, not a lock: records can be undone and files edited."
ELSEWHERE = (
    "The draft was written on another machine and is only there. Words written here begin a rest of their "
    "own."
)
MISSING: Mapping[Missing, str] = {
    "calm": f"a calm day: check in first, with a mood of {CALM_MOOD} or more and a pull of {CALM_PULL} or "
    "less",
    "rehearsal": f"a rehearsal of silence or a no in the last {REHEARSED.days} days",
    "daylight": f"daylight where they are, {DAYLIGHT[0]} to {DAYLIGHT[1]} unless you said otherwise",
    "an-hour": "an hour since it came",
    "gates": "answers to the care questions, and none that closes contact",
}
"""What an offer waits for, behind "This waits for"."""

STEADY = (
    "Are you fairly calm now, with no fear, anxiety or despair that's loud?",
    "If it went badly, could you still eat, sleep and do tomorrow what you have planned?",
)
HONEST = (
    "If it's read and nothing ever comes back, would it still have been right?",
    "Could a new partner of theirs read it with them, and all three of you be at ease with every word?",
    "Is it free of any wish to make them feel something: that they miss you, were wrong, or owe you?",
    "Can you name what they said or did lately that a stranger would read as welcome?",
    "Will you send nothing after it, whatever comes or doesn't?",
)
"""The questions of the check for a hidden agenda. One no is enough."""
READ = "Has someone you trust read it, or is there nobody to ask?"

MEANS: Mapping[str, str] = {
    "early": "Saved. If it went out before its rest and its check were over, that's a fact now: it's the one "
    "hello there is. From here it's the same for everyone: nothing to do but leave them room.",
    "by-day": "Saved. That was the one hello. Now it's theirs.",
    "second": "Saved as a slip, because one hello is all there is. Your run starts again. Nothing you have "
    "practised is lost.",
}
"""What telling that it was sent means."""
