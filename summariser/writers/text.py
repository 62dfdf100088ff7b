"""A record as plain or coloured text for people, with rich. Text of the article is data: it is never read as markup."""

from typing import TextIO

from rich.segment import Segment, Segments
from rich.text import Text

from summariser.writers.console import make_console
from summariser.writers.hidden import reveal
from summariser.writers.page import SEPARATOR, Item, Page, Row, Section
from summariser.writers.records import Entries
from summariser.writers.values import page_of

WIDEST = 100
"""Columns. Longer lines are hard to read, however wide the terminal is."""

NARROWEST = 40
"""Columns, below which labels and words no longer fit beside each other."""

_LABEL = 8
_GLUE = "\ue000"
"""Stands for a space at which a line must not break; no text that went through `reveal` holds it."""

_STYLES = {
    "occurred": "green",
    "ongoing": "green",
    "planned": "cyan",
    "postponed": "yellow",
    "unclear": "yellow",
    "cancelled": "red",
    "denied": "red",
}


def write_text(entries: Entries, stream: TextIO, *, width: int = 80, colour: bool = False) -> None:
    """Write each record as it comes, with a line between two. `width` is in columns; escape sequences are written only with `colour`."""
    pen = _Pen(stream, width, colour)
    for number, (article, record) in enumerate(entries):
        if number:
            pen.draw_line()
        pen.write(page_of(record, article))


def _glue(where: str) -> str:
    """Each place in one piece: "line 13, 1826–1857" is not torn apart, several places are."""
    return where.replace(" ", _GLUE).replace(f";{_GLUE}", "; ")


class _Pen:
    """Writes pages at one width. The environment is kept out: what a stream can show is the caller's knowledge."""

    def __init__(self, stream: TextIO, width: int, colour: bool) -> None:
        self.width = max(NARROWEST, min(width, WIDEST))
        self.console = make_console(stream, self.width, colour)

        self._shown: list[Segment] = []
        """What a page shows, printed at once: for each line by itself rich would look anew at where it prints."""

    def draw_line(self) -> None:
        self._print()
        self._print(("─" * self.width, "dim"))
        self._print()

    def write(self, page: Page) -> None:
        self._hang(Text(reveal(page.title), "bold"))
        self._hang(Text(reveal(page.facts), "dim"))
        if page.abstract:
            self._print()
            self._hang(Text(reveal(page.abstract)))
        if not any(not section.doubtful for section in page.sections):
            self._print()
            self._hang(Text(page.nothing))
        for section in page.sections:
            self._write_section(section)
        self._print()
        self._hang(Text(reveal(page.closing), "dim"))
        self.console.print(Segments(self._shown), soft_wrap=True, end="")
        self._shown.clear()

    def _write_section(self, section: Section) -> None:
        self._print()
        head = f"{section.head} ({len(section.items)})" if section.doubtful else section.head
        self._print((head, "bold yellow" if section.doubtful else "bold blue"))
        for number, item in enumerate(section.items):
            if number and item.rows:
                self._print()
            self._write_item(item)

    def _write_item(self, item: Item) -> None:
        line = Text(reveal(item.lead), "bold")
        if item.note:
            line.append(SEPARATOR, "not bold dim").append(
                reveal(item.note), f"not bold {_STYLES.get(item.mark, 'dim')}"
            )
        self._hang(line, 2)
        labelled = any(row.label for row in item.rows)
        before = ""
        for row in item.rows:
            self._write_row(row, labelled, row.label if row.label != before else "")
            before = row.label

    def _write_row(self, row: Row, labelled: bool, label: str) -> None:
        line = Text(reveal(row.words))
        if row.where:
            line.append(f"  {_glue(reveal(row.where))}", "dim")
        self._hang(line, 4 + (_LABEL if labelled else 0), label)

    def _hang(self, text: Text, indent: int = 0, label: str = "") -> None:
        """Print `text` wrapped, every line indented, the label before the first."""
        width = self.width - indent
        lines = [text] if text.cell_len <= width else text.wrap(self.console, width, overflow="fold")
        for number, line in enumerate(lines):
            line.rstrip()
            line.plain = line.plain.replace(_GLUE, " ")
            start = label.ljust(_LABEL) if label and not number else ""
            self._print((start.rjust(indent), "dim" if start else ""), line)

    def _print(self, *parts: tuple[str, str] | Text) -> None:
        self._shown += Text.assemble(*parts).render(self.console, end="\n")
