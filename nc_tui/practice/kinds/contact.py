"""Contact that isn't a slip in itself: they wrote, or it was needed."""

from typing import ClassVar, Literal, Self

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Said, TitleOf, written
from nc_tui.practice.kinds.vocabulary import CHANNELS, TOPICS, Channel, Moment, Topic, at_time


class Contact(Facts, frozen=True):
    """``started`` says who got in touch.

    ``on_topic`` is a fact of its day: whether it kept to what the person had agreed with themselves then, so
    that a later change of mode or topics changes nothing about it.
    """

    NAME: ClassVar = "contact"
    TEXTS: ClassVar = ("note",)

    started: Literal["me", "them"]
    channel: Channel
    on_topic: bool
    topic: Topic | None = None
    note: str | None = None
    at_moment: Moment | None = None

    def described(self, _title_of: TitleOf) -> Said:
        return Said("the contact record")

    def diary(self, _title_of: TitleOf) -> DiaryEntry:
        began = "they got in touch" if self.started == "them" else "I got in touch"
        facts = [f"Contact: {began}", CHANNELS[self.channel], *at_time(self.at_moment)]
        if self.topic is not None:
            facts.append(f"about {TOPICS[self.topic]}")
        facts.append("the run started again" if self.ends_run() else "not a slip")
        return DiaryEntry(", ".join(facts), written(self.note))

    def ends_run(self) -> bool:
        """Off-topic contact that the person started ends a run. On-topic contact never does, nor what the
        other person starts, whatever the mode."""
        return self.started == "me" and not self.on_topic

    def once_old(self) -> Self:
        """Without its words: they stay in the month's file, the one place to erase."""
        return self.without_text()
