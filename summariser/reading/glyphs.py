"""Single marks: what stands on either side of each, and what it can be for that."""

import re
from dataclasses import dataclass

from summariser.patterns import regex

_DOUBLES = r"\"“”„‟«»‹›「」『』〝〞〟＂"
# Apostrophes between two word characters never match: they are by far the most frequent and are no marks.
# All that a mark can be stands at the head of the expression, so that everything else is passed over quickly.
MARK = regex(
    rf"[{_DOUBLES}`'’‘‚‛](?:(?<=[{_DOUBLES}])|(?<=`)`|(?<=')'|(?<=['’‘])(?:(?<!\w.)|(?!\w))|(?<=[‚‛])(?<!\w.))"
)


ELISION = regex(r"['’‘](?:tis|twas|twere|em|n|cause|til|till|round|bout|cos|\d0s|\d\d)\b(?!['’-]?\w)", re.IGNORECASE)


_POSSESSIVE = regex(r"\w\"s(?=[ ,.;:])")
"""A mark that wires write for an apostrophe: the port"s lock."""

_LOWER_WORD = regex(r"\s+[a-z]")


_OPENING = frozenset("([{<“„‟«‹‘‚‛「『〝—–-/\"'")


_CLOSING = frozenset(")]}>”»›’」』〟.,;:!?…—–-/\"'“‘")


@dataclass(slots=True)
class Mark:
    """One mark with what stands beside it."""

    at: int
    text: str
    before: str
    after: str
    opens: bool
    """A space, bracket or dash before it and none after."""

    closes: bool
    strength: int = 0
    """As a closing single mark: 0 none, 1 may be an apostrophe after s, 2 plain."""

    @property
    def end(self) -> int:
        """Where the mark ends."""
        return self.at + len(self.text)


def describe_marks(text: str, start: int, end: int, matches: list[re.Match[str]]) -> list[Mark]:
    """The marks of one paragraph, each with what stands beside it."""
    marks = []
    for match in matches:
        at, what = match.start(), match[0]
        if what == '"' and _POSSESSIVE.match(text, max(at - 1, start), end):
            continue
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        left = before.isspace() or before in _OPENING
        right = after.isspace() or after in _CLOSING
        mark = Mark(at, what, before, after, opens=left and not right, closes=right and not left)
        if left and right and what not in ("'", "’"):
            _judge_by_space(mark)
        if what in "'’":
            mark.strength = _closing_strength(text, mark)
        marks.append(mark)
    return marks


def _judge_by_space(mark: Mark) -> None:
    """Beside other punctuation, a space decides: `("yes")`, `—"No"—`, `"'Yes,' he said"`."""
    if mark.before.isspace() != mark.after.isspace():
        mark.opens, mark.closes = mark.before.isspace(), mark.after.isspace()


def _closing_strength(text: str, mark: Mark) -> int:
    if mark.before.isspace() or mark.before in "([{“‘":
        return 0
    if mark.before in "sS" and _LOWER_WORD.match(text, mark.end):
        return 1
    return 2 if not mark.after.isalnum() else 0
