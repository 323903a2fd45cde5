"""What the demo's made-up person says: short notes and names, written as people write them."""

from collections.abc import Mapping

PEOPLE: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("stranger", "street"): (
        "a man with two dogs",
        "a woman at the bus stop",
        "someone on the 14",
        "a jogger",
    ),
    ("stranger", "shop"): (
        "the baker",
        "the cashier",
        "the librarian",
        "a man in the queue",
        "the pharmacist",
    ),
    ("stranger", "work"): ("someone from the third floor", "the courier", "the man at reception"),
    ("stranger", "phone"): ("the dentist's office", "a man from the hotline", "someone in the forum"),
    ("stranger", "group"): ("a new one at climbing", "someone's cousin", "the trainer's friend"),
    ("acquaintance", "street"): ("the neighbour upstairs", "Mrs Okafor from number 9", "the caretaker"),
    ("acquaintance", "shop"): ("the woman from the market stall", "Pavel at the café", "the hairdresser"),
    ("acquaintance", "work"): ("Hanna from accounts", "Milo", "the new colleague", "R. at work"),
    ("acquaintance", "phone"): ("Milo", "Ruth from choir", "an old classmate"),
    ("acquaintance", "group"): ("Ruth from choir", "Tomasz from climbing", "the couple from the yoga course"),
    ("stranger", ""): ("someone new", "a visitor"),
    ("acquaintance", ""): ("the neighbour upstairs", "Milo", "Ruth from choir"),
    ("close", ""): ("my sister", "Dad", "Jonas", "Amina", "Tess", "my aunt", "Mum"),
    ("tense", "work"): ("my boss", "Milo", "R. at work"),
    ("tense", "street"): ("the neighbour below", "a cyclist", "the man with the parking space"),
    ("tense", "shop"): ("the woman at the counter", "a man who pushed in"),
    ("tense", ""): ("my brother", "Dad", "the flatmate", "my sister"),
    ("rehearsal", ""): (),
    ("alone", ""): (),
}
"""With whom, by stakes and setting; an empty setting stands for all that aren't named."""

NOTES_DONE: Mapping[str, tuple[str, ...]] = {
    "alone": (
        "Ten quiet minutes. First ones this week.",
        "Mind went off maybe twenty times. Came back twenty times.",
        "Harder to start than to do.",
        "Did it at the kitchen window with the coffee.",
        "Wrote four lines, kept two.",
        "Shoulders came down around minute three.",
        "Boring, in a good way.",
        "It was mostly in the stomach today.",
    ),
    "stranger": (
        "We laughed about the card machine. Maybe fifteen seconds, still smiling at the tram stop.",
        "Short answer, friendly face. Fine.",
        "She told me the whole story of her knee.",
        "Nearly walked past. Turned round and asked.",
        "He was in a hurry, so I let him go. Said it anyway.",
        "Turns out he grew up two streets from here.",
        "Heart was going. Nobody noticed.",
        "A good morning and a good morning back. That was all and it was enough.",
    ),
    "acquaintance": (
        "Asked about the move. Didn't know they had sold the piano.",
        "I noticed I wanted to tell my version and didn't.",
        "A bit stiff at first, then the kettle helped.",
        "We are having lunch on Thursday.",
        "Never knew that about the night shifts.",
        "Two sentences more than usual.",
        "Looked pleased. Said nobody had asked.",
        "Easier than I thought on the way there.",
    ),
    "close": (
        "We didn't talk about the break-up at all, for once.",
        "Dad went quiet and then told me about his first flat.",
        "Didn't give advice. Bit my tongue twice.",
        "Washed up together, that's where it happened.",
        "She said thanks for asking.",
        "Said it in one sentence. No speech.",
        "It got a bit teary, in an all right way.",
        "Phone stayed in the coat.",
    ),
    "tense": (
        "Counted to ten before I wrote back. Good that I did.",
        "I got loud for a second and then I didn't.",
        "Said: give me five minutes. Came back after six.",
        "Asked what exactly was missing. It was one number.",
        "Hands were cold, voice was fine.",
        "It took twenty minutes until I was down again.",
    ),
    "rehearsal": (
        "Second try was better. First one had a but in it.",
        "Read it out loud twice. The short version won.",
        "Got warm in the face even though nobody is there.",
        "Stopped after three lines, that was enough.",
        "I tend to explain. Took out the explaining.",
    ),
}
NOTES_PARTLY: tuple[str, ...] = (
    "Started, then the phone rang.",
    "Half of it. The second half tomorrow maybe.",
    "Asked, but didn't wait for the whole answer.",
    "Did the first step and lost the nerve.",
    "Only the short version.",
    "Was interrupted by the children next door.",
)
NOTES_NOT: tuple[str, ...] = (
    "Too tired.",
    "Nobody around all day.",
    "Long day, will try at the weekend.",
    "Thought about it on the stairs and let it be.",
    "Rain, stayed in.",
)
