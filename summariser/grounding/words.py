"""Words: how a folded text divides into them, where one begins and ends, and which ones may never differ.

`guards` is the heart of it. A near match is accepted only when every differing word is free of guards: a number, a name, a negation,
a modal verb and a word of polarity each turn a sentence into another one, however alike the rest is ("must not lead").
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from summariser.grounding.folding import fold
from summariser.patterns import regex
from summariser.reading.tables import list_words

Guard = Literal["number", "name", "negation", "modal", "polarity", "script"]

# Scripts written without spaces between words, and Korean, whose particles are written onto the noun.
_UNSPACED = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
_PROCLITICS = regex("[وفبكلاس]{1,4}|[והבלמשכ]{1,3}")
"""Arabic and Hebrew write "and", "in", "to" and the article onto the next word."""

_NEGATING_PREFIX = regex(r"(?:non|anti|un|ex|pseudo|de|dis|counter|quasi|nicht|ne|n)", re.IGNORECASE)
_APOSTROPHES = "'’‘ʼ＇`´"
_JOINERS = _APOSTROPHES + "-‐‑"


_NEGATIONS = list_words(
    "no not nor none never neither nobody nothing nowhere without cannot n't hardly barely scarcely seldom rarely "
    "ne pas jamais aucun aucune rien sans ni non personne guère nicht kein keine keinen keinem keiner keines nie niemals nichts ohne weder noch "
    "nunca jamás ningún ninguno ninguna nada sin tampoco não nenhum nenhuma sem mai niente senza nessun nessuno nessuna "
    "niet geen nooit zonder не нет ни никогда никто ничто ничего без нельзя ні немає ніколи nie nigdy bez inte ingen inga aldrig ikke hayır değil yok"
)
_MODALS = list_words(
    "must should shall will would may might can could ought need needs has have had to if unless would'd "
    "doit doivent devrait devraient peut peuvent pourrait pourraient soll sollen sollte sollten muss müssen müsste kann können könnte könnten darf dürfen wird werden würde "
    "debe deben debería puede pueden podría deve devem deveria pode podem poderia dovrebbe può possono potrebbe "
    "должен должна должны может могут мог бы следует если kan kunnen moet moeten zou zal"
) - list_words("has have had to")
NUMBERS = list_words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion "
    "dozen dozens half third quarter first second fourth fifth sixth seventh eighth ninth tenth once twice thrice double triple both "
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday "
    "un une deux trois quatre cinq sept huit neuf dix cent mille ein eine zwei drei vier fünf sechs sieben acht neun zehn hundert tausend "
    "uno dos tres cuatro cinco seis siete ocho nueve diez cien mil один два три четыре пять шесть семь восемь девять десять сто тысяча"
) - list_words("un une ein eine")
_POLES = list_words(
    "all every each any some few many most more less least fewer only even except but although though despite before after until since "
    "yes true false right wrong good bad better worse best worst high higher highest low lower lowest up down rise rises rose risen fall falls fell fallen "
    "increase increases increased increasing decrease decreases decreased decreasing reduce reduces reduced expand expands expanded cut cuts raise raises raised lower lowered "
    "support supports supported supporting oppose opposes opposed opposing back backs backed favour favours favoured favor favors favored against for with "
    "accept accepts accepted reject rejects rejected rejecting agree agrees agreed agreement disagree disagrees disagreed disagreement refuse refuses refused refusal "
    "allow allows allowed permit permits permitted ban bans banned forbid forbids forbidden prevent prevents prevented block blocks blocked halt halts halted "
    "confirm confirms confirmed deny denies denied denying denial admit admits admitted dispute disputes disputed "
    "begin begins began begun start starts started end ends ended stop stops stopped continue continues continued resume resumes resumed suspend suspends suspended "
    "win wins won lose loses lost success successful failure fail fails failed failing succeed succeeds succeeded strong stronger weak weaker strengthen strengthens strengthened weaken weakens weakened "
    "war peace ally allies enemy enemies friend friends threat threats ceasefire truce attack attacks attacked defend defends defended defence defense offensive "
    "open opens opened close closes closed join joins joined leave leaves left enter withdraw withdraws withdrew withdrawn arrive arrives arrived depart departs departed "
    "planned scheduled expected held occurred cancelled canceled postponed delayed likely unlikely possible impossible certain uncertain legal illegal "
    "lift lifts lifted impose imposes imposed ease eases eased tighten tightens tightened escalate escalation deescalate buy sell import export imports exports "
    "hope hopes fear fears praise praises praised criticise criticises criticised criticize criticizes criticized condemn condemns condemned welcome welcomes welcomed "
    "always sometimes often forever temporary permanent public private secret former current new old future past north south east west northern southern eastern western"
)
# Words whose capital makes another word of them: telling "us" from "US" is not a matter of typography.
_CAPITAL_MATTERS = list_words(
    "us who it may march august will mark bill rich frank grant hope grace rose turkey china jordan chad mali guinea niger georgia polish danish "
    "nice reading mobile male lima cologne orange pole poles finn swede labour liberal liberals conservative conservatives democrat democrats "
    "republican republicans green greens eu un oas aids who's said general major speaker chancellor's lance ray drew sue pat art"
) - list_words("said general major speaker chancellor's who's")
SMALL = list_words(
    "the a an and or of in on at by from as is are was were be been being it its this that these those there he she they we i you his her their our my your "
    "said says say saying told has have had having do does did to which who whom whose when where while because so than then also here mr mrs ms le la les de du des "
    "der die das und oder von im am el los las y o en il lo gli i e di da het een en van"
)
GATHERINGS = list_words(
    "talks talk meeting summit visit call conference dialogue round session lunch dinner negotiations"
)
"""Words for a meeting, which tell nothing of which one it is."""

_TOKEN = regex(rf"\d+(?:[.,:/]\d+)*[^\W\d_]*|[%‰$€£¥₹₽₴₺]|[{_UNSPACED}]|[^\W_]+(?:'[^\W_]+)*")
_ALONE = regex(f"[{_UNSPACED}]")


def find_words(folded: str) -> list[tuple[int, int, str]]:
    """The words of a folded text as (start, end, key); the key of "france's" is "france". Marks of currency and percent are words."""
    return [(*found.span(), _key(found[0])) for found in _TOKEN.finditer(folded)]


@lru_cache(4096)
def keys_in(text: str) -> tuple[str, ...]:
    """The keys of the words of any text, in order; a sentence is asked for again with every item that rests on it."""
    folded = fold(text).text
    words = _TOKEN.findall(folded)
    return tuple(map(_key, words) if "'s" in folded else words)


def _key(word: str) -> str:
    return word[:-2] if word.endswith("'s") and len(word) > 3 else word


def guard_of(word: str, written: str, *, opens: bool = False) -> Guard | None:
    """Why `word` (a key) may not differ, or None. `written` is its spelling in the source; `opens` tells that its capital may only open a sentence."""
    if is_negation(word):
        return "negation"
    if word in _MODALS or word.endswith(("'ll", "'d")):
        return "modal"
    if word in NUMBERS or word in "%‰$€£¥₹₽₴₺" or any(map(str.isnumeric, word)):
        return "number"
    if word in _POLES:
        return "polarity"
    if not _written_with_capitals(word):
        return "script"
    return "name" if _is_name(word, written, opens) else None


def is_negation(word: str) -> bool:
    """Whether `word` (a key) denies."""
    return word in _NEGATIONS or word.endswith("n't")


def guards_omission(word: str, written: str) -> Guard | None:
    """Why `word` may not be left out behind an ellipsis: negations, modals and numbers only, as these turn what remains."""
    guard = guard_of(word, written.lower())
    return guard if guard in ("negation", "modal", "number") else None


_TURNING = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "anti", "a", "не")


def opposites(word: str) -> Iterator[str]:
    """What `word` is with a negating prefix or suffix, or without its own: "unstable" of "stable", "hopeful" of "hopeless"."""
    yield from (prefix + word for prefix in _TURNING)
    yield from (word.removeprefix(prefix) for prefix in _TURNING if word.startswith(prefix))
    yield word + "less"
    if word.endswith("ful"):
        yield word[:-3] + "less"
    if word.endswith("less"):
        yield from (word[:-4], word[:-4] + "ful")


def _is_name(word: str, written: str, opens: bool) -> bool:
    if not written[:1].isupper() or word in SMALL:
        return False
    return not opens or not written[1:].islower()


def _written_with_capitals(word: str) -> bool:
    """Whether the script has capitals: without them a name cannot be told, so no word of it may differ."""
    return any(letter.upper() != letter for letter in word)


def differs_by_capital(claimed: str, written: str, *, headline: bool = False) -> bool | None:
    """For two spellings that fold alike: None when case is the same; True when the difference makes another word of it.

    In a `headline`, all in capitals, capitals alone make no abbreviation.
    """
    if claimed == written or claimed.lower() != written.lower():
        return None
    if claimed.lower() in _CAPITAL_MATTERS:
        return True
    short, long = (claimed, written) if claimed.islower() else (written, claimed)
    return not headline and short.islower() and long.isupper() and 2 <= len(long) <= 3


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` cuts no word in two: "lead" is not in "misleading", "5" not in "1.5", "can" not in "can't"."""
    return _opens_word(text, start) and _closes_word(text, end)


