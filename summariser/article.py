"""An article: read once, kept exactly.

Every offset in a record counts Unicode code points of `Article.text`. So the text is never normalised: newlines, odd spaces
and control characters stay as they came. Only a byte order mark, which belongs to the encoding and not to the text, is left out.
"""

import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from summariser.errors import InputError
from summariser.patterns import regex

DEFAULT_LIMIT = 4_000_000
"""Bytes. A long dossier is about 1 MB; four times that is more likely a wrong file than an article."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_KNOWN_BINARIES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
)

_HTML = regex(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Article:
    """The text exactly as given, and where it came from.

    `notes` are what a reader must know about how the text was read, as (code, sentence) pairs; they become warnings of the record.
    """

    text: str
    source: str = "<text>"
    notes: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InputError(f"{self.source}: the article is empty", hint="give a file that holds the article's text")
        try:
            self.text.encode()
        except UnicodeEncodeError as error:
            raise InputError(
                f"{self.source}: half a surrogate pair at character {error.start}, so the text is not valid Unicode",
                hint="save the article as UTF-8 again",
            ) from error

    @cached_property
    def sha256(self) -> str:
        """Of the UTF-8 bytes of `text`, in hexadecimal: the same for one text in any encoding."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @classmethod
    def from_bytes(cls, data: bytes, source: str, *, limit: int = DEFAULT_LIMIT) -> "Article":
        """Decode `data` honestly: UTF-8, UTF-16, else the most plausible legacy encoding with a note that says so.

        Raises InputError for what is empty, binary, over `limit` bytes, or in no known encoding.
        """
        if len(data) > limit:
            raise InputError(f"{source}: larger than the limit of {limit:,} bytes", hint="raise it with --max-bytes")
        text, notes = _decode(data, source)
        return cls(text, source, (*notes, *_note_markup(text)))

    @classmethod
    def from_file(cls, path: str | Path, *, limit: int = DEFAULT_LIMIT) -> "Article":
        """Read the file at `path`. Raises InputError when that is not possible; never reads more than `limit` bytes."""
        try:
            with open(path, "rb") as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise InputError(
                f"{path}: {reason}", hint="give the path of a text file, or - for standard input"
            ) from error
        except ValueError as error:  # a NUL character in the path
            raise InputError(f"{path!r}: not a path", hint="give the path of a text file") from error
        return cls.from_bytes(data, _readable(path), limit=limit)


def _readable(path: str | Path) -> str:
    """The path as text; a name whose bytes are no UTF-8 would otherwise bring half characters into the record."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _decode(data: bytes, source: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _decode_as(data[len(mark) :], encoding, source)
            if "\0" in text:
                raise _binary(source, "it holds NUL characters, so it is not text")
            return text, ()
    if what := next((what for magic, what in _KNOWN_BINARIES if data.startswith(magic)), None):
        raise _binary(source, f"this is {what}, not text")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _decode_legacy(data, source)
    if "\0" in text:
        return _decode_legacy(data, source)
    return text, ()


def _decode_as(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{source}: starts as {encoding} but byte {error.start} does not fit it",
            hint="save the article as UTF-8 again",
        ) from error


def _decode_legacy(data: bytes, source: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Guess with charset-normalizer, which is imported here because most articles never need it."""
    if text := _utf16_without_mark(data):
        return text, (("encoding", "The file has no encoding mark; it was read as UTF-16."),)
    if b"\0" in data:
        raise _binary(source, "it holds NUL bytes, so it is not text")
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise _binary(source, "no known encoding fits its bytes")
    # Short Western texts tie between neighbouring code pages; windows-1252 is by far the commonest of them.
    tied = {each.encoding for each in matches if (each.chaos, each.coherence) == (best.chaos, best.coherence)}
    encoding = "cp1252" if "cp1252" in tied | set(best.could_be_from_charset) else best.encoding
    note = f"The file is not UTF-8; it was read as {encoding}, so accents and quotation marks may be wrong."
    return data.decode(encoding), (("encoding", note),)


def _utf16_without_mark(data: bytes) -> str | None:
    """The text, when NUL bytes stand almost only at odd or only at even places, as they do in UTF-16 of European text."""
    odd, even = data[1::2].count(0), data[0::2].count(0)
    half = len(data) / 2
    if max(odd, even) < 0.4 * half or min(odd, even) > 0.01 * half:
        return None
    try:
        return data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None


def _note_markup(text: str) -> tuple[tuple[str, str], ...]:
    """A page saved with its markup is read as it is, because offsets are those of the file, but hardly anything is found in it."""
    if _HTML.match(text) is None:
        return ()
    return (
        ("markup", "The file is an HTML page and its tags were read as text; save the article itself as plain text."),
    )


def _binary(source: str, why: str) -> InputError:
    return InputError(f"{source}: {why}", hint="give the article as plain text")
