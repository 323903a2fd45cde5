"""The program's own two themes, and the names of their colours.

Weight comes first, colour second: amber is a key, green is done, a hue is a skill beside its name, and
nothing else has a colour. All that is text keeps a contrast of at least 4.5 : 1 to what may be behind it;
marks, such as borders and dots, have no such bound and are never text.
"""

from collections.abc import Mapping

from textual.theme import Theme

SKILLS = (
    "presence",
    "listening",
    "warmth",
    "appreciation",
    "openness",
    "steadying",
    "self-kindness",
    "repair",
    "asking",
)
"""The skills that have a hue, ``$skill-presence`` and so on."""

TEXTS = ("foreground", "text-muted", "key", "key2", "done", "warn", *(f"skill-{skill}" for skill in SKILLS))
GROUNDS = ("background", "surface", "panel")
"""What may be behind a text: the page, the two bars, what is chosen."""
MARKS = ("line", "lit", "faint", "sun", "heat-0", "heat-1", "heat-2", "heat-3", "heat-4")
"""Borders at rest and with the focus, what is still to come, the sun, and the year's days by how much was
done."""

DUSK_COLOURS: Mapping[str, str] = {
    "background": "#14161e",
    "surface": "#1a1d27",
    "panel": "#252a38",
    "line": "#3d4458",
    "lit": "#a9b4d4",
    "foreground": "#e2e2e8",
    "text-muted": "#a0a5b8",
    "faint": "#6f758a",
    "key": "#efba6e",
    "key2": "#b08d5a",
    "done": "#86d39a",
    "warn": "#f0a59d",
    "sun": "#f1e4cf",
    "skill-presence": "#6cc8c4",
    "skill-listening": "#72c3de",
    "skill-openness": "#8bbaec",
    "skill-steadying": "#a8b1ee",
    "skill-self-kindness": "#c4a8e3",
    "skill-asking": "#d9a1cd",
    "skill-repair": "#e79ead",
    "skill-warmth": "#e8a28f",
    "skill-appreciation": "#bbba77",
    "heat-0": "#1c2029",
    "heat-1": "#2f4a3c",
    "heat-2": "#44715a",
    "heat-3": "#62a07b",
    "heat-4": "#86d39a",
}

DAWN_COLOURS: Mapping[str, str] = {
    "background": "#fbf8f2",
    "surface": "#f4efe6",
    "panel": "#ebe4d7",
    "line": "#cfc6b6",
    "lit": "#5d6786",
    "foreground": "#2a2c37",
    "text-muted": "#5d6070",
    "faint": "#858387",
    "key": "#8a5200",
    "key2": "#7f5a1f",
    "done": "#1d6b3a",
    "warn": "#a3382f",
    "sun": "#bd9f78",
    "skill-presence": "#006b69",
    "skill-listening": "#006682",
    "skill-openness": "#2a5e8f",
    "skill-steadying": "#4e5491",
    "skill-self-kindness": "#694b86",
    "skill-asking": "#7b4471",
    "skill-repair": "#884152",
    "skill-warmth": "#894432",
    "skill-appreciation": "#605e08",
    "heat-0": "#f1ebe0",
    "heat-1": "#c4dcc6",
    "heat-2": "#8fbd98",
    "heat-3": "#559169",
    "heat-4": "#1d6b3a",
}


NAMES: Mapping[str, str] = {
    "text-primary": "foreground",
    "text-secondary": "text-muted",
    "text-accent": "key",
    "text-success": "done",
    "text-warning": "warn",
    "text-error": "warn",
}
"""Textual's names for texts, and ours."""


def _theme(name: str, colours: Mapping[str, str], *, dark: bool) -> Theme:
    """A theme of these colours. Textual's own widgets know them by Textual's names."""
    ground = colours["background"]
    return Theme(
        name=name,
        dark=dark,
        background=ground,
        surface=colours["surface"],
        panel=colours["panel"],
        foreground=colours["foreground"],
        primary=colours["lit"],
        secondary=colours["text-muted"],
        accent=colours["key"],
        success=colours["done"],
        warning=colours["warn"],
        error=colours["warn"],
        variables={
            **{ours: colours[ours] for ours in (*TEXTS, *MARKS)},
            **{theirs: colours[ours] for theirs, ours in NAMES.items()},
            "scrollbar": colours["line"],
            "scrollbar-hover": colours["faint"],
            "scrollbar-active": colours["lit"],
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
        },
    )


DUSK = _theme("dusk", DUSK_COLOURS, dark=True)
DAWN = _theme("dawn", DAWN_COLOURS, dark=False)


def elsewhere(theme: Theme) -> dict[str, str]:
    """The colours that only our themes have, for one that isn't ours: where it has one of that meaning, its
    own, else those of dusk where it is dark and those of dawn where it isn't. One made of the terminal's
    own colours keeps to the colour of its text."""
    if theme.name in (DUSK.name, DAWN.name):
        return {}
    colours = DUSK_COLOURS if theme.dark else DAWN_COLOURS
    own = theme.to_color_system().generate()
    found = {name: colours[name] for name in (*TEXTS, *MARKS) if name not in own}
    if own["background"].startswith("ansi"):
        found = dict.fromkeys(found, own["foreground"])
    taken = {"key": "text-accent", "key2": "text-muted", "done": "text-success", "warn": "text-error"}
    return {**found, **{ours: own[theirs] for ours, theirs in taken.items()}}
