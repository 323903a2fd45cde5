"""What is got ready while nobody presses a key: code, style sheets and the pages that stay, so that nobody
waits for the first look at a page."""

import asyncio
import gc
from collections.abc import Collection
from pathlib import Path

from textual.events import AppBlur, AppFocus, Event, InputEvent, Paste
from textual.screen import Screen
from textual.worker import WorkType

from nc_tui.app.navigation import Navigation
from nc_tui.app.routes import STAYING, TABLE
from nc_tui.app.textual_compat import draw_behind, lay_out_behind, mount_behind
from nc_tui.wallclock import seconds

SCREENS = Path(__file__).parent / "screens"
SETTLED = 0.3
"""Seconds after which the first screen stands."""
QUIET = 0.2
"""Seconds without a key after which something may be got ready."""
BREATH = 0.005
"""Seconds between two steps, for keys and for what the last step left to do."""
STEP = 0.01
"""Seconds that sheets are read for in one step."""
FROM_THE_TERMINAL = (InputEvent, Paste, AppFocus, AppBlur)
"""What is handed on to the page in front."""

LAYOUTS = 3
"""Layouts until a page stands: the first finds the heights, by which there is a bar to scroll with, or not;
that has to be laid out itself."""

GARBAGE = (700, 10, 2)
"""Thresholds of the three generations. A page that is closed is garbage in a ring; what is looked through for
it is little, so it is looked for more often than Python does by itself."""


class Preloading(Navigation):
    """Gets ready what will be wanted next, in steps that a key hardly feels."""

    def __init__(self) -> None:
        super().__init__()
        self.last_sign = seconds()
        """When someone last pressed a key or moved the mouse."""

    def on_mount(self) -> None:
        work: WorkType[None] = self.warm_up
        self.set_timer(SETTLED, lambda: self.run_worker(work, group="warm-up"))

    async def on_event(self, event: Event) -> None:
        """Every key and every move of the mouse says that someone is there. While the app ends, the last page
        may be gone, and nothing is there to take what the terminal sends."""
        if isinstance(event, FROM_THE_TERMINAL) and not self.screen_stack:
            return
        if isinstance(event, InputEvent):
            self.last_sign = seconds()
        await super().on_event(event)

    async def warm_up(self, but_for: Collection[str] = ()) -> None:
        """Load the code, read the sheets, make the pages that stay, but for some. From here on look for
        garbage, but never again among what is there to stay."""
        _set_aside()
        for route in STAYING:
            await self._quiet()
            route.page_type()
        began = 0.0
        for sheet in sorted(SCREENS.glob("*.tcss")):
            if not self.stylesheet.has_source(str(sheet), ""):
                if seconds() - began > STEP:
                    await self._quiet()
                    began = seconds()
                self.stylesheet.read(sheet)
                self.stylesheet.parse()
        for name in (one for one in self.SCREENS if one not in but_for):
            await self._quiet()
            page = await mount_behind(self, name)
            if page is not None:
                await self._get_ready(page)
        for route in TABLE:
            if route.preload:
                await self._quiet()
                route.page_type()
        _set_aside()
        gc.set_threshold(*GARBAGE)
        gc.enable()

    async def _get_ready(self, page: Screen[object]) -> None:
        """Do for a page that isn't shown yet what would be done when it is: what stands there changes later
        only where something was recorded, or the window or the colours are others."""
        for _ in range(LAYOUTS):
            await self._quiet()
            lay_out_behind(page)
        await self._quiet()
        draw_behind(page)

    async def _quiet(self) -> None:
        await asyncio.sleep(BREATH)
        while seconds() - self.last_sign < QUIET:
            await asyncio.sleep(QUIET)


def _set_aside() -> None:
    """Take what is there out of the search for garbage. The last look finds next to nothing, which is what
    Python goes by: it looks through everything once a quarter as much has come up again."""
    gc.collect()
    gc.freeze()
    gc.collect()
