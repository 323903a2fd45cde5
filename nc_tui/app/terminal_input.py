"""What a terminal sends, taken apart into key presses and what the screen has to know; all else is left out.

A terminal answers questions on the same line that carries the keys: who it is, its colours, its title, where
the cursor stands. An answer may come late, to whoever runs by then, and here a single key saves something. So
only what is a key press, a paste, the mouse, the focus, a size or one of two modes asked for goes on; every
other escape sequence is dropped, known or not. Sources: "Xterm Control Sequences" (ctlseqs), ECMA-48, and
kitty's "Comprehensive keyboard handling in terminals".
"""

import re
from enum import Enum, auto
from typing import Final, TypeGuard

ESC: Final = "\x1b"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
LONGEST_SEQUENCE: Final = 128
"""Characters after which a control sequence without an end is none."""
LONGEST_STRING: Final = 100_000
"""The same for the strings that carry colours, titles and the clipboard."""
NO_CELLS: Final = (80, 24)
"""Columns and rows where the terminal has none or doesn't tell."""
MOST_CELLS: Final = (600, 250)
"""Columns and rows that are drawn at most: a wall of screens has fewer, and 65,535 would never be done."""

SHIFT, ALT, CTRL, SUPER, HYPER, META = (1 << bit for bit in range(6))
REAL_MODIFIERS: Final = SHIFT | ALT | CTRL | SUPER | HYPER | META
"""Caps Lock and Num Lock change the text, not the key."""
CHORD: Final = CTRL | SUPER | HYPER | META

TAB, ENTER, ESCAPE, SPACE, BACKSPACE = 9, 13, 27, 32, 127
LOCKS_AND_MODIFIERS: Final = frozenset((57358, 57359, 57360, *range(57441, 57455)))
"""Kitty's codes for keys that do nothing by themselves."""
FUNCTIONAL: Final = frozenset((*range(57361, 57364), *range(57376, 57399), *range(57417, 57441))) - {57427}
"""Kitty's codes for keys without text."""
PRIVATE: Final = range(57344, 63744)
KEYPAD: Final = dict(zip(range(57399, 57414), "0123456789./*-+", strict=True)) | {57415: "=", 57416: ","}
KEYPAD_ENTER: Final = 57414
NUMBERED: Final = frozenset((*range(1, 9), *range(11, 16), *range(17, 22), 23, 24))
HIGHER: Final = dict(zip((25, 26, 28, 29, 31, 32, 33, 34), range(57376, 57384), strict=True))
"""F13 to F20 by their old numbers, and by kitty's."""
RXVT: Final = {
    "$": frozenset((3, 7, 8, 23, 24)),
    "^": NUMBERED - {1, 2, 4} | HIGHER.keys(),
    "@": frozenset((23, 24)),
}
"""rxvt's own endings for shift, ctrl and both, with the numbers they are known with."""
APPLICATION: Final = frozenset("ABCDEFHMPQRSabcdjkmnopqrstuvwxy")
"""Endings of keys that begin with SS3."""

_STRINGS: Final = "]P_^X"
_EIGHT_BIT: Final = {
    **{0xDC80 + byte: "\ufffd" for byte in range(128)},
    **{
        at + code: f"{ESC}{chr(code - 0x40)}"
        for code in (0x90, 0x98, 0x9B, 0x9C, 0x9D, 0x9E, 0x9F)
        for at in (0, 0xDC00)
    },
}
"""Bytes outside UTF-8 (as ``surrogateescape`` gives them) are unreadable letters, but for those that begin or
end a sequence in eight bits."""

_TEXT: Final = re.compile(r"[^\x1b]+")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_CSI: Final = re.compile(r"\x1b\[((?:[0-?]|NaN)*)([ -/]*)([@-~])")
_CSI_BEGUN: Final = re.compile(r"\x1b\[(?:[0-?]|NaN)*(?:Na?\Z|[ -/]*)")
_MOUSE: Final = re.compile(r"\x1b\[<[ -LN-ln-~]*[Mm]")
_MOUSE_BEGUN: Final = re.compile(r"\x1b\[<[ -LN-ln-~]*")
_GOOD_MOUSE: Final = re.compile(r"\x1b\[<\d{1,3};-?\d{1,6};-?\d{1,6}[Mm]")
_RXVT_SHIFT: Final = re.compile(r"\x1b\[(\d{1,2})\$")
_SS3: Final = re.compile(r"\x1bO(\d?)([A-Za-z])")
_SS3_BEGUN: Final = re.compile(r"\x1bO\d?")
_ASKED_MODE: Final = re.compile(r"\?20(?:26|48);[0-4]")
_CONTROL_DIGIT: Final = re.compile(r"1;[5-8]")
_LATE_REST: Final = re.compile(r"\[[A-DFHIOZ]\Z|\[[\d<>?=;]|\]\d+;|P[>!\d]|_G")

