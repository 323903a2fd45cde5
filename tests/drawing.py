"""What stands on the screen, as SVG: small, with no script, and no font or anything else from the network."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.color import ColorType
from rich.style import Style
from textual.pilot import Pilot

CELL, LINE, SIZE, BASE = 8.4, 17, 14, 13
"""Pixels: a cell's width, a line's height, the letters' size, and from a line's top to what letters stand on."""
EDGE = 12
FONT = "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace"

Run = tuple[str, str, str, bool, bool]
"""A text, its colour, what is behind it, and whether it is bold or underlined."""
Drawn = Sequence[Sequence[Run]]


def drawn(pilot: Pilot[None]) -> Drawn:
    """The screen's lines in runs of one style."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    ground = pilot.app.current_theme.background or "#000000"
    found = []
    for strip in strips:
        runs = [_run(segment.text, segment.style or Style(), ground) for segment in strip]
        found.append(
            [("".join(run[0] for run in same), *key) for key, same in groupby(runs, lambda r: r[1:])]
        )
    return found


def _run(text: str, style: Style, ground: str) -> Run:
    fore, back = _colour(style, "color") or "#c0c0c0", _colour(style, "bgcolor") or ground
    if style.reverse:
        fore, back = back, fore
    return text, fore if text.strip() else back, back, bool(style.bold), bool(style.underline)


def _colour(style: Style, name: str) -> str | None:
    colour = getattr(style, name)
    if colour is None or colour.type is ColorType.DEFAULT:
        return None
    return "#{:02x}{:02x}{:02x}".format(*colour.get_truecolor())


def lines_of(screen: Drawn, ground: str) -> Iterable[str]:
    """What is behind the text, and the text."""
    for row, runs in enumerate(screen):
        column, texts = 0, []
        for text, fore, back, bold, underlined in runs:
            width = cell_len(text)
            x = EDGE + column * CELL
            if back != ground:
                yield (
                    f'<rect x="{x:.1f}" y="{EDGE + row * LINE}" width="{width * CELL:.1f}" height="{LINE}" '
                    f'fill="{back}"/>'
                )
            if shown := text.strip():
                x += (width - cell_len(text.lstrip())) * CELL
                more = (' font-weight="bold"' if bold else "") + (
                    ' text-decoration="underline"' if underlined else ""
                )
                texts.append(
                    f'<tspan x="{x:.1f}" textLength="{cell_len(shown) * CELL:.1f}" fill="{fore}"{more}>'
                    f"{escape(shown)}</tspan>"
                )
            column += width
        if texts:
            yield f'<text y="{EDGE + row * LINE + BASE}">{"".join(texts)}</text>'


def picture(screens: Sequence[tuple[Drawn, float]], ground: str, about: str) -> str:
    """One screen, or several, each with the seconds that it stays: those go on and on."""
    columns = max(sum(cell_len(run[0]) for run in line) for line in screens[0][0])
    width, height = columns * CELL + 2 * EDGE, len(screens[0][0]) * LINE + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img" '
        f'font-family="{FONT}" font-size="{SIZE}" xml:space="preserve"><title>{escape(about)}</title>',
        f'<rect width="100%" height="100%" rx="8" fill="{ground}"/>',
    ]
    if len(screens) == 1:
        return "\n".join([*parts, *lines_of(screens[0][0], ground), "</svg>\n"])
    total, at = sum(seconds for _, seconds in screens), 0.0
    rules, groups = [], []
    for number, (screen, seconds) in enumerate(screens):
        first, last = 100 * at / total, 100 * (at + seconds) / total
        before = f"0%,{first:.2f}%{{visibility:hidden}}" if first else ""
        begin = f"{first + 0.01 if first else 0:.2f}%"
        after = f"{last + 0.01:.2f}%,100%{{visibility:hidden}}" if last < 100 else ""
        rules.append(f"@keyframes f{number}{{{before}{begin},{last:.2f}%{{visibility:visible}}{after}}}")
        rules.append(f"#f{number}{{animation:f{number} {total:.1f}s step-end infinite}}")
        hidden = "" if number == len(screens) - 1 else ' visibility="hidden"'
        groups += [
            f'<g id="f{number}"{hidden}><rect x="{EDGE}" y="{EDGE}" width="{width - 2 * EDGE:.0f}" '
            f'height="{height - 2 * EDGE}" fill="{ground}"/>',
            *lines_of(screen, ground),
            "</g>",
        ]
        at += seconds
    return "\n".join([*parts, f"<style>{''.join(rules)}</style>", *groups, "</svg>\n"])
