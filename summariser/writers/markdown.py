"""A record as Markdown (CommonMark). The article is data: whatever it holds is shown, nothing of it acts as markup, HTML or a link."""

import re
from collections.abc import Iterator
from typing import TextIO

from summariser.patterns import regex
from summariser.writers.hidden import reveal
from summariser.writers.page import Item, Page, Row, Section
from summariser.writers.records import Entries
from summariser.writers.values import page_of

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
"""Older renderers know backslashes before fewer characters than CommonMark; entities are read by all."""

_SPECIAL = regex(r"[\\`*_{}\[\]#|~!$^]|[&<>]|:(?=//)|(?<=www)\.|@")
_OPENING = regex(r"^(?:[-+=:]|\d+(?=[.)]))")


def write_md(entries: Entries, stream: TextIO) -> None:
    """Write each record as it comes, with a rule between two."""
    for number, (article, record) in enumerate(entries):
        if number:
            stream.write("\n---\n\n")
        stream.write("\n".join(_render(page_of(record, article))) + "\n")
        stream.flush()


def escape_md(text: str) -> str:
    """`text` on one line, so that Markdown shows it as it is, at the start of a line or within."""
    plain = _SPECIAL.sub(_escape, reveal(text))
    return _OPENING.sub(_escape_opening, plain)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in ":.@":  # what would make a bare address a link
        return f"&#{ord(char)};"
    return _ENTITIES.get(char, f"\\{char}")


def _escape_opening(match: re.Match[str]) -> str:
    """What would open a list, a heading's underline or a definition: the sign, or the point after a number."""
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _render(page: Page) -> Iterator[str]:
    yield f"# {escape_md(page.title)}"
    yield ""
    yield escape_md(page.facts)
    if page.abstract:
        yield ""
        yield escape_md(page.abstract)
    if not any(not section.doubtful for section in page.sections):
        yield ""
        yield page.nothing
    for section in page.sections:
        yield from _render_section(section)
    yield ""
    yield f"*{escape_md(page.closing)}*"


def _render_section(section: Section) -> Iterator[str]:
    yield ""
    yield f"## {section.head}"
    yield ""
    for item in section.items:
        yield from _render_item(item)


def _render_item(item: Item) -> Iterator[str]:
    note = f" ({escape_md(item.note)})" if item.note else ""
    yield f"- **{escape_md(item.lead)}**{note}"
    for row in item.rows:
        yield f"  - {_render_row(row)}"


def _render_row(row: Row) -> str:
    label = f"{row.label}: " if row.label else ""
    where = f" — {escape_md(row.where)}" if row.where else ""
    return f"{label}{escape_md(row.words)}{where}"