def _opens_word(text: str, start: int) -> bool:
    if start and text[start - 1].isspace() and text[start].isalnum():
        return True  # so nearly every word begins
    if start == 0 or not is_letter(text[start]):
        return not (start and unicodedata.category(text[start])[0] == "M")
    before, first = text[start - 1], text[start]
    if first.isdigit():
        return not (before.isdigit() or (before in ".,:/" and start > 1 and text[start - 2].isdigit()))
    if is_letter(before):
        return bool(_ALONE.match(first) or _ALONE.match(before)) or _after_proclitic(text, start)
    if before in _JOINERS:
        return not _NEGATING_PREFIX.fullmatch(_word_before(text, start - 1))
    return True


def _closes_word(text: str, end: int) -> bool:
    if end == len(text):
        return True
    last, after = text[end - 1], text[end]
    if after.isspace():
        return True
    if unicodedata.combining(after) or (unicodedata.category(after)[0] == "M" and is_letter(last)):
        return False
    if not is_letter(last):
        return True
    if last.isdigit():
        return not (after.isdigit() or (after in ".,:/" and text[end + 1 : end + 2].isdigit()))
    if is_letter(after):
        return bool(_ALONE.match(last) or _ALONE.match(after))
    return not (after in _APOSTROPHES and re.match(r"t\b", text[end + 1 : end + 3], re.IGNORECASE))


def is_letter(character: str) -> bool:
    """A letter, a digit, or a mark that belongs to one."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _word_before(text: str, end: int) -> str:
    start = end
    while start > 0 and end - start < 12 and is_letter(text[start - 1]):
        start -= 1
    return text[start:end]


def _after_proclitic(text: str, start: int) -> bool:
    before = _word_before(text, start)
    return bool(_PROCLITICS.fullmatch(before))
