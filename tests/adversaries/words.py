"""Small changes to a text: from text, dice and article to the changed text, or None where nothing fits."""

import re
from collections.abc import Callable
from random import Random

Edit = Callable[[str, Random, str], str | None]

WORD = re.compile(r"\w+")
NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|nothing|neither|nor|without|nicht|kein\w*|nie|niemand|ohne)\b|(?<=\w)n[’']t\b",
    re.IGNORECASE,
)
_NOT_THE_MONTH = r"(?-i:(?!May\b))"
AUXILIARY = re.compile(
    rf"\b{_NOT_THE_MONTH}(?:is|are|was|were|will|would|can|could|must|should|may|might|has|have|had|did|does|do"
    r"|ist|sind|war|wird|werden|kann|können|muss|müssen|soll|hat|haben)\b",
    re.IGNORECASE,
)
MODALS = {
    "must": "may", "may": "must", "will": "could", "would": "must", "could": "will", "can": "must", "should": "may",
    "might": "will", "shall": "might", "muss": "kann", "müssen": "können", "kann": "muss", "können": "müssen",
    "soll": "muss", "wird": "könnte", "darf": "muss",
}  # fmt: skip
MODAL = re.compile(rf"\b{_NOT_THE_MONTH}(?:{'|'.join(MODALS)})\b(?![’'])", re.IGNORECASE)
NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty",
    "forty", "hundred", "thousand", "million", "billion", "half", "third", "zwei", "drei", "vier", "fünf", "sechs",
    "sieben", "acht",
)  # fmt: skip
NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)
TWINS = str.maketrans("aeopcyxAEOPCTHK", "аеорсухАЕОРСТНК")
"""Latin letters and the Cyrillic ones that look the same."""

MARKS = "\"“”„‟«»‹›‘’‚‛'`「」『』"


def bare(text: str) -> str:
    """The words of a text, without case, marks and spacing."""
    return " ".join(WORD.findall(text.casefold()))


def _splice(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _pick(pattern: str | re.Pattern[str], text: str, dice: Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return dice.choice(found) if found else None


def _as(new: str, old: str) -> str:
    return new.capitalize() if old[:1].isupper() else new


def alter_word(text: str, dice: Random, article: str) -> str | None:
    """One plain word replaced by another plain word of the article."""
    match = _pick(r"\b[a-zäöüß]{5,}\b", text, dice)
    others = sorted(set(re.findall(r"\b[a-zäöüß]{5,}\b", article)) - set(WORD.findall(text)))
    return _splice(text, match, dice.choice(others)) if match and others else None


def swap_words(text: str, dice: Random, article: str) -> str | None:
    """Two plain words of the text change places: no word is new."""
    found = [match for match in re.finditer(r"\b[a-zäöüß]{4,}\b", text) if not AUXILIARY.fullmatch(match[0])]
    if len({match[0] for match in found}) < 2:
        return None
    first, second = sorted(dice.sample(found, 2), key=lambda match: match.start())
    if first[0] == second[0]:
        return None
    return _splice(_splice(text, second, first[0]), first, second[0])


def alter_number(text: str, dice: Random, article: str) -> str | None:
    """One number, in figures or in words, becomes another."""
    match = _pick(NUMBER, text, dice)
    if not match:
        return None
    old = match[0]
    if old.isdigit():
        return _splice(text, match, str(int(old) + dice.randint(1, 9)))
    return _splice(text, match, _as(dice.choice([word for word in NUMBERS[:12] if word != old.lower()]), old))


def flip_negation(text: str, dice: Random, article: str) -> str | None:
    """A negation dropped where there is one, else a "not" set behind an auxiliary verb."""
    if match := _pick(NEGATION, text, dice):
        return re.sub(r"  +", " ", _splice(text, match, "")).strip()
    match = _pick(AUXILIARY, text, dice)
    german = re.search(r"\b(?:der|die|das|und|nicht)\b", text)
    return _splice(text, match, f"{match[0]} {'nicht' if german else 'not'}") if match else None


def swap_modal(text: str, dice: Random, article: str) -> str | None:
    """Must for may, could for will."""
    match = _pick(MODAL, text, dice)
    return _splice(text, match, _as(MODALS[match[0].lower()], match[0])) if match else None


def alter_name(text: str, dice: Random, article: str) -> str | None:
    """One capitalised word inside the text becomes another capitalised word of the article."""
    name = r"(?<=[a-z,] )[A-ZÀ-Ž][\w’-]{3,}"
    match = _pick(name, text, dice)
    others = sorted(set(re.findall(name, article)) - set(re.findall(name, text)))
    return _splice(text, match, dice.choice(others)) if match and others else None


def misspell(text: str, dice: Random, article: str) -> str | None:
    """One letter of a long word changed, so that a name becomes a near miss."""
    match = _pick(r"[^\W\d_]{5,}", text, dice)
    if not match:
        return None
    at = dice.randrange(1, len(match[0]) - 1)
    letter = dice.choice([letter for letter in "aeiounrltk" if letter != match[0][at].lower()])
    return _splice(text, match, match[0][:at] + letter + match[0][at + 1 :])


def homoglyphs(text: str, dice: Random, article: str) -> str | None:
    """One word in which Latin letters became the Cyrillic ones that look the same."""
    found = [match for match in re.finditer(r"\w{3,}", text) if match[0].translate(TWINS) != match[0]]
    if not found:
        return None
    match = dice.choice(found)
    return _splice(text, match, match[0].translate(TWINS))


def zero_width(text: str, dice: Random, article: str) -> str | None:
    """A letter of no width inside a word."""
    match = _pick(r"\w{4,}", text, dice)
    return (
        _splice(text, match, match[0][:2] + dice.choice("\u200b\u200d\u2060\u00ad") + match[0][2:]) if match else None
    )


def half_character(text: str, dice: Random, article: str) -> str | None:
    """Half a surrogate pair at the start, in the middle or at the end."""
    at = dice.choice((0, len(text) // 2, len(text)))
    return text[:at] + dice.choice("\ud83d\ude00") + text[at:]


def hide_behind_dots(text: str, dice: Random, article: str) -> str | None:
    """A negation, else a modal or a number, left out behind an ellipsis."""
    inner = text[: len(text.rstrip()) - 1]
    for pattern in (NEGATION, MODAL, NUMBER):
        if match := _pick(pattern, inner, dice):
            return _splice(text, match, dice.choice(("…", "...", "[…]", "[...]")))
    return None


def cut_after_negation(text: str, dice: Random, article: str) -> str | None:
    """What follows a negation, so that the article's exact words say the opposite."""
    match = NEGATION.search(text)
    rest = text[match.end() :].lstrip(" ,;:—–-") if match else ""
    return rest if len(WORD.findall(rest)) >= 3 and rest[0] not in ".!?" else None


_SHORT = r"\b(?:Mr|Mrs|Ms|Mme|Dr|Prof|Hon|St|No|H\.E|U\.S|[A-Z])\.\s*$"


def sentences(article: str) -> list[str]:
    """Plain sentences on one line, without quotation marks but apostrophes, and not cut at an abbreviation."""
    found = re.finditer(r"(?<![^\s])[A-ZÀ-Ž][^.!?\n]{40,240}\.(?=\s)", article)
    whole = [one[0] for one in found if not re.search(_SHORT, one[0]) and not re.search(_SHORT, article[: one.start()])]
    return [one for one in whole if not re.search(r"[\"“”„«»]|\B['‘’]|['‘’]\B", one)]
