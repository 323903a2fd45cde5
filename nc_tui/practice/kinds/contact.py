"""Contact that isn't a slip in itself: they wrote, or it was needed."""

from typing import ClassVar, Literal, Self

from nc_tui.practice.kinds.facts import DiaryEntry, Facts, Listed, Said, TitleOf, written
from nc_tui.practice.kinds.fields import NOTE, TIME, YES_OR_NO, Field
from nc_tui.practice.kinds.vocabulary import CHANNELS, TOPICS, Channel, Moment, Topic, at_time


class Contact(Facts, frozen=True):
    """``started`` says who got in touch.

    ``on_topic`` is a fact of its day: whether it kept to what the person had agreed with themselves then, so
    that a later change of mode or topics changes nothing about it.
    """

    NAME: ClassVar = "contact"
    TEXTS: ClassVar = ("note",)
    FIELDS: ClassVar = (
        TIME,
        Field("started", "who got in touch", "choice", {"them": "they did", "me": "you did"}, needed=True),
        Field("channel", "how", "choice", CHANNELS, needed=True),
        Field("topic", "about", "choice", TOPICS),
        Field("on_topic", "on topic", "choice", YES_OR_NO, needed=True),
        NOTE,
    )

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

    def listed(self, _title_of: TitleOf) -> Listed:
        began = "they got in touch" if self.started == "them" else "you got in touch"
        return Listed(began, CHANNELS[self.channel], texts=written(self.note))

    def ends_run(self) -> bool:
        """Off-topic contact that the person started ends a run. On-topic contact never does, nor what the
        other person starts, whatever the mode."""
        return self.started == "me" and not self.on_topic

    def once_old(self) -> Self:
        """Without its words: they stay in the month's file, the one place to erase."""
        return self.without_text()
