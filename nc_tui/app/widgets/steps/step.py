"""What all steps share."""

from textual.message import Message

from nc_tui.app.widgets.rows import Column
from nc_tui.practice.kinds.vocabulary import Answer


class StepPart(Column):
    """The part of a step that asks for something. ``answer`` is what is there at the moment. A draft may be
    saved at any time: until its fields are there, it is the answer that they begin with."""

    DEFAULT_CSS = """
    StepPart { height: auto; padding: 0 2; }
    """

    class Changed(Message):
        """The answer changed, or time went by."""

        def __init__(self, part: "StepPart") -> None:
            super().__init__()
            self.part = part

    class Finished(Message):
        """Nothing is left to do here; the page may go on."""

    def __init__(self, index: int) -> None:
        super().__init__(id="part")
        self.index = index

    @property
    def answer(self) -> Answer | None:
        """The answer, or None for a step that asks for none."""
        return None

    @property
    def seconds(self) -> float:
        """How long a timed step has run."""
        return 0.0

    def begin(self) -> None:
        """Put the focus where the step is answered."""

    def changed(self) -> None:
        self.post_message(self.Changed(self))
