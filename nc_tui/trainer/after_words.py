"""What the pages after the ready list say: a heading and a few sentences for each state."""

from collections.abc import Mapping

from msgspec import Struct

from nc_tui.practice.after import Missing, State
from nc_tui.practice.kinds.after import Came


class Says(Struct, frozen=True):
    """``heading`` follows "After"; ``text`` is paragraphs."""

    heading: str
    text: tuple[str, ...]


SAYS: Mapping[State, Says] = {
    "not-open": Says(
        "not open",
        (
            "This part opens when two reviews of the ready list, on two calm days, come out at a short "
            "hello. "
            "Until then there is no draft to write and nothing to wait for.",
        ),
    ),
    "words": Says(
        "the words",
        (
            "Two lines about something light, by text: a call asks for an answer on the spot. Leave out the "
            "past, an apology and any question that has to be answered. One message; there is no second one, "
            "whatever comes or doesn't.",
        ),
    ),
    "resting": Says(
        "the draft rests",
        (
            "It rests until {due}, even if it feels urgent. You can cut words or mend a letter or two; new "
            "words "
            "begin the rest again.",
        ),
    ),
    "check": Says(
        "the check",
        (
            "The words have rested. Before anything goes out, the check asks how things are today: your "
            "safety "
            "and theirs, how steady you are, and what you hope for. A no in it is a good answer too.",
        ),
    ),
    "may-go": Says(
        "it may go, once",
        (
            "Today or tomorrow, in daylight where they are. After that the check is asked again. You send it "
            "yourself, from your own phone; the app sends nothing.",
            "Dropping it is as good an ending as sending it.",
        ),
    ),
    "waiting": Says(
        "sent {since}",
        (
            "There is nothing for you to do about it. If something comes, open it in daylight and record it "
            "here. "
            "If nothing comes, that is an answer too, and the app will say when.",
        ),
    ),
    "your-turn": Says(
        "they answered",
        (
            "Read it once, slowly, and put it down again. If you write back, write one line for one of "
            "theirs: "
            "about as long, about the present, some hours later. The same day is fine. Not writing is fine "
            "too.",
        ),
    ),
    "last-line": Says("they answered", ()),
    "their-turn": Says(
        "the next word is theirs",
        (
            "Your line is with them. There is nothing to do about it: no second line, no look whether it was "
            "read. If something comes, record it here.",
        ),
    ),
    "agreed": Says(
        "they want to meet",
        (
            "They asked, and named a time. One line is enough for an answer. For the meeting: daylight, a "
            "public "
            "place, about an hour, sober, your own way home, and a friend who knows where you are. You may "
            "still "
            "say no, and so may they.",
        ),
    ),
    "kept": Says(
        "it stays with you",
        (
            "You had the words, and they stay with you. Nobody was asked for anything, and you can look "
            "anyone in the "
            "eye about it. What you would have put into it, interest and a light tone, is wanted by people "
            "you "
            "see this week.",
            "If you ever want to look again, two new reviews come first.",
        ),
    ),
    "silence": Says(
        "no answer, and that is one",
        (
            "You wrote once, lightly, and left it lying. You don't have to find out why nothing came: "
            "perhaps "
            "they are glad and busy, perhaps they don't want to. Both leave your hello as decent as it was.",
            "It may hurt tonight. That is a good evening to be with someone.",
        ),
    ),
    "no": Says(
        "a no",
        (
            "You asked, or you were told, and it holds. It needs no reply: no thank you, no last word. A no "
            "says "
            "what they want. It doesn't say what you are worth.",
            "The sadness needs somewhere to go, though: a friend, a walk, a letter that stays here.",
        ),
    ),
    "theirs": Says("the next step is theirs", ()),
    "in-touch": Says(
        "in touch",
        (
            "You're in touch, and this page has no questions for you. Nothing here counts your messages or "
            "looks "
            "over your shoulder.",
            "What carried you here works from here on too: listening first, saying what you'd like, taking "
            "a no, "
            "and a life with other people in it.",
        ),
    ),
    "let-go": Says(
        "you no longer want to",
        (
            "That is a full and good ending, and you owe nobody a reason for it. What you have practised "
            "goes to "
            "the people in your life now.",
        ),
    ),
    "stopped": Says(
        "stopped",
        (
            "Something went out that wasn't this one hello, and so this part is over. Saying so here was "
            "honest. "
            "The next thing to do for both of you is nothing: no message that explains the message.",
            "If it's hard to leave them alone, there are people who help with exactly that, without blame. "
            "And "
            "practice goes on with people who are free to walk away.",
        ),
    ),
    "closed": Says("closed", ()),
}

THEIRS: Mapping[Came | None, str] = {
    "cool": "Someone wrote back, and you met it without pressing. That was a decent exchange, short as it "
    "was.",
    "angry": "They were angry, and you could hear it without defending yourself. That is one of the hardest "
    "things "
    "there are.",
    "someone": "They told you, and you let it stand. The two of them come first now.",
    "maybe": "A maybe without a time is most often a no that's hard to say; refusals rarely use the word. "
    "Nobody has "
    "to spell it out for you.",
    None: "You said your line and left them room. That was decent, whatever comes.",
}
"""What was decent about it, before anything else is said of it."""
THEIRS_REST = (
    "A next step would have to come from them. If they write, record it here; until then the day is yours."
)
LAST_LINE: Mapping[Came | None, str] = {
    "cool": "Short or cool may be shyness, caution or a polite no, and pressing makes the next answer "
    "cooler. One "
    "friendly line closes it well, or none. After that the next step is theirs.",
    "angry": "First: is there a no in it, or does it frighten you? Then say so below. Otherwise part of it "
    "may be "
    "fair, and you can hear it without defending yourself. One line, “I have read it”, or none.",
    "someone": "It was fair of them to say so. Nothing is owed; “thank you for telling me” is the most "
    "there is to "
    "say.",
}
BEFORE_THE_WORDS = (
    "In one study, contact slowed how love and sadness faded (Sbarra and Emery 2005). In another, people "
    "who parted "
    "and made up more often were more distressed (Monk and others 2018). Neither knows the two of you; both "
    "are "
    "worth a thought before the first word."
)
PROMISE = "It's a promise to yourself and to them, not a lock: records can be undone and files edited."
ELSEWHERE = (
    "The words that rest were written on another machine; they are only there. Words written here begin a "
    "rest of "
    "their own."
)
MISSING: Mapping[Missing, str] = {
    "calm": "a calm day: check in first, with a mood of 4 or more and a pull of 3 or less",
    "rehearsal": "a rehearsal of silence or a no in the last 14 days",
    "daylight": "daylight where they are, 8 to 20 unless you said otherwise",
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
    "Could someone new of theirs read it with them, and all three of you be at ease with every word?",
    "Is it free of any wish to make them feel something: that they miss you, were wrong, or owe you?",
    "Can you name what they said or did lately that a stranger would read as welcome?",
    "Will you send nothing after it, whatever comes or doesn't?",
)
"""The questions of the check for a hidden agenda. One no is enough."""
READ = "Has someone you trust read it, or is there nobody to ask?"

MEANS: Mapping[str, str] = {
    "early": "It went out before its rest and its check were over. That's a fact now, and it's the one "
    "hello there "
    "is. From here it's the same for everyone: nothing to do but leave them room.",
    "by-day": "Saved. That was the one hello. Now it's theirs.",
    "second": "Saved as a slip, because one hello is all there is. It ends this part, and your run starts "
    "again. "
    "Nothing you have practised is lost.",
}
"""What telling that it was sent means."""
