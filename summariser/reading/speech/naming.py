"""The name a record gives for a speaker who is no entity: the article's own words for somebody or some body."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from summariser.patterns import regex
from summariser.reading.names.offices import may_begin_office
from summariser.reading.speech.phrases import Phrase, names_proper
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import (
    A_PARTICLE,
    BODIES,
    DETERMINERS,
    PARTICLES,
    POSSESSIVES,
    TIMES,
    is_title_word,
)
from summariser.reading.tables import list_words

if TYPE_CHECKING:
    from summariser.reading import Reading

_PAPERS = list_words(
    """statement report document letter communique communiqué declaration readout complaint note text release draft memo cable email e-mail
    editorial article newspaper newspapers paper papers media outlet outlets sources authorities sides side team"""
)
"""What is read rather than speaks, and bodies too vague to be named by their noun."""

_DROPPED = list_words("the a an its their this that our my der die das des dem ein eine former ex")
_OPENERS = list_words(
    "in on at but and when as while for with after before said told asked according speaking meanwhile yet so if what"
)
_BEFORE_NAME = DETERMINERS | PARTICLES | _OPENERS
_NO_PART = DETERMINERS | POSSESSIVES | _OPENERS | TIMES
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĤĦĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŖŘŚŜŞŠŢŤŪŮŰŲŴŶŹŻŽȘȚ"
_JOINT = rf"\s(?:{A_PARTICLE}\s){{0,2}}"
_RUN = regex(rf"[{_CAPITAL}][\w'’-]*(?:{_JOINT}(?:[ae]l-)?[{_CAPITAL}][\w'’-]*)*")
_SENTENCE = regex(r"(?:^|[.!?:\n])\s*$")
_WORD_BEFORE = regex(r"([\w'’.-]+)\s+$")


_HOME = regex(r"(?:,| (?:of|from|at|with)) ")
"""Behind the name of somebody: where they are from, "Bijan Moussavi of Harvard University's Policy Center"."""


@dataclass(eq=False)
class Namer:
    """Gives names for the speakers of one article; remembers in which full form bodies and people are named."""

    reading: "Reading"
    _bodies: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def name(self, phrase: Phrase | None, words: tuple[int, int] | None) -> str | None:
        """The name for a speaker who is no entity; None where the words are only a pronoun or a description."""
        if words is not None:
            return self._name_words(words)
        if phrase is None or phrase.sort not in ("name", "description"):
            return None
        if phrase.sort == "name":
            return self._join(phrase)
        if names_proper(phrase):
            return self._name_proper(phrase)
        if phrase.head in BODIES and phrase.head not in _PAPERS:
            return self._name_body(phrase)
        return self._write(_drop_article(phrase.tokens)) if _is_of_state(phrase) else None

    def _name_words(self, words: tuple[int, int]) -> str | None:
        text = _on_one_line(self.reading.article.text[slice(*words)])
        runs = [_without_titles(match[0].split()) for match in _RUN.finditer(text)]
        home = _HOME.search(text)
        own = [run for run in runs[:1] if len(run) > 1 and home and " ".join(run) in text[: home.start()]]
        full = own or [run for run in runs if len(run) > 1] or [run for run in runs if run and text.endswith(run[-1])]
        if full:
            return self._fullest(" ".join(full[-1]))
        parts = text.split()
        return " ".join(parts[1:] if len(parts) > 1 and parts[0].lower() in _DROPPED else parts)

    def _join(self, phrase: Phrase) -> str | None:
        """Several people who speak as one are named as the article names them together."""
        if phrase.entity is not None and not any(token.low == "and" for token in phrase.tokens):
            return None
        return self._write(_drop_article(phrase.tokens))

    def _name_proper(self, phrase: Phrase) -> str | None:
        """The capitalised words that are the name, without the office before them, in the fullest form the article gives."""
        if not phrase.proper and any(
            token.low == "für" for token in phrase.tokens
        ):  # a German body: "Bundesamt für Verkehr"
            return self._write(_drop_article(phrase.tokens))
        runs = _capital_runs(phrase.tokens)
        full = [run for run in runs if len(run) > 1]
        if tied := _tie(phrase.tokens, runs):
            return self._write(tied)
        run = full[-1] if full else runs[-1] if runs else None
        if run is None or run[-1].low in TIMES:
            return None
        if len(run) > 1:
            return self._write(run)
        name = self._fullest(run[0].text)
        return None if name == run[0].text and self._opens_sentence(run[0].start) else name

    def _opens_sentence(self, start: int) -> bool:
        """A word at the head of a sentence has its capital from there."""
        return start == 0 or bool(_SENTENCE.search(self.reading.article.text, max(0, start - 3), start))

    def _fullest(self, name: str) -> str:
        """The first longer form that ends in `name`: "Saara-Maria Hyvönen" for "Hyvönen"."""
        return name if " " in name else self._full.get(name.lower(), name)

    def is_surname(self, word: str) -> bool:
        """Whether a longer name of the article ends in `word`."""
        return word.lower() in self._full

    @cached_property
    def _full(self) -> dict[str, str]:
        """Full names by their last word, found in one pass, so that a text of many names takes linear time."""
        found: dict[str, str] = {}
        for match in _RUN.finditer(self.reading.article.text):
            words = _without_titles(match[0].split()[-6:])
            last = re.sub(r"['’]s$", "", words[-1]) if words else ""
            if len(words) > 1 and last:
                found.setdefault(last.lower(), " ".join([*words[:-1], last]))
        return found

    def _name_body(self, phrase: Phrase) -> str | None:
        bare = _drop_article(phrase.tokens)
        if len(bare) == 1 and phrase.determiner in ("the", "that", "this", "its", ""):
            told = self._spans_of(phrase.head)
            i = bisect_left(told, (phrase.start, 0))
            if i:
                return _on_one_line(self.reading.article.text[slice(*told[i - 1])])
        return self._write(bare)

    def _spans_of(self, head: str) -> list[tuple[int, int]]:
        """Where the text names such a body in full: "the Gulf state's energy ministry", "Estonia's Foreign Ministry"."""
        if head not in self._bodies:
            text = self.reading.article.text
            found = re.finditer(rf"(?<![\w-]){re.escape(head)}(?![\w-])", text, re.IGNORECASE)
            spans = ((self._widen(match.start()), match.end()) for match in found)
            self._bodies[head] = [span for span in spans if span[1] - span[0] > len(head)]
        return self._bodies[head]

    def _widen(self, start: int) -> int:
        """To the left over what belongs to a body's name: capitalised words, fields of government, a possessor."""
        text = self.reading.article.text
        for _ in range(5):
            before = _WORD_BEFORE.search(text, max(0, start - 40), start)
            if before is None or "\n" in before[0] or not _qualifies(before[1]):
                break
            start = before.start(1)
        return start

    def _write(self, tokens: tuple[Token, ...]) -> str | None:
        return _on_one_line(self.reading.article.text[tokens[0].start : tokens[-1].end]) if tokens else None


