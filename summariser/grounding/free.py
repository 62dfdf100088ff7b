"""Free words: titles, topics and sentences that an engine makes itself may name and count only what the article does, near the evidence."""

import re
from collections.abc import Sequence
from functools import cache

from summariser.grounding.beside import Beside, Span
from summariser.grounding.cast import Cast, key_of
from summariser.grounding.folding import fold
from summariser.grounding.places import Gazetteer
from summariser.grounding.words import GATHERINGS, NUMBERS, SMALL, keys_in
from summariser.patterns import regex
from summariser.reading.tables import acting, list_words, titles
from summariser.record import Evidence

_PARTICLE = r"(?:(?:al|el|as|ash|ad|an|ar|at|az|bin)-)"
_NAME = regex(
    rf"\b{_PARTICLE}?[^\W\d_a-zß-öø-ÿ][\w.’'‘-]*(?:(?:[ \u00a0]|(?<=\w)–)(?:(?:de|del|della|la|van|von|der|den|bin|ibn|al|of|the|and)[ \u00a0]){{0,2}}"
    rf"{_PARTICLE}?[^\W\d_a-zß-öø-ÿ][\w.’'‘-]*)*"
)
_JOINTS = regex(r"–|[ \u00a0](?:of the|and the|of|and)[ \u00a0]")
_OPENING = regex(r"(?:^|[.!?:]\s|\s[–—-]\s)\s*[^\w\s]*$")
_PARAGRAPHS_BEFORE = 3
"""What a sentence leaves out was said shortly before it; in a transcript a question and two labels stand between."""

_SHORT = 6
"""Words that tell something in a title or an issue, at most; more of them make a sentence."""

_LETTERS = regex(r"[^\W\d_]+")
_FIGURE = regex(r"\d+(?:[.,]\d+)*")
_OPENERS = list_words(
    "talks talk meeting meetings discussions discussion negotiations negotiators diplomats diplomat leaders officials ministers both all several some many "
    "bilateral trilateral multilateral joint planned upcoming high top senior foreign defence defense phone telephone video call visit summit session "
    "conference dialogue consultations round after before during following ahead although despite since with without under no another other new working "
    "ministerial delegations delegation envoys envoy sides two three four alleged possible next surprise secret brief short emergency peace trade security climate border energy budget lunch dinner breakfast informal official regional annual second first third state"
)
_TELLING_NOTHING = (
    SMALL
    | GATHERINGS
    | list_words("of the a an and or for to in on at by with from its their his her over about into between among s")
)
_ADDRESS = regex(r"\S+://\S+|www\.\S+|\S+@\S+")
_SUMS = NUMBERS - list_words("first second third both once half quarter may march")


