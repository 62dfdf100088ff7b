"""Text that no reporter tells: data, code, comments and words meant for a machine. The rules read nothing there."""

import re
from collections.abc import Iterable, Iterator

from summariser.reading import Block

_FENCES = (
    ("<!--", "-->"),
    ("```", "```"),
    ("~~~", "~~~"),
    ("<|", "|>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
)
"""What opens and what closes a stretch; an unclosed one ends with its paragraph."""

_TEMPLATE = re.compile(
    r"<\|\w+\|>|\[/?INST\]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>|^\s*#{2,} ?(?:system|instructions?|response|user|assistant|human|input)\b"
    r"|^\s*(?:system|assistant|user|human|developer|tool)\s*:\s",
    re.I | re.M,
)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:all|any|the|your|every|previous|prior|these|those|everything)\b[^.\n]{0,60}\b(?:instructions?|prompts?|rules?|above|before|text|said)\b"
    r"|\b(?:you are|act as|behave as|pretend to be) (?:now )?(?:an? |the )?(?:AI|summari[sz]er|assistant|(?:large )?language model|model|chatbot|parser|annotator)\b"
    r"|\b(?:add|write|insert|include|put|list|report|record|return|output|append|say|state|note)\b[^.\n]{0,120}\b(?:to|in|into|on|as) (?:the|your|its|a|an) (?:record|summary|output|answer|json|abstract|ledger|participants?|response|reply|meetings?)\b(?= list| that|[.,:;!]|$)"
    r"|\b(?:the|your) (?:summary|record|output|answer|response|json) (?:must|should|has to|shall|needs to)\b"
    r"|^\W*(?:dear |attention,? |note to (?:the )?)?(?:AI|LLM|GPT|summari[sz]er|assistant|language model|chatbot)s?\b[,:]",
    re.I | re.M,
)
_KEY = re.compile(r"\s*(?:[-*] )?[\"']?[a-z][a-z0-9_ -]{0,24}[\"']?\s*[:=](?:\s|$)|\s*\[\[?[\w.]+\]\]?\s*$")
_PIPES = re.compile(r"\s*\|[^\n]*\|\s*$")
_COMMAS = re.compile(r"[^,\n]*(?:,[^\s,][^,\n]*){2,}$")
_CODE = re.compile(
    r"\s*(?:def \w+\(|class \w+[:(]|import \w|from \w+ import|return\b|#(?! )|# |//|/\*|(?:var|let|const|function) \w|SELECT |INSERT |\}|\{|<[/\w])"
)
_LINES = 2
"""Lines of one shape that make data; one alone may be a sentence."""


def find_planted(text: str, blocks: Iterable[Block]) -> list[tuple[int, int]]:
    """Where such text stands, in order of finding; the stretches may overlap."""
    found = [span for opening, closing in _FENCES for span in _find_fenced(text, opening, closing)]
    found += [
        (block.start, block.end)
        for block in blocks
        if _TEMPLATE.search(text, block.start, block.end) or _ORDER.search(text, block.start, block.end)
    ]
    return found + list(_find_data(text))


def _find_fenced(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    at = text.find(opening)
    while at >= 0:
        end = text.find(closing, at + len(opening))
        paragraph = text.find("\n\n", at)
        if end < 0:
            yield at, paragraph if paragraph >= 0 else len(text)
            return
        yield at, end + len(closing)
        at = text.find(opening, end + len(closing))


def _find_data(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines that are keys with values, cells of a table, rows of commas, or code."""
    at, run, start, shape = 0, 0, 0, ""
    for line in text.split("\n"):
        now = _shape(line)
        if now and now == shape:
            run += 1
        else:
            if run >= _LINES:
                yield start, at
            run, start, shape = bool(now) + 0, at, now
        at += len(line) + 1
    if run >= _LINES:
        yield start, at


def _shape(line: str) -> str:
    if len(line) > 600 or not line.strip():
        return ""
    if _PIPES.match(line):
        return "cells"
    if _KEY.match(line):
        return "keys"
    if _CODE.match(line):
        return "code"
    return "rows" if _COMMAS.match(line) else ""
