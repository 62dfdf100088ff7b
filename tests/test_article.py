"""An article: read once, kept exactly."""

import hashlib
from pathlib import Path

import pytest

from summariser.article import Article
from summariser.errors import InputError


def test_text_is_kept_to_the_character() -> None:
    """Newlines, odd spaces and control characters of a file stay as they came."""
    text = "One\r\ntwo\rthree\n\u2028four\u00a0\x1b[31m\x85end  "

    assert text == Article.from_bytes(text.encode(), "a.txt").text


def test_digest_is_of_the_text() -> None:
    """Two encodings of one text have one digest."""
    text = "Café “talks”"

    assert hashlib.sha256(text.encode()).hexdigest() == Article.from_bytes(text.encode("utf-16"), "a").sha256


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_read(encoding: str) -> None:
    """UTF-8 and UTF-16 are read with and without a byte order mark, and the mark is no part of the text."""
    text = "Ministers met in Zürich on Monday. “We agreed,” said Ana Prill.\n"

    assert text == Article.from_bytes(text.encode(encoding), "a").text


def test_legacy_encoding_is_noted() -> None:
    """A file in a legacy encoding is read, and a note says as which."""
    text = "Le ministre des Affaires étrangères a été reçu à Genève, où il a salué « un progrès décisif »." * 5
    article = Article.from_bytes(text.encode("cp1252"), "a")

    assert text == article.text
    assert ["encoding"] == [code for code, _ in article.notes]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"{\\rtf1\\ansi ...", "a rich text document"),
        (b"PK\x03\x04....", "office document"),
        (b"abc\0def\0\0\0", "NUL"),
        (b"\xff\xfe\x00\xd8", "does not fit"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    """Empty and binary input ends in an error that names the file and what is wrong with it."""
    with pytest.raises(InputError, match=words) as caught:
        Article.from_bytes(data, "strange.bin")

    assert str(caught.value).startswith("strange.bin: ")


def test_size_is_limited(tmp_path: Path) -> None:
    """An article above the limit is refused before it is read whole."""
    path = tmp_path / "long.txt"
    path.write_text("x" * 101)

    with pytest.raises(InputError, match="larger than the limit of 100 bytes"):
        Article.from_file(path, limit=100)


def test_unreadable_path_is_named(tmp_path: Path) -> None:
    """A path that leads nowhere, or to a folder, ends in an error that names it."""
    for path in (tmp_path, tmp_path / "absent.txt", "nul\0.txt"):
        with pytest.raises(InputError):
            Article.from_file(path)


def test_half_characters_are_refused() -> None:
    """A lone surrogate is no text, because it has no UTF-8 and so no digest."""
    with pytest.raises(InputError, match="half a surrogate pair at character 3"):
        Article("abc\ud800def")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!DOCTYPE html>\n<p>They met.</p>", True),
        ("\n<?xml version='1.0'?><!-- saved --><HTML lang='en'>", True),
        ("The <html> tag was all they agreed on.", False),
        ("<b>They met.</b>", False),
    ],
)
def test_a_page_saved_with_its_markup_is_told(text: str, told: bool) -> None:
    """An HTML page is read exactly as it is, and a note says that its tags are in the way."""
    article = Article.from_bytes(text.encode(), "page.html")

    assert text == article.text
    assert told == ("markup" in dict(article.notes))