MOUSE_LEFT: Final = 256
"""Kitty's bit for a mouse that has left the window; the rest of such a report means nothing."""


class _Inside(Enum):
    """What the terminal is in the middle of."""

    NOTHING = auto()
    STRING = auto()
    PASTE = auto()


class TerminalInput:
    """Takes what is read from a terminal, however it is cut, and gives what Textual's parser may see, in
    whole pieces: text, or one sequence each."""

    def __init__(self) -> None:
        self.base_keys: dict[str, str] = {}
        """For letters of another script, the key of a US keyboard that they were typed with, as far as the
        terminal told."""
        self._inside = _Inside.NOTHING
        self._held = ""
        self._length = 0
        self._paused = False
        self._was_lone = False

    @property
    def waiting(self) -> bool:
        """Whether something has begun that isn't over."""
        return bool(self._held) or self._inside is not _Inside.NOTHING

    @property
    def lone(self) -> bool:
        """Whether an ESC stands there by itself, which is a key if nothing follows soon."""
        return self._held == ESC and self._inside is _Inside.NOTHING

    def feed(self, data: str) -> list[str]:
        """The pieces that ``data``, with what was held back, completes."""
        data = data.translate(_EIGHT_BIT)
        if self._was_lone and _LATE_REST.match(data):
            data = ESC + data
        self._was_lone = False
        pieces: list[str] = []
        if self._paused and self._inside is _Inside.PASTE and _is_key(data):
            pieces += self._end_paste()
        self._paused = False
        data, self._held, at = self._held + data, "", 0
        while at < len(data):
            at = self._step(data, at, pieces)
        return pieces

    def after_a_moment(self) -> list[str]:
        """The rest of a key would be here by now: an ESC by itself was the key esc."""
        if not self.lone:
            return []
        self._held, self._was_lone = "", True
        return [ESC]

    def after_a_while(self) -> list[str]:
        """What has begun doesn't go on: from here on keys are keys again. A paste waits for its end longer,
        but no longer than until a key comes that is no text."""
        held, self._held = self._held, ""
        if self._inside is _Inside.PASTE:
            if held == ESC:
                return [*self._end_paste(), ESC]
            self._held, self._paused = held, True
            return []
        self._inside = _Inside.NOTHING
        return [held] if held == ESC or (len(held) == len("\x1bO") and held[0] == ESC) else []

    # -- one step ----------------------------------------------------------------------------------

    def _step(self, data: str, at: int, pieces: list[str]) -> int:
        """Take one thing from ``at`` on; gives where the next begins."""
        match self._inside:
            case _Inside.STRING:
                return self._through_string(data, at)
            case _Inside.PASTE:
                return self._through_paste(data, at, pieces)
            case _Inside.NOTHING:
                text = _TEXT.match(data, at)
                if text is None:
                    return self._sequence(data, at, pieces)
                pieces.append(text[0])
                return text.end()

    def _hold(self, data: str, at: int) -> int:
        """Keep the rest until more comes; what has grown too long is dropped."""
        rest = data[at:]
        self._held = rest if len(rest) <= LONGEST_SEQUENCE else ""
        return len(data)

    def _through_string(self, data: str, at: int) -> int:
        """To the string's end: BEL, ST, or any key that can't be part of one."""
        control = _CONTROL.search(data, at)
        end = control.start() if control else len(data)
        self._length += end - at
        if control is None:
            if self._length > LONGEST_STRING:
                self._inside = _Inside.NOTHING
            return end
        if control[0] == ESC and end + 1 == len(data):
            return self._hold(data, end)
        self._inside = _Inside.NOTHING
        if control[0] == "\x07":
            return end + 1
        return end + 2 if data.startswith("\x1b\\", end) else end

    def _through_paste(self, data: str, at: int, pieces: list[str]) -> int:
        """To the paste's end. No ESC in it means anything."""
        end = data.find(PASTED, at)
        stop = end if end >= 0 else len(data) - _begun(PASTED, data, at)
        text = data[at:stop].replace(ESC, "")
        if text:
            pieces.append(text)
        if end < 0:
            return self._hold(data, stop)
        pieces += self._end_paste()
        return end + len(PASTED)

    def _end_paste(self) -> list[str]:
        self._inside = _Inside.NOTHING
        return [PASTED]

    def _sequence(self, data: str, at: int, pieces: list[str]) -> int:
        """What begins with ESC."""
        second = data[at + 1 : at + 2]
        if not second:
            return self._hold(data, at)
        if second == ESC:
            pieces.append(ESC)
            return at + 1
        if second == "[":
            return self._control_sequence(data, at, pieces)
        if second == "O":
            return self._application_key(data, at, pieces)
        if second in _STRINGS:
            if at + 2 == len(data):
                return self._hold(data, at)
            self._inside, self._length = _Inside.STRING, 0
        elif second != "\\":
            pieces.append(ESC + second)
        return at + 2

    def _application_key(self, data: str, at: int, pieces: list[str]) -> int:
        key = _SS3.match(data, at)
        if key is not None and key[2] in APPLICATION:
            pieces.append(f"{ESC}[1;{key[1]}{key[2]}" if key[1] else key[0])
            return key.end()
        begun = _SS3_BEGUN.match(data, at)
        if begun is not None and begun.end() == len(data):
            return self._hold(data, at)
        pieces.append(data[at : at + 2])
        return at + 2

    def _control_sequence(self, data: str, at: int, pieces: list[str]) -> int:
        if data.startswith("\x1b[<", at):
            return self._mouse(data, at, pieces)
        if data.startswith("\x1b[[", at):
            if at + 3 == len(data):
                return self._hold(data, at)
            if data[at + 3] in "ABCDE":
                pieces.append(data[at : at + 4])
            return at + 4
        if data.startswith("\x1b[M", at):
            return at + 6 if at + 6 <= len(data) else self._hold(data, at)
        shifted = _RXVT_SHIFT.match(data, at)
        if shifted is not None:
            pieces += [shifted[0]] if int(shifted[1]) in RXVT["$"] else []
            return shifted.end()
        whole = _CSI.match(data, at)
        begun = _CSI_BEGUN.match(data, at)
        if begun is not None and begun.end() == len(data):
            return self._hold(data, at)
        if whole is None:
            # A character that can't stand there: what came is dropped, and it stands for itself.
            return begun.end() if begun else at + 2
        if whole[0] == PASTE:
            self._inside = _Inside.PASTE
            pieces.append(PASTE)
        else:
            pieces += self._meant(whole[1], whole[2], whole[3])
        return whole.end()

    def _mouse(self, data: str, at: int, pieces: list[str]) -> int:
        report = _MOUSE.match(data, at)
        if report is None:
            begun = _MOUSE_BEGUN.match(data, at)
            end = begun.end() if begun else at + 3
            return self._hold(data, at) if end == len(data) else end
        if _GOOD_MOUSE.fullmatch(report[0]) and int(report[0][3:].split(";")[0]) < MOUSE_LEFT:
            pieces.append(report[0])
        return report.end()

    # -- control sequences that are whole ----------------------------------------------------------

    def _meant(self, parameters: str, between: str, final: str) -> list[str]:
        """What a control sequence means; nothing for what is no key and nothing that was asked for."""
        if between == "$" and final == "y" and _ASKED_MODE.fullmatch(parameters):
            return [f"{ESC}[{parameters}$y"]
        if between or "NaN" in parameters or parameters[:1] in ("<", "=", ">", "?"):
            return []
        match final:
            case "u":
                return self._kitty_key(parameters)
            case "~":
                return self._numbered_key(parameters)
            case "A" | "B" | "C" | "D" | "F" | "H" | "P" | "Q" | "S":
                return _cursor_key(parameters, final)
            case "Z":
                return [f"{ESC}[Z"] if _press(parameters) is not None else []
            case "I" | "O" | "R" | "a" | "b" | "c" | "d":
                # With a parameter "R" tells where the cursor stands, and "c" who the terminal is.
                return [] if parameters else [f"{ESC}[{final}"]
            case "^" | "@":
                return [f"{ESC}[{parameters}{final}"] if _number(parameters) in RXVT[final] else []
            case "t" if parameters.startswith("48;"):
                return _size(parameters)
            case "p" | "q" | "r" | "s" | "t" | "v" | "w" | "x" | "y" if _CONTROL_DIGIT.fullmatch(parameters):
                return [f"{ESC}[{parameters}{final}"]
            case _:
                return []

    def _numbered_key(self, parameters: str) -> list[str]:
        fields = parameters.split(";")
        number = _number(fields[0])
        if number == ESCAPE and len(fields) == 3:
            return self._kitty_key(f"{fields[2]};{fields[1]}")
        modifiers = _press(parameters)
        if number is None or modifiers is None:
            return []
        if number in HIGHER:
            return [_coded(HIGHER[number], modifiers, "u")]
        return [_coded(number, modifiers, "~")] if number in NUMBERED else []

    def _kitty_key(self, parameters: str) -> list[str]:
        """``code:shifted:base ; modifiers:event ; text``, each of which may be empty or missing."""
        modifiers = _press(parameters)
        if modifiers is None:
            return []
        keys, _, text = [*parameters.split(";"), "", ""][:3]
        code, shifted, base = [*map(_number, keys.split(":")), None, None][:3]
        typed = "".join(chr(one) for one in map(_number, text.split(":")) if _shows(one))
        if code == KEYPAD_ENTER:
            code = ENTER
        if code in LOCKS_AND_MODIFIERS:
            return []
        if typed and not modifiers & CHORD:
            self._learn(typed, base)
            return [typed]
        if code is not None and (code in (TAB, ENTER, ESCAPE, BACKSPACE) or code in FUNCTIONAL):
            return [_coded(code, modifiers, "u")]
        letter = KEYPAD.get(code or 0) or (chr(code) if _shows(code) else "")
        if not letter:
            return []
        if modifiers & (CHORD | ALT):
            at_base = base if not letter.isascii() and base is not None and SPACE < base < BACKSPACE else None
            return [_coded(at_base or ord(letter), modifiers, "u")]
        if modifiers & SHIFT:
            letter = chr(shifted) if _shows(shifted) else _upper(letter)
        self._learn(letter, base)
        return [letter]

    def _learn(self, letter: str, base: int | None) -> None:
        if base is not None and SPACE < base < BACKSPACE and len(letter) == 1 and letter != chr(base):
            if len(self.base_keys) > LONGEST_SEQUENCE * 8:
                self.base_keys.clear()
            self.base_keys[letter] = chr(base)


