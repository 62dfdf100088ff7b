"""Why a stretch between quotation marks is no speech: a title, a motto, a term, a foreign word, a wink."""

import re

from summariser.patterns import regex
from summariser.reading.speech.model import Why
from summariser.reading.tables import list_words

_MOTTO = regex(
    r"(?:slogan|motto|theme|banner|placards?|signs?|tagline|chant(?:s|ed|ing)?|graffiti|inscription|posters?|hashtag)\b[^.!?]{0,40}$",
    re.I,
)
_TITLE = regex(
    r"(?:titled|entitled|film|movie|book|novel|play|song|poem|album|series|programme|program|documentary|exhibition|report|paper|essay|article|column|"
    r"podcast|memoir|painting|opera|magazine|newspaper|pamphlet|study|declaration|speech|lecture|project|initiative|operation|exercise|conference|panel|"
    r"ship|vessel|boat|trawler|tanker|ferry|frigate|yacht|submarine|called|named|bulletin|newsletter|anthem|symphony|textbook|collection|piece[^.!?]{0,25} was|strategy|plan|statement)\b[^.!?]{0,30}$",
    re.I,
)
_TERM = regex(
    r"(?:so-called|known (?:\w+ )?as|referred to as|dubbed|nicknamed|called|termed|named|the (?:word|words|term|phrase|name|acronym|concept|label|notion|"
    r"expression)|(?:word|term|phrase)s? (?:like|such as)|codenamed|code-named|sogenannten?|genannt|alias|aka|than|the)\s*(?:the |a |an )?$",
    re.I,
)
_FOREIGN = regex(
    r"(?:\b[a-zà-ÿ]{3,}, $|meaning (?:literally )?$|literally,? $|translates? (?:roughly )?(?:as|to) $|means? $|\bor $)"
)
_AFTER = regex(
    r" (principle|clause|rule|doctrine|formula|process|format|track|corridor|system|label|status|option|model|approach|concept|theory|initiative|declaration|"
    r"programme|program|project|strategy|plan|campaign|exercise|operation|agreement|accord|pact|framework|roadmap)s?\b"
)
_NAMED = list_words(
    "initiative declaration programme program project strategy plan campaign exercise operation agreement accord pact framework roadmap"
)
_SMALL = list_words(
    "a an the of and for in on to at by with from as or de la le les du do da dos das del el al der die das und et y e"
)


def explain(text: str, start: int, end: int, outer: tuple[int, int]) -> Why:
    """Why the words at `start:end`, which nobody is reported to have said, stand between marks."""
    before = text[max(0, outer[0] - 80) : outer[0]]
    after = text[outer[1] : outer[1] + 1]
    words = text[start:end].split()
    titled = is_titled(words)
    if re.search(r"(?:nicknamed|dubbed|known as|called|so-called|codenamed)\s+(?:the )?$", before, re.I):
        return "term"
    following = _AFTER.match(text, outer[1])
    if following and len(words) <= 5:
        return "title" if titled and following[1] in _NAMED else "term"
    if titled and re.search(
        r"\b(?:film|movie|book|novel|play|song|album|painting|opera|ship|vessel|boat|trawler|tanker|ferry|frigate|yacht|submarine)s? $",
        before,
        re.I,
    ):
        return "title"
    if _MOTTO.search(before):
        return "motto"
    if titled and (_TITLE.search(before) or re.search(r"[A-Z][\w-]+['’]s $", before)):
        return "title"
    if before.endswith("(") and after == ")":
        return "term"
    if _FOREIGN.search(before) and len(words) <= 3:
        return "foreign"
    if (_TERM.search(before) and len(words) <= 6) or (2 <= len(words) <= 4 and re.search(r"\ban? $", before)):
        return "term"
    if titled:
        return "title" if len(words) >= 3 else "term"
    return "scare" if len(words) <= 4 else "other"


def is_titled(words: list[str]) -> bool:
    """Whether all words but the small ones begin with a capital: a name or title rather than a sentence."""
    telling = [word.strip("‘’'\",.:;!?") for word in words if word.lower() not in _SMALL]
    telling = [word for word in telling if word]
    return bool(telling) and all(word[0].isupper() or word[0].isdigit() for word in telling) and telling != ["I"]


_BEARER = regex(
    r" (?:policy|policies|principle|doctrine|plan|initiative|formula|strategy|project|program(?:me)?|framework|format)\b"
)
"""What bears the quoted name before it: "the “one port” policy"."""


def is_term_like(text: str, start: int, end: int, outer: tuple[int, int]) -> bool:
    """Whether even beside a reporting verb the words are a name or term: "the “Paperless Pacific” initiative", "so-called “…”"."""
    words = text[start:end].split()
    before = text[max(0, outer[0] - 40) : outer[0]]
    if re.search(
        r"(?:so-called|known as|titled|entitled|named|nicknamed|dubbed|codenamed|the (?:term|word|phrase)|sogenannten?)\s+(?:the )?$",
        before,
        re.I,
    ):
        return True
    if before.endswith("(") and text[outer[1] : outer[1] + 1] == ")":
        return True
    if text[end - 1 : end] in ".,!?" or len(words) > 8:
        return False
    follows = text[outer[1] : outer[1] + 2]
    if len(words) <= 4 and _BEARER.match(text, outer[1]) and before.endswith(("the ", "a ", "an ", "its ", "their ")):
        return True
    if len(words) >= 2 and is_titled(words):
        return True
    return len(words) == 1 and words[0][:1].isupper() and follows[:1] == " " and follows[1:].islower()
