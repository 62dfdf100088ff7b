"""Speaker labels of transcripts: `MINISTER X:`, `Q:`, `Ms. Ferro:` at the head of a paragraph."""

import re

from summariser.patterns import regex
from summariser.reading.tables import list_words

_LABEL = regex(
    r"(?:\*\*|__)?((?:[A-ZÀ-Þ][\w.'’-]*)(?:[ ,/&]+(?:[A-ZÀ-Þ][\w.'’-]*|of|the|and|for|de|du|van|von|der|al|bin|el|to|on|\d{1,2})){0,9}"
    r"(?:\s*\([^()\n]{1,80}\))?)(?:\*\*|__)?\s*:(?:\*\*|__)?(?=\s|$)"
)
_QUESTION = regex(r"(?:Q|A|QUESTION|ANSWER|Question|Answer)\s?(?:\([^()\n]{1,60}\))?\s?[:.–—-](?=\s)")
_NO_SPEAKER = list_words(
    """note notes update updated breaking correction photo photos image video watch read related tags topics topic source sources date time place venue
    where when who what why how subject summary background contact contacts agenda participants present location copyright editor
    tel email fax web website twitter caption credit warning advisory exclusive analysis opinion factbox timeline explainer key results
    embargo embargoed attention speakers subjects attendees panel panellists occasion location duration format language host re cc from to ps conclusion introduction verdict"""
)


def find_labels(paragraphs: list[str]) -> dict[int, int]:
    """For paragraphs that begin with a speaker's label, the length of the label with its colon, by index.

    `paragraphs` holds the first characters of each paragraph, "" for one that cannot have a label. One label alone is no transcript: there
    must be two in capitals, or a label that returns, or three in all of which most are short.
    """
    found = {i: match for i, words in enumerate(paragraphs) if words and (match := _match(words))}
    spoken = {_name(match) for i, match in found.items() if _is_spoken(paragraphs[i][match.end() :])}
    found = {i: match for i, match in found.items() if _name(match) in spoken}
    names = [_name(match) for match in found.values()]
    capitals = [name for name in names if _is_capital(name)]
    returning = {name for name in names if names.count(name) > 1} if len(names) < 2000 else set(names)
    if len(capitals) >= 2 or (returning and len(names) >= 2):
        short = set(capitals)
        return {
            i: match.end()
            for i, match in found.items()
            if _is_capital(_name(match)) or returning or "".join(word[0] for word in _name(match).split()) in short
        }
    return {}


def _match(words: str) -> re.Match[str] | None:
    if question := _QUESTION.match(words):
        return question
    match = _LABEL.match(words)
    if match is None or _name(match).split()[0].lower() in _NO_SPEAKER or len(match[0]) > 120:
        return None
    return match


def _is_spoken(words: str) -> bool:
    """Whether what follows a label can be speech: nothing yet, or a sentence, rather than a list of links."""
    rest = words.strip()
    return not rest or len(rest) > 120 or rest[-1] in ".!?…”\"’'»)-–—]"


def _name(match: re.Match[str]) -> str:
    return re.sub(r"\s*\(.*", "", match[0].strip("*_ ").rstrip(":.–—- ")).strip("*_: ") or "Q"


def _is_capital(name: str) -> bool:
    letters = re.sub(r"\b(?:Mc|Mac|Mr|Mrs|Ms|Dr)", "", re.sub(r"\([^)]*\)", "", name))
    return letters.upper() == letters
