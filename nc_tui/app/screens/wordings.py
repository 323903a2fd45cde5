"""The one-key answers that several pages ask for."""

from nc_tui.app.widgets.asked import Option

CHANNELS = (
    Option("t", "text", "a text or a mail"),
    Option("c", "call", "a call"),
    Option("s", "social", "social media"),
    Option("m", "met", "we met"),
    Option("h", "through-someone", "through someone else"),
)
SET_OFFS = (
    Option("a", "alone", "being alone"),
    Option("e", "evening", "the evening"),
    Option("d", "drink", "a drink"),
    Option("m", "their-message", "a message from them"),
    Option("p", "photo-or-song", "a photo or a song"),
    Option("y", "date", "a special day"),
    Option("n", "news", "news about them"),
    Option("o", "other", "something else"),
)
TOPICS = (
    Option("c", "children", "children"),
    Option("w", "work", "work"),
    Option("h", "home", "the home we share"),
    Option("m", "money", "money"),
    Option("l", "legal", "legal matters"),
    Option("o", "other", "something else"),
)
YES_NO = (Option("y", "yes", "yes"), Option("n", "no", "no"), Option("s", "skip", "skip for now"))
