"""What a mark opens, and what becomes of it when none closes it: it ends before an attribution, as in `“We go, she said to applause.`, or is stray."""

from dataclasses import dataclass
from typing import Literal

from summariser.patterns import regex
from summariser.reading.paragraphs import find_paragraphs

_VERB = r"(?:said|says|told|added|wrote|asked|insisted|warned|replied|declared|argued|explained|remarked|continued|concluded)"
_ATTRIBUTION = regex(
    rf"[,.!?]\s+(?=(?:he|she|they|it|the \w+(?: \w+)?|(?:[A-ZÀ-Þ][\w'’-]+\s){{1,4}}?)\s*{_VERB}\b|{_VERB}\s(?:the|a|an|[A-ZÀ-Þ]))"
)
Style = Literal["double", "low", "guillemet", "reversed", "single", "single-low", "corner"]
"""How a stretch is opened. "double" is straight or curly, "single" likewise; "reversed" are guillemets that point inward."""


@dataclass(slots=True)
class Opened:
    """What a mark has opened, while the marks of the text are paired."""

    style: Style
    group: str
    outer_start: int
    start: int
    end: int = -1
    outer_end: int = -1
    closed: bool = False
    kept: bool = True
    opens_paragraph: bool = False
    continues: "Opened | None" = None


_MOST = 4
"""Paragraphs whose opening marks may all lack their closing ones by mistake, and one more."""

_REACH = 2000
"""Characters looked through for an attribution."""


def find_unclosed_end(text: str, start: int, end: int, *, goes_on: bool) -> int:
    """Where the words of `text[start:end]` end, edge punctuation included.

    Where they go on in the next paragraph, a full stop before a verb of speaking is the speaker's own: “I met him. He said no.
    """
    match = _ATTRIBUTION.search(text, start, min(end, start + _REACH))
    if match is None or (goes_on and match[0][0] == "."):
        return end
    return match.start() + 1


def list_stray(text: str, found: list[Opened]) -> set[int]:
    """Marks at the head of most paragraphs that come to no closing one, not even in a later paragraph: they mark nothing."""
    ended: set[int] = set()
    for one in reversed(found):
        if one.continues and (one.closed or id(one) in ended):
            ended.add(id(one.continues))
    lines = f"\n{text}"
    heads = (
        one for one in found if not one.closed and "\n" in lines[max(0, one.outer_start - 1) : one.outer_start + 1]
    )
    stray = {id(one) for one in heads if id(one) not in ended}
    return stray if len(stray) >= _MOST and 2 * len(stray) > len(find_paragraphs(text)) else set()