_SOLE = list_words("minister president premier chancellor king queen emir sultan secretary-general")


def _is_of_state(phrase: Phrase) -> bool:
    """Whether words tell who it is without a name: "Iraq's prime minister", "the Polish president"."""
    lows = {token.low for token in phrase.tokens}
    if phrase.head not in _SOLE or phrase.determiner not in ("", "the") or lows & {"former", "ex", "late"}:
        return False
    words = phrase.tokens[bool(phrase.determiner) : -1]
    return any(token.kind == "name" or (token.is_capital and not may_begin_office(token.low)) for token in words)


def _qualifies(word: str) -> bool:
    low = word.lower()
    if low in _NO_PART or word.endswith("."):
        return False
    return word[:1].isupper() or is_title_word(low) or low.endswith(("'s", "’s"))


def _without_titles(words: list[str]) -> list[str]:
    first = 0
    while first < len(words) and ((low := words[first].lower()) in _BEFORE_NAME or is_title_word(low)):
        first += 1
    return words[first:]


def _drop_article(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    first = 0
    while first < len(tokens) and (tokens[first].low in _DROPPED or tokens[first].kind == "stop"):
        first += 1
    return tokens[first:]


def _capital_runs(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The runs of capitalised words, particles between them included, titles before them left out."""
    runs: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        particle = token.low in PARTICLES and bool(runs[-1]) and i + 1 < len(tokens)
        if (token.is_capital and token.low not in DETERMINERS and (runs[-1] or not is_title_word(token.low))) or (
            particle and not token.is_capital
        ):
            runs[-1].append(token)
        else:
            runs.append([])
    return [tuple(run) for run in map(_strip, runs) if run]


def _tie(tokens: tuple[Token, ...], runs: list[tuple[Token, ...]]) -> tuple[Token, ...] | None:
    """The whole name of a body that small words tie together: "Voice of Korea", "Rally for the River"."""
    if not runs or len(runs[0]) > 1:
        return None
    first = tokens.index(runs[0][0])
    after = first + 1
    while after < len(tokens) and tokens[after].low in ("of", "for", "the"):
        after += 1
    end = after
    while end < len(tokens) and tokens[end].is_capital:
        end += 1
    return tokens[first:end] if first + 1 < after < end else None


def _strip(run: list[Token]) -> list[Token]:
    while run and not run[-1].is_capital:
        run = run[:-1]
    while len(run) > 2 and is_title_word(run[0].low):
        run = run[1:]
    return run


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
