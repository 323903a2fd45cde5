"""Pages with a text, and lines below it: the text is read first, then a line is chosen."""

from nc_tui.app.pages.page import Body, OverlayPage
from nc_tui.app.widgets.prose import Row


class TextFirstPage(OverlayPage):
    """While there is still something to read, ↓ moves the text; then lines are chosen."""

    def _move(self, by: int) -> None:
        body = self.query_one(Body)
        unread = body.max_scroll_y - body.scroll_offset.y > 0
        rows = body.query(Row)
        if self.focused is None and by > 0 and unread:
            body.scroll_relative(y=3, animate=False)
        elif by < 0 and rows and self.focused is rows.first():
            self.set_focus(None)
            body.scroll_relative(y=-3, animate=False)
        elif self.focused is None and by < 0:
            body.scroll_relative(y=-3, animate=False)
        else:
            super()._move(by)
