"""The program's own two themes. All text keeps a contrast of at least 4.5 : 1 to what is behind it."""

from textual.theme import Theme

DUSK = Theme(
    name="dusk",
    dark=True,
    background="#14161d",
    surface="#1b1e28",
    panel="#262b39",
    foreground="#dddee6",
    primary="#8fb4dc",
    secondary="#b3a7dd",
    accent="#e3b483",
    success="#93c99e",
    warning="#e3c078",
    error="#e59a94",
    variables={
        "text-muted": "#9ba1b5",
        "text-primary": "#a5c4e6",
        "text-secondary": "#c0b6e6",
        "text-accent": "#eabf92",
        "text-success": "#a3d3ad",
        "text-warning": "#ebcc8c",
        "text-error": "#edaca7",
        "scrollbar": "#39405a",
        "scrollbar-hover": "#4a5374",
        "scrollbar-active": "#5b658c",
        "scrollbar-background": "#14161d",
        "scrollbar-background-hover": "#14161d",
        "scrollbar-background-active": "#14161d",
        "heat-1": "#7fa89c",
        "heat-2": "#83b5a2",
        "heat-3": "#8bbfa2",
        "heat-4": "#93c99e",
    },
)

DAWN = Theme(
    name="dawn",
    dark=False,
    background="#faf7f1",
    surface="#f1ece2",
    panel="#e6dfd2",
    foreground="#2b2d38",
    primary="#2d5a8a",
    secondary="#5b4a94",
    accent="#8f4d16",
    success="#2b6a41",
    warning="#7d5a0b",
    error="#a33a33",
    variables={
        "text-muted": "#5c6072",
        "text-primary": "#2d5a8a",
        "text-secondary": "#5b4a94",
        "text-accent": "#8a4a15",
        "text-success": "#2b6a41",
        "text-warning": "#75540a",
        "text-error": "#a33a33",
        "scrollbar": "#cfc6b5",
        "scrollbar-hover": "#b8ad98",
        "scrollbar-active": "#a1967f",
        "scrollbar-background": "#faf7f1",
        "scrollbar-background-hover": "#faf7f1",
        "scrollbar-background-active": "#faf7f1",
        "heat-1": "#4f7d5d",
        "heat-2": "#437552",
        "heat-3": "#376f49",
        "heat-4": "#2b6a41",
    },
)

HEAT_ELSEWHERE = {"heat-1": "#4f7f6a", "heat-2": "#5f9a80", "heat-3": "#73b597", "heat-4": "#8bd1b0"}
"""Heat map colours for the themes that are not ours."""