class FreeWords:
    """Judges words that an engine made itself, by the evidence they come with."""

    def __init__(self, beside: Beside, cast: Cast, gazetteer: Gazetteer) -> None:
        self.beside, self.cast, self.gazetteer = beside, cast, gazetteer
        self._read: dict[
            Span, frozenset[str]
        ] = {}  # every title of a meeting is held against the words of the whole article

    def strangers(self, words: str, evidence: Sequence[Evidence], *known: str) -> tuple[str, ...]:
        """Numbers and names in `words` that the paragraphs of the evidence, and those beside them, do not give.

        `known` are names proven otherwise, such as the actor of a position. A name that the article writes nowhere in one piece is a
        stranger as well, though its parts may stand there.
        """
        if self.beside.places(words)[0]:
            return ()  # the article's own words
        around = [self._around(one) for one in evidence]
        return tuple(dict.fromkeys((*self._numbers(words, around), *self._names(words, around, known))))

    def is_made_of_article(self, words: str, least: float = 0.5) -> bool:
        """Whether the article, furniture apart, uses at least this share of the words, of a long sentence half, in any ending, and every address among them."""
        if any(not self.beside.places(address)[0] for address in _ADDRESS.findall(words)):
            return False
        wanted = [word for word in keys_in(words) if word not in _TELLING_NOTHING]
        least = max(least, 0.5) if len(wanted) > _SHORT else least
        return not wanted or sum(map(self.gazetteer.has_stem, wanted)) >= least * len(wanted)

    def strangers_in_title(self, title: str, *known: str) -> tuple[str, ...]:
        """As `strangers`, for a short name: it may be made of anything that the article names."""
        if self.beside.places(title)[0]:
            return ()
        whole = [(0, len(self.beside.text))]
        strange = [name for name in self._names(title, whole, known) if not self._is_joined(name, title)]
        return tuple(dict.fromkeys((*self._numbers(title, whole), *strange)))

    def _is_joined(self, name: str, title: str) -> bool:
        """Whether a name of a title is made of others that the article gives, nobody's surname: "Nordic-Baltic", "Indirect Sudan" for "indirect"."""
        head, _, rest = name.partition(" ")
        if rest and title.startswith(name) and head[1:].islower() and self.gazetteer.has_word(head):
            return self._is_given(rest, [(0, len(self.beside.text))], ())
        parts = name.split("-")
        people = (one is not None and one.kind == "person" for one in map(self.cast.entity, parts))
        return len(parts) > 1 and all(map(self.gazetteer.is_given, parts)) and not any(people)

    def _around(self, evidence: Evidence) -> Span:
        before = paragraph = self.beside.paragraph(evidence.start, evidence.end)
        for _ in range(_PARAGRAPHS_BEFORE):
            before = self.beside.paragraph_before(before)
        return before[0], self.beside.paragraph_after(paragraph)[1]

    def _numbers(self, words: str, around: list[Span]) -> list[str]:
        counted = [*_FIGURE.findall(words), *(word for word in keys_in(words) if word in _SUMS)]
        return [one for one in counted if not any(one in self._counted(span) for span in around)]

    def _counted(self, span: Span) -> frozenset[str]:
        """The figures and the words for numbers in `span`."""
        if span not in self._read:
            prose = self.cast.passage(span).words
            self._read[span] = frozenset(_FIGURE.findall(prose)) | _SUMS.intersection(_LETTERS.findall(prose.lower()))
        return self._read[span]

    def _names(self, words: str, around: list[Span], known: tuple[str, ...]) -> list[str]:
        if self.beside.reading.language == "de":
            return []  # every noun has a capital
        strange = []
        for found in _NAME.finditer(words):
            name = re.sub(r"['’]s$", "", found.group().strip(".’'‘- "))
            opens = bool(_OPENING.search(words[: found.start()]))
            if name[:1].isupper() and not (opens and self._only_opens(name, words[found.end() :])):
                strange += [] if self._is_given(name, around, known) else [name]
        return strange

    def _only_opens(self, name: str, rest: str) -> bool:
        """Whether a word has its capital only because it comes first: it is a common one, or no known name before another small word."""
        key = fold(name).text
        if key in common_words():
            return True
        after = re.match(r"[ \u00a0]([a-z]\w*)", rest)
        named = self.cast.entity(name) is not None or bool(self.gazetteer.countries_of_word(name))
        return (
            after is not None
            and name[1:].islower()
            and name.isalpha()
            and not named
            and after[1] not in acting() | GATHERINGS
        )

    def _is_given(self, name: str, around: list[Span], known: tuple[str, ...]) -> bool:
        """Whether the name, or each of the names it is joined of, is written in one piece and stands near the evidence."""
        if any(self._is_of(name, one) for one in known):
            return True
        pieces = [piece for piece in _JOINTS.split(name) if piece]
        if len(pieces) > 1 and all(self._is_given(piece, around, known) for piece in pieces):
            return True  # first, since what a title joins stands nowhere in one piece
        if self._is_near(name, around) and self._is_whole(name):
            return True
        if len(pieces) > 1:
            return False
        first, _, rest = name.partition(" ")
        if (
            rest
            and (fold(first).text in common_words() or self._has_part(first, around))
            and not self._is_surname(rest)
        ):
            return self._is_given(rest, around, known)
        return not rest and (fold(name).text in common_words() or self._has_part(name, around))

    def _is_of(self, name: str, known: str) -> bool:
        """Whether `name` is the known one, a part of it, or its country."""
        if self.cast.is_same(name, known) or key_of(name) in key_of(known):
            return True
        entity = self.cast.entity(known)
        return entity is not None and bool(self.gazetteer.countries_of_word(name) & set(entity.countries))

    def _is_near(self, name: str, around: list[Span]) -> bool:
        return any(self.cast.is_named_in(name, span) for span in around) or self._has_part(name, around)

    def _is_surname(self, rest: str) -> bool:
        """Whether `rest` is somebody's surname, so that the word before it must be a name of theirs and not just any."""
        entity = self.cast.entity(rest)
        return " " not in rest and entity is not None and entity.kind == "person" and entity.name != rest

    def _is_whole(self, name: str) -> bool:
        """Whether the article writes the name in one piece, in any form that the reading knows."""
        return len(name.split()) == 1 or bool(self.beside.index.find(name)) or self.cast.entity(name) is not None

    def _has_part(self, part: str, around: list[Span]) -> bool:
        """Whether the passage names the country that `part` stands for, or spells out what it abbreviates."""
        codes = self.gazetteer.countries_of_word(part)
        passages = [self.cast.passage(span) for span in around] if codes else []
        if any(not codes.isdisjoint(passage.countries) for passage in passages):
            return True
        if any(codes & self.gazetteer.countries_of_word(word) for one in passages for word in one.capitalised):
            return True
        return not codes and part.isupper() and self.gazetteer.explains(part)


@cache
def common_words() -> frozenset[str]:
    """Words that have a capital for their place or their office, and name nobody."""
    table = titles()
    return (
        SMALL
        | _OPENERS
        | frozenset().union(
            *(table.get(kind, frozenset()) for kind in ("head", "plural", "crowd", "modifier", "portfolio"))
        )
    )
