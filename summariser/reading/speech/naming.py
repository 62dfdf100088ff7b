"""The name a record gives for a speaker: an entity's, else the article's own words for somebody or some body it knows by words only."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summariser.reading.speech.phrases import Phrase, names_proper
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import BODIES, DETERMINERS, TIMES, is_title_word
from summariser.reading.wordlists import listed

if TYPE_CHECKING:
    from summariser.reading import Reading

_PAPERS = listed(
    """statement report document letter communique communiqué declaration readout complaint note text release draft memo cable
    editorial article newspaper newspapers paper papers media outlet outlets sources authorities sides side team"""
)
"""What is read rather than speaks, and bodies too vague to be named by their noun."""

_PARTICLES = listed("van von der den de la le du da dos del di al el bin ibn bint ter ten zu zur y e")
_DROPPED = listed("the a an its their this that our my der die das ein eine former ex")
_NAME_WORD = re.compile(r"[A-ZÀ-ÞĀ-ſȘȚ]")
_SENTENCE = re.compile(r"(?:^|[.!?:\n“\"”»])\s*$")


@dataclass(eq=False)
class Namer:
    """Gives names for the speakers of one article; remembers in which full form bodies were spoken of."""

    reading: "Reading"
    _bodies: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    _full: dict[str, str] = field(default_factory=dict)

    def note(self, phrase: Phrase) -> None:
        """Remember the full form of a body: "the Gulf state's energy ministry", for "the ministry" later on."""
        if phrase.sort == "description" and phrase.head in BODIES and len(_drop_article(phrase.tokens)) > 1:
            self._bodies.setdefault(phrase.head, []).append((phrase.start, phrase.end))

    def name(self, phrase: Phrase | None, words: tuple[int, int] | None) -> str | None:
        """The name for a speaker who is no entity; None where the words are only a pronoun or a description."""
        if words is not None:
            return self._name_words(words)
        if phrase is None or phrase.sort not in ("name", "description"):
            return None
        if phrase.sort == "name":
            return self._join(phrase)
        if names_proper(phrase):
            return self._name_person(phrase.tokens)
        if phrase.head in BODIES and phrase.head not in _PAPERS:
            return self._name_body(phrase)
        return None

    def _name_words(self, words: tuple[int, int]) -> str | None:
        text = _on_one_line(self.reading.article.text[slice(*words)])
        parts = text.split()
        while len(parts) > 1 and (parts[0].lower() in _DROPPED or is_title_word(parts[0].lower())):
            parts = parts[1:]
        return self._fullest(" ".join(parts)) if parts and _NAME_WORD.match(parts[-1]) else text

    def _join(self, phrase: Phrase) -> str | None:
        """Several people who speak as one are named as the article names them together."""
        if phrase.entity is not None or not any(token.low == "and" for token in phrase.tokens):
            return None
        return self._write(_drop_article(phrase.tokens))

    def _name_person(self, tokens: tuple[Token, ...]) -> str | None:
        """The capitalised words that are the name, without the office before them, in the fullest form the article gives."""
        runs = _capital_runs(tokens)
        full = [run for run in runs if len(run) > 1]
        run = full[-1] if full else runs[-1] if runs else None
        if run is None or run[-1].low in TIMES:
            return None
        if len(run) > 1:
            return self._write(run)
        name = self._fullest(run[0].text)
        return None if name == run[0].text and self._opens_sentence(run[0].start) else name

    def _opens_sentence(self, start: int) -> bool:
        """A word at the head of a sentence has its capital from there."""
        return bool(_SENTENCE.search(self.reading.article.text, max(0, start - 3), start)) or start == 0

    def _fullest(self, name: str) -> str:
        """The first longer form that ends in `name`: "Saara-Maria Hyvönen" for "Hyvönen"."""
        if name not in self._full:
            form = re.compile(
                rf"((?:[A-ZÀ-ÞĀ-ſȘȚ][\w'’-]+ (?:(?:van|von|der|de|la|al|bin|del) ){{0,2}}){{1,3}}){re.escape(name)}\b"
            )
            match = form.search(self.reading.article.text) if " " not in name else None
            parts = match[1].split() if match else []
            while parts and (is_title_word(parts[0].lower()) or parts[0].lower() in DETERMINERS | _PARTICLES):
                parts = parts[1:]
            self._full[name] = " ".join([*parts, name])
        return self._full[name]

    def _name_body(self, phrase: Phrase) -> str | None:
        bare = _drop_article(phrase.tokens)
        if len(bare) == 1 and phrase.determiner in ("the", "that", "this", "its", ""):
            told = [span for span in self._bodies.get(phrase.head, []) if span[0] < phrase.start]
            if told:
                return self._write_span(told[-1])
        return self._write(bare)

    def _write(self, tokens: tuple[Token, ...]) -> str | None:
        return _on_one_line(self.reading.article.text[tokens[0].start : tokens[-1].end]) if tokens else None

    def _write_span(self, span: tuple[int, int]) -> str:
        parts = _on_one_line(self.reading.article.text[slice(*span)]).split()
        return " ".join(parts[1:] if parts[0].lower() in _DROPPED else parts)


def _drop_article(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    first = 0
    while first < len(tokens) and (tokens[first].low in _DROPPED or tokens[first].kind == "stop"):
        first += 1
    return tokens[first:]


def _capital_runs(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The runs of capitalised words, particles between them included, titles before them left out."""
    runs: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        particle = token.low in _PARTICLES and bool(runs[-1]) and following is not None
        if token.is_capital and token.low not in DETERMINERS and (runs[-1] or not is_title_word(token.low)):
            runs[-1].append(token)
        elif not (particle and not token.is_capital):
            runs.append([])
        else:
            runs[-1].append(token)
    return [tuple(run) for run in map(_strip_particles, runs) if run]


def _strip_particles(run: list[Token]) -> list[Token]:
    while run and not run[-1].is_capital:
        run = run[:-1]
    while len(run) > 2 and is_title_word(run[0].low):
        run = run[1:]
    return run


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
