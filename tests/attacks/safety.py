"""What must not stand in anything that is written: raw control and invisible characters, live markup, forged sections, the key."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from attacks.terminal import FORGED

KEY = "sk-attack-0123456789abcdef"
FORMATS = ("text", "md", "json", "jsonl")
_RAW = {
    "control": "\x00-\x08\x0b-\x1f\x7f-\x9f",
    "bidi": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "zero-width": "\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb",
    "separator": "\u2028\u2029",
    "tag": "\U000e0000-\U000e007f",
    "variation selector": "\U000e0100-\U000e01ef",
}
_CLASSES = {name: re.compile(f"[{characters}]") for name, characters in _RAW.items()}
_OWN = re.compile(r"\r?\n|\r(?=\x1b\[(?:1A|2K))|\x1b\[(?:(?:[012]|1;3[1-6]|3[1-6])m|\?25[lh]|1A|2K)")
"""What the command itself sends to a terminal: line ends, its few colours, the line that shows progress. No attack holds these."""

_LIVE = {"html_inline": "html", "html_block": "html", "image": "image", "link_open": "link"}


def unsafe(output: str, form: str) -> list[str]:
    """Why the output is not safe, one word each; empty when it is."""
    reasons = _raw_characters(output)
    if KEY in output:
        reasons.append("the key")
    if form in ("text", "md") and any(line.strip(" #*>-") == FORGED for line in output.splitlines()):
        reasons.append("forged section")
    if form == "md":
        reasons += _live_markup(output)
    return reasons


def _raw_characters(output: str) -> list[str]:
    return [name for name, pattern in _CLASSES.items() if pattern.search(output)]


def _live_markup(output: str) -> list[str]:
    """As a CommonMark reader with tables understands it, which follows any address it finds."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # not every reader refuses javascript:
    tokens: list[Token] = []
    for token in reader.parse(output):
        tokens += [token, *(token.children or ())]
    return sorted({_LIVE[token.type] for token in tokens if token.type in _LIVE})


def unsafe_on_terminal(shown: str) -> list[str]:
    """As `unsafe`, for what a terminal was sent."""
    return _raw_characters(_OWN.sub("\n", shown))
