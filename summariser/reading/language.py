"""Which language a text is written in, by its function words."""

import re
from collections import Counter

from summariser.patterns import regex

_WORDS = {
    "en": "the of and to in that is was for with on as by said he from it has have would which but not be are at his their this",
    "de": "der die das und ist nicht mit den von zu sich auf dem ein eine im auch für sagte wird dass werden hat sind bei nach über",
    "fr": "le la les des et est une dans pour que qui du sur avec pas au par ce il a été sont aux plus cette ont ses elle",
    "es": "el la los las y que en un una por con para del se es al lo como más su sus ha fue pero este entre sobre también",
    "it": "il lo gli che di e un una per con del della nel non è si sono dei alla anche ha più le dal questo come delle",
    "pt": "o os as que de e um uma para com do da em não dos das no na se por mais ao foi como são pelo também seu",
    "nl": "de het een en van is dat op te in niet met voor zijn door aan ook er bij naar heeft wordt over uit maar worden",
    "pl": "i w nie na się z do to że jest o jak za od po przez dla ale czy który jego są został oraz tym powiedział",
    "sv": "och att det som en på är av för med den till inte har om ett men de från han var vid sade också efter skulle",
    "tr": "ve bir bu için ile da de olarak olan daha çok sonra kadar gibi ancak her en ise olduğunu dedi göre",
    "id": "yang dan di dengan untuk dari pada ini itu dalam akan tidak oleh juga kepada telah bahwa adalah ke mereka",
    "ro": "și în de la a cu pe care nu este din pentru o un că au mai sau prin fost această sunt",
}
_LISTED = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = regex(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", regex(r"[\u3040-\u30ff]")),
    ("ko", regex(r"[\uac00-\ud7af]")),
    ("zh", regex(r"[\u4e00-\u9fff]")),
    ("el", regex(r"[\u0370-\u03ff]")),
    ("he", regex(r"[\u0590-\u05ff]")),
    ("th", regex(r"[\u0e00-\u0e7f]")),
    ("hi", regex(r"[\u0900-\u097f]")),
    ("uk", regex(r"[іїєґ]")),
    ("ru", regex(r"[\u0400-\u04ff]")),
    ("fa", regex(r"[پچژگ]")),
    ("ar", regex(r"[\u0600-\u06ff]")),
)
_SCRIPTED = regex(r"[\u0370-\u1fff\u3040-\ud7af]")
"""Where the letters of these scripts are."""

_SAMPLE = 6000
"""Characters looked at: more changes no answer."""

_MIN_WORDS = 12
_MIN_SHARE = 0.12
"""Of all words. English news has some 35 % of the listed words, a list of names none."""

_MARGIN = 1.25
"""How far the first language must lead the second; below that, None."""


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None when it is unsure."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if script := _find_script(sample):
        return script
    if len(words) < _MIN_WORDS:
        return None
    counts = Counter(words)
    scores = sorted(
        ((sum(counts[w] for w in listed & counts.keys()), code) for code, listed in sorted(_LISTED.items())),
        reverse=True,
    )
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= _MIN_SHARE * len(words) and best >= _MARGIN * second else None


_FOREIGN = 5
"""Words of a sentence that can show another language; letters, where the script does."""

_OPENING = 8
"""Words that a sentence of another language begins with; what it leads to may be in the article's."""
_STOP = regex(r"[\u0370-\u06ff\u0900-\u9fff\uac00-\ud7af]\s?[.:,;!?。：，；！？]")
"""A stop behind a letter that is not Latin; a menu of languages has none."""


def of_other_language(sentence: str, language: str | None, telling: int = 2) -> bool:
    """Whether `sentence` is plainly not of `language`: other letters, or `telling` other function words or, for English, words of letters it lacks, and none of its own."""
    if language not in _LISTED:
        return False
    plain = sentence.isascii()
    scripted = not plain and _STOP.search(sentence)
    if scripted and any(len(letters.findall(sentence)) >= _FOREIGN for _, letters in _SCRIPTS):
        return True
    words = {word for word in _WORD.findall(sentence)[:_OPENING] if len(word) > 1 or word in "yeàéiwzoó"}
    if len(words) < _FOREIGN:
        return False
    own = len(_LISTED[language].intersection(map(str.lower, words)))
    strange = 0 if plain or language != "en" else sum(word.islower() and not word.isascii() for word in words)
    if strange - own >= telling:
        return True
    return not own and any(len(words & listed) >= telling for listed in _LISTED.values())


def _find_script(sample: str) -> str | None:
    """A language told by its letters, where they are at least a third of the sample's letters; None for Latin."""
    if not _SCRIPTED.search(sample):
        return None
    letters = sum(map(str.isalpha, sample)) or 1
    return next((code for code, pattern in _SCRIPTS if _share(pattern, code, sample) > letters / 3), None)


def _share(pattern: re.Pattern[str], code: str, sample: str) -> int:
    """Letters of the script; a few telling ones (Ukrainian і, Persian پ) count for thirty, Japanese kana for three."""
    weight = {"uk": 30, "fa": 30, "ja": 3}.get(code, 1)
    return weight * len(pattern.findall(sample))