def _number(field: str) -> int | None:
    """A field's number; None where it is empty, has parts, or is too large for anything."""
    return int(field) if field.isdecimal() and len(field) <= 7 else None


def _shows(code: int | None) -> TypeGuard[int]:
    """Whether a code stands for a letter or sign that can be typed."""
    return (
        code is not None
        and SPACE <= code <= 0x10FFFF
        and not BACKSPACE <= code < 0xA0
        and not 0xD800 <= code < 0xE000
        and code not in PRIVATE
    )


def _upper(letter: str) -> str:
    """The letter with shift; itself where it has no single one."""
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def _press(parameters: str) -> int | None:
    """The modifiers of a key press, as bits; None where it is a release."""
    field, _, event = [*parameters.split(";"), ""][1].partition(":")
    if event not in ("", "1", "2"):
        return None
    return max(0, (_number(field) or 1) - 1) & REAL_MODIFIERS


def _coded(code: int, modifiers: int, final: str) -> str:
    return f"{ESC}[{code}{f';{modifiers + 1}' if modifiers else ''}{final}"


def _cursor_key(parameters: str, final: str) -> list[str]:
    first, more, _ = parameters.partition(";")
    if not more and _number(first) in range(2, 9):
        parameters = f"1;{first}"
    elif first not in ("", "1"):
        return []
    modifiers = _press(parameters)
    if modifiers is None:
        return []
    return [_coded(1, modifiers, final) if modifiers else f"{ESC}[{final}"]


def _size(parameters: str) -> list[str]:
    """A size that the terminal tells by itself: rows, columns, and both in pixels. One without pixels gives
    one for each cell, by which the mouse's place can be worked out."""
    told = [_number(field.partition(":")[0]) for field in parameters.split(";")[1:]]
    if len(told) != 4:
        return []
    rows, columns, height, width = told
    if not rows or not columns:
        return []
    columns, rows = min(columns, MOST_CELLS[0]), min(rows, MOST_CELLS[1])
    return [f"{ESC}[48;{rows};{columns};{height or rows};{width or columns}t"]


def _begun(word: str, data: str, at: int) -> int:
    """How many characters at the end of ``data`` may be the beginning of ``word``."""
    longest = min(len(word) - 1, len(data) - at)
    return next((n for n in range(longest, 0, -1) if data.endswith(word[:n])), 0)


def _is_key(data: str) -> bool:
    """Whether this is a key that is no text, rather than the rest of a paste."""
    if data.startswith(ESC):
        return not (data.startswith(PASTED) or PASTED.startswith(data))
    return len(data) == 1 and data < " " and data not in "\r\n\t"
