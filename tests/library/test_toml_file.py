"""The bounds within which a file is read at all, and the text that comes out."""

from pathlib import Path

import pytest

from nc_tui.library.toml_file import LARGEST, LONGEST_LINE, UnreadableError, read_table


def said(path: Path, content: str | bytes) -> str:
    """Why the content can't be read."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(UnreadableError) as caught:
        read_table(path)
    return ": ".join(part for part in (caught.value.key, caught.value.what) if part)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x00\x01\xff\xfe" * 40, "line 1: isn't UTF-8 text; save it as UTF-8"),
        ("a = 1\n".encode("utf-16"), "line 1: isn't UTF-8 text; save it as UTF-8"),
        (b"a = 1\nb = '\xe9'\n", "line 2: isn't UTF-8 text; save it as UTF-8"),
        (b"a = 1\x00\n", "isn't TOML: "),
        ("a = 1\n" + "x" * (LONGEST_LINE + 1), f"line 2: is longer than {LONGEST_LINE} characters"),
        (".".join("a" * 20_000) + " = 1", f"line 1: is longer than {LONGEST_LINE} characters"),
        (".".join("a" * 10) + " = 1", "line 1: has more than 8 dots outside of text"),
        ("x = 1\n[" + ".".join(["'a b'"] * 10) + "]", "line 2: has more than 8 dots outside of text"),
        ("a = " + "[" * 9 + "]" * 9, "line 1: has brackets nested deeper than 8"),
        ("a = " + "[\n" * 1500 + "]\n" * 1500, "line 9: has brackets nested deeper than 8"),
        ("a = " + "{ a = " * 600, "line 1: has brackets nested deeper than 8"),
        ('a = ["""x"""", ' + "[" * 99 + ' "" ' + "]" * 99 + "]", "line 1: has brackets nested deeper than 8"),
        ("a = ['''x'''', " + "[" * 99 + " '' " + "]" * 99 + "]", "line 1: has brackets nested deeper than 8"),
        ("a = 1 # [[[[[[[[[[ ..........\nb = " + "[" * 9, "line 2: has brackets nested deeper than 8"),
        ('a = """\n\n"""\nb = ' + "[" * 9, "line 4: has brackets nested deeper than 8"),
    ],
)
def test_a_file_beyond_the_bounds_is_refused_with_its_line(
    tmp_path: Path, content: str | bytes, what: str
) -> None:
    assert said(tmp_path / "x.toml", content).startswith(what)


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    assert said(tmp_path / "x.toml", "# x\n" * (LARGEST // 4 + 1)) == "is larger than 256 kB"


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="can't be read: no such file or directory"):
        read_table(tmp_path / "gone.toml")


def test_brackets_and_dots_inside_text_count_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('a = "[[[[[[[[[[ .......... \\" [[[["\nb = """\n[[[[[[[[[[ "" ..........\n"""\n')
    assert read_table(path) == {"a": '[[[[[[[[[[ .......... " [[[[', "b": '[[[[[[[[[[ "" ..........'}


def test_a_byte_order_mark_at_the_beginning_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 'b'\r\n")
    assert read_table(path) == {"a": "b"}


def test_text_is_cleaned_wherever_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(r'"k\u001b" = [{ a = "x\u0007y\u202ez" }, "\u009b1"]')
    assert read_table(path) == {"k": [{"a": "xyz"}, "1"]}
