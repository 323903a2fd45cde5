"""What terminals send besides keys never becomes one, however it is cut, and no key is lost to it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nc_tui.app.keyboard import meant_keys
from nc_tui.app.terminal_input import ESC, LONGEST_STRING, TerminalInput

XTERM = (
    # "Xterm Control Sequences" (ctlseqs), xterm 390.
    "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",  # primary device attributes
    "\x1b[>41;390;0c",  # secondary
    "\x1bP!|00000000\x1b\\",  # tertiary
    "\x1bP>|XTerm(390)\x1b\\",  # XTVERSION
    "\x1b[0n",  # status
    "\x1b[12;40R",  # where the cursor stands
    "\x1b[?12;40;1R",  # and on which page
    "\x1b[?10n",  # the printer
    "\x1b[?27;1;0;0n",  # the keyboard
    "\x1b[?2027;1$y",  # a mode that nobody asked for
    "\x1b[4;2$y",  # an ANSI mode
    "\x1b]4;1;rgb:dddd/0000/0000\x07",  # a colour of the palette
    "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",  # the text's colour
    "\x1b]11;rgb:0000/0000/0000\x1b\\",  # the background's
    "\x1b]52;c;aGVsbG8gam9iIGRkIDIyCg==\x1b\\",  # the clipboard
    "\x1b]lA title with 2 d's\x1b\\",  # the title
    "\x1b]LAn icon\x1b\\",
    "\x1b[1t",  # the window's state
    "\x1b[3;100;200t",  # its place
    "\x1b[4;480;800t",  # its size in pixels
    "\x1b[6;20;10t",  # a cell's
    "\x1b[8;24;80t",  # its size in cells
    "\x1b[9;50;160t",
    "\x1bP1$r0;1m\x1b\\",  # a setting
    "\x1bP0$r\x1b\\",
    "\x1bP1+r544E=787465726D\x1b\\",  # XTGETTCAP
    "\x1bP1!~1A2B\x1b\\",  # a checksum
    "\x1b[>4;2m",  # the keyboard's mode
    "\x1b[?1;0;256S",  # graphics
    "\x1b[2;1;1;128;128;1;0x",  # DECREQTPARM
    "\x1b[1;2;3;4;1&w",  # a locator
)
KITTY = (
    # kitty, docs/keyboard-protocol.rst, docs/graphics-protocol.rst, docs/color-stack.rst and kitty/screen.c.
    "\x1b[?62;52;c",
    "\x1b[>1;4000;39c",
    "\x1bP>|kitty(0.39.1)\x1b\\",
    "\x1b[?29u",  # the flags of its keyboard protocol
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b_Gi=1;ENOENT:no such file d d\x1b\\",
    "\x1b]21;foreground=rgb:ff/ff/ff;cursor=\x1b\\",
    "\x1b]99;i=1:p=?;a=focus,report\x1b\\",
    "\x1b]5522;type=read:status=DONE\x1b\\",
    "\x1b[?997;1n",  # the colour scheme
    "\x1b[?997;2n",
    "\x1bP1+r544e=787465726d2d6b69747479\x1b\\",
    "\x1b[<288;1;1M",  # docs/misc-protocol.rst: the mouse has left
    "\x1b[>1;2;3;29;30;40;100;101 q",  # the cursors it can draw
    "\x1b[>100;29:2:1:1 q",  # and those there are
)
FOOT = (
    # foot, csi.c and osc.c; the first as 1.18 gave it, the second with the clipboard allowed.
    "\x1b[?62;4;22;28;29c",
    "\x1b[?62;4;22;28;52c",
    "\x1b[>1;011801;0c",
    "\x1bP!|464f4f54\x1b\\",
    "\x1bP>|foot(1.18.1)\x1b\\",
    "\x1b]11;rgb:2424/2424/2424\x1b\\",
    "\x1b]11;rgba:2424/2424/2424/eeee\x1b\\",  # with alpha, as earlier ones gave it
    "\x1b[?0;10#Q",  # the stack of colours
    "\x1b[5;0;0t",
    "\x1b[9;0;0t",
)
WEZTERM = (
    # WezTerm, term/src/terminalstate/mod.rs.
    "\x1b[?65;4;6;18;22c",
    "\x1b[?65;4;6;18;22;52c",
    "\x1b[>1;277;0c",
    "\x1bP!|00000000\x1b\\",
    "\x1bP>|WezTerm 20240203-110809-5046fc22\x1b\\",
    "\x1b]10;rgb:b2b2/b2b2/b2b2\x1b\\",
)
WINDOWS_TERMINAL = (
    # Windows Terminal, src/terminal/adapter/adaptDispatch.cpp.
    "\x1b[?61;4;6;7;14;21;22;23;24;28;32;42c",
    "\x1b[?61;4;6;7;14;21;22;23;24;28;32;42;52c",  # where the clipboard may be written
    "\x1b[0*{",  # the space for macros
    '\x1b[24;80;1;1;1"w',  # what is displayed
    "\x1bP0!uA\x1b\\",  # the user's character set
    "\x1bP1$r1;24r\x1b\\",  # the margins
    "\x1b[>0;10;1c",
    "\x1bP!|00000000\x1b\\",
    "\x1b[3;1;1;128;128;1;0x",
    "\x1b[24;1R",
    "\x1b]4;1;rgb:c5c5/0f0f/1f1f\x1b\\",
)
VS_CODE = (
    # VS Code draws with xterm.js, src/common/InputHandler.ts.
    "\x1b[?1;2c",
    "\x1b[>0;276;0c",
    "\x1bP>|xterm.js(6.0.0)\x1b\\",
    "\x1b[?1;1R",
    "\x1b[?25;1$y",
    "\x1b[?0u",  # the flags of kitty's keyboard protocol
    "\x1b[8;24;80t",
    '\x1bP1$r61;1"p\x1b\\',
    "\x1bP1$r0m\x1b\\",
    "\x1b]4;1;rgb:cdcd/3131/3131\x1b\\",
)
TMUX = (
    # Recorded from tmux 3.3a, asked within it.
    "\x1b[?1;2c",
    "\x1b[>84;0;0c",
    "\x1bP>|tmux 3.3a\x1b\\",
    "\x1b[1;1R",
    "\x1b[0n",
    "\x1b[8;80;23t",
)
SCREEN = (
    # Recorded from screen 4.09.00, asked within it.
    "\x1b[?1;2c",
    "\x1b[>83;40900;0c",
    "\x1b[1;1R",
    "\x1b[0n",
    "\x1b]11;rgb:0000/0000/0000\x1b\\",
    "\x1b]lpython3\x1b\\",
)
BROKEN = (
    "\x1b[<32;NaN;NaNM",
    "\x1b[<undefined;1;2M",
    "\x1b[32;NaN;NaNM",
    "\x1b[<35;;M",
    "\x1b[M !!",
    "\x1b[35;10;5M",
    "\x1b[48;0;0;0;0t",
    "\x1b[48;a",
    "\x1b[1114112u",
    "\x1b[55296;1u",
    "\x1b[;;u",
    "\x1b[99999999999999999999u",
    "\x1b[100;1:3u",
    "\x1b[57441;2u",
    "\x1b[1;1:3A",
    "\x1b[99~",
    "\x1b[201~",
    "\x1b\\",
    "\x9b?1;2c",
    "\x9d11;rgb:0/0/0\x9c",
    "\udc9b?1;2c",
)
REPLIES = (*XTERM, *KITTY, *FOOT, *WEZTERM, *WINDOWS_TERMINAL, *VS_CODE, *TMUX, *SCREEN, *BROKEN)

KEYS = {
    **{key: key for key in ("d", "2", "ж", "\r", "\t", "\x7f", "\x11", "\x1a", " ", "é", "日")},
    **{
        key: key
        for key in (
            *("\x1b[A", "\x1b[B", "\x1bOP", "\x1b[20~", "\x1b[5~", "\x1b[6~", "\x1b[Z", "\x1b[1;5C", "\x1ba"),
            *("\x1b[13u", "\x1b[27u", "\x1b[97;5u", "\x1b[<0;5;7M", "\x1b[<64;5;7M", "\x1b[I", "\x1b[O"),
            *("\x1b[[A", "\x1b[23$", "\x1b[a", "\x1b[R", "\x1b[?2026;2$y", "\x1b[?2048;1$y"),
            *("\x1b[48;24;80;480;800t", "\x1b[200~did it\x1b[201~"),
        )
    },
    "\x1b[97:65;2u": "A",
    "\x1b[97;2u": "A",
    "\x1b[100;1:1u": "d",
    "\x1b[100;1:2u": "d",
    "\x1b[97;65;97u": "a",
    "\x1b[97;65;65u": "A",
    "\x1b[1074::100;1u": "в",
    "\x1b[1092::97;5u": "\x1b[97;5u",
    "\x1b[0;;229u": "å",
    "\x1b[97;;229u": "å",
    "\x1b[57400u": "1",
    "\x1b[57414;129u": "\x1b[13u",
    "\x1b[9;2u": "\x1b[9;2u",
    "\x1b[1;129B": "\x1b[B",
    "\x1b[27;5;105~": "\x1b[105;5u",
    "\x1bO5P": "\x1b[1;5P",
    "\x1b[25~": "\x1b[57376u",
    "\x1b[48;24;80;0;0t": "\x1b[48;24;80;24;80t",
}
"""Key presses, and what else has to come through, with what the parser gets for them."""


def through(*chunks: str) -> str:
    """What comes out for what is read in these chunks, nothing more being held back."""
    terminal = TerminalInput()
    out = "".join("".join(terminal.feed(chunk)) for chunk in chunks)
    assert not terminal.waiting, chunks
    return out


def cut(text: str, *places: int) -> list[str]:
    return [text[start:end] for start, end in pairwise(sorted({0, *places, len(text)}))]


@pytest.mark.parametrize("reply", REPLIES, ids=repr)
def test_a_reply_is_no_key_wherever_it_is_cut(reply: str) -> None:
    for place in range(len(reply) + 1):
        assert through(*cut(f"{reply}j", place)) == "j", place
    assert through(*reply, "j") == "j"


@pytest.mark.parametrize(("sent", "meant"), KEYS.items(), ids=repr)
def test_a_key_comes_through_as_what_it_means_wherever_it_is_cut(sent: str, meant: str) -> None:
    for place in range(len(sent) + 1):
        assert through(*cut(sent, place)) == meant, place
    assert through(*sent) == meant


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*((reply, "") for reply in REPLIES), *KEYS.items()]), max_size=12),
    st.lists(st.integers(0, 200), max_size=12),
)
def test_any_mix_of_keys_and_replies_gives_exactly_the_keys(
    mix: list[tuple[str, str]], places: list[int]
) -> None:
    sent = "".join(one for one, _ in mix)
    assert through(*cut(sent, *(place for place in places if place < len(sent)))) == "".join(
        meant for _, meant in mix
    )


@settings(deadline=None)
@given(st.text(alphabet="\x1b[]OP_\\<>?;:$0159~uAMRtyNan\x07\x18\r j\x9b\udc9b", max_size=60))
def test_nothing_raises_and_only_known_sequences_come_out(sent: str) -> None:
    terminal = TerminalInput()
    pieces = [*terminal.feed(sent), *terminal.after_a_moment(), *terminal.after_a_while()]
    known = r"\x1b|\x1b[^\[]|\x1b\[|\x1b\[[0-9;<?-]*\$?[A-Za-z~^@$y]|\x1b\[\[[A-E]|\x1bO[A-Za-z]|[^\x1b]+"
    for piece in pieces:
        assert re.fullmatch(known, piece, re.DOTALL), piece


def test_an_esc_by_itself_is_the_key_esc_after_a_moment() -> None:
    terminal = TerminalInput()
    assert terminal.feed(ESC) == []
    assert terminal.lone
    assert terminal.after_a_moment() == [ESC]
    assert not terminal.waiting


def test_a_sequence_that_comes_late_behind_its_esc_is_still_no_text() -> None:
    terminal = TerminalInput()
    terminal.feed(ESC)
    assert terminal.after_a_moment() == [ESC]
    assert terminal.feed("[?1;2c") == []
    terminal.feed(ESC)
    assert terminal.after_a_moment() == [ESC]
    assert terminal.feed("2") == ["2"]


@pytest.mark.parametrize("key", ["\r", "\x11", "\x1b[A", "\x1b[27u"], ids=repr)
def test_a_string_without_an_end_is_over_with_the_first_key_that_is_no_text(key: str) -> None:
    assert through(f"\x1b]11;rgb:{key}d") == f"{key}d"


def test_a_string_without_an_end_is_over_after_a_while_or_when_it_is_too_long() -> None:
    terminal = TerminalInput()
    assert terminal.feed("\x1b]52;c;abc") == []
    assert terminal.after_a_while() == []
    assert terminal.feed("d") == ["d"]
    terminal.feed("\x1bP1+r")
    terminal.feed("0" * (LONGEST_STRING + 1))
    assert terminal.feed("d") == ["d"]


def test_what_is_pasted_is_never_a_key() -> None:
    assert through("\x1b[200~d\x1b[A\x1b]0;x\x07\x1b", "[201~j") == "\x1b[200~d[A]0;x\x07\x1b[201~j"


@pytest.mark.parametrize("key", ["\x1b[A", "\x11", "\x1b[27u"], ids=repr)
def test_a_paste_without_an_end_is_over_with_a_key_after_a_while(key: str) -> None:
    terminal = TerminalInput()
    terminal.feed("\x1b[200~some words")
    assert terminal.after_a_while() == []
    assert terminal.feed(" and more") == [" and more"]
    assert terminal.after_a_while() == []
    assert terminal.feed(key) == ["\x1b[201~", key]
    assert terminal.feed("d") == ["d"]


def test_a_paste_without_an_end_is_over_with_esc() -> None:
    terminal = TerminalInput()
    terminal.feed("\x1b[200~some words")
    assert terminal.feed(ESC) == []
    assert terminal.after_a_moment() == []
    assert terminal.after_a_while() == ["\x1b[201~", ESC]


def test_bytes_outside_utf_8_are_unreadable_letters() -> None:
    assert through("\udcff\udcfed") == "\ufffd\ufffdd"


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[1074::100;1;1074u", "d"),  # Cyrillic в
        ("\x1b[1074:1042:100;2;1042u", "d"),  # with shift
        ("\x1b[948::100;1;948u", "d"),  # Greek δ
        ("\x1b[38::49;1;38u", "1"),  # AZERTY &
        ("\x1b[233::50;1;233u", "2"),  # AZERTY é
    ],
)
def test_a_letter_of_another_layout_means_the_key_that_the_terminal_tells(sent: str, key: str) -> None:
    terminal = TerminalInput()
    (typed,) = terminal.feed(sent)
    assert key in meant_keys(typed, terminal.base_keys)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("D", ("d",)),
        ("２", ("2",)),
        ("Ｄ", ("D", "d")),
        ("٣", ("3",)),
        ("в", ()),
        ("&", ()),
        ("½", ()),
        ("", ()),
    ],
)
def test_without_the_terminals_help_case_width_and_numerals_are_understood(
    typed: str, keys: tuple[str, ...]
) -> None:
    assert meant_keys(typed, {}) == keys
