"""Frames: each reporting verb or phrase of a sentence with its subject, its addressee and the words it governs."""

from dataclasses import dataclass, replace

from summariser.reading.speech.asides import is_titled
from summariser.reading.speech.phrases import (
    Phrase,
    describe_with_apposition,
    read_clause_start,
    read_left,
    read_right,
)
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import (
    ADDRESSEES,
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FINITE,
    MODALS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    speaking_nouns,
)
from summariser.reading.wordlists import listed

_BE = listed("is was are were be been being")
_LOOK_BACK = 70
"""Tokens between a verb and its subject at most, long insertions included."""

_EMBEDS = listed("when if whether as after before because since although though until once unless")
_QUOTED = listed("quoted cited reported")
_STOPS = frozenset(",.;:—–-?!…")


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution. `left` and `right` are the first and last token of subject, verb and addressee together."""

    left: int
    verb: int
    right: int
    subject: Phrase | None
    uses: frozenset[str]
    cue: tuple[int, int]
    """Where the reporting words stand in the article."""

    trailing: bool = False
    """It follows, or stands within, what it reports: `…, Rubio said.`"""

    fixed: bool = False
    """A phrase without a verb of its own: "according to", "in the words of"."""

    unsure: bool = False
    """After "whether" or "if": nothing says that it was said."""

    relative: bool = False
    """In a relative clause: "who told …"."""

    doubtful: bool = False
    """Negated, under a modal, or an infinitive: nothing is reported as said."""

    secondhand: bool = False
    addressee: tuple[int, int] | None = None
    that: int | None = None
    """Token of "that", when it introduces the reported clause."""


def find_frames(tokens: list[Token]) -> list[Frame]:
    """The attributions of one unit, in order."""
    frames: list[Frame] = []
    for i, token in enumerate(tokens):
        if frames and i <= frames[-1].verb:
            continue
        if frame := _read_fixed(tokens, i):
            frames.append(frame)
        elif token.cue is not None and token.kind == "word" and (frame := _read_verb(tokens, i, frames)):
            frames.append(_mark_secondhand(tokens, frames, frame))
    return frames


def _mark_secondhand(tokens: list[Token], frames: list[Frame], frame: Frame) -> Frame:
    """ "A friend says Rubio told him that …": an attribution inside what another reports."""
    outer = frames[-1] if frames else None
    if outer is None or outer.trailing or outer.fixed or outer.relative or outer.doubtful or not outer.uses & {"t"}:
        return frame
    between = tokens[outer.right + 1 : frame.left]
    apart = any(
        token.kind == "quote" or token.text in ";:" or token.low in ("and", "but", "while", "as") for token in between
    )
    own = (
        frame.subject is not None
        and frame.subject is not outer.subject
        and frame.left > outer.right
        and not frame.relative
    )
    return replace(frame, secondhand=True) if own and not apart and not frame.trailing and "d" in frame.uses else frame


def _read_verb(tokens: list[Token], i: int, frames: list[Frame]) -> Frame | None:
    cue = tokens[i].cue
    assert cue is not None
    floor = _floor(tokens, i, frames)
    if _is_noun(tokens, i, floor):
        return None
    if quoted := _read_quoted(tokens, i, floor):
        return quoted
    if _is_passive(tokens, i, floor):
        return None
    subject, first = _find_subject(tokens, i, floor, frames)
    if subject is None and not (cue.uses & {"d", "n"} and _beside_quote(tokens, i)):
        return None
    return _complete(tokens, i, first, subject)


def _complete(tokens: list[Token], verb: int, first: int, subject: Phrase | None) -> Frame:
    cue = tokens[verb].cue
    assert cue is not None
    right, addressee, that = _read_complement(tokens, verb)
    left = min(first, verb)
    if first > verb:  # inverted: the subject stands after the verb
        right = max(right, first + (len(subject.tokens) if subject else 1) - 1)
        right, addressee, that = _read_complement(tokens, right) if right < len(tokens) - 1 else (right, None, None)
    before = {token.low for token in tokens[max(left, verb - 5) : verb]}
    frame = Frame(
        left, verb, right, subject, cue.uses, (tokens[verb].start, tokens[verb].end), addressee=addressee, that=that
    )
    unsure = left > 0 and tokens[left - 1].low in ("whether", "if", "unless")
    doubtful = (
        unsure
        or bool(before & NEGATIONS or before & MODALS)
        or (verb > 0 and tokens[verb - 1].low == "to" and "went" not in before)
    )
    who = (tokens[first].low in ("who", "which") and first < verb) or (left > 0 and tokens[left - 1].low in _EMBEDS)
    return replace(frame, doubtful=doubtful, unsure=unsure, relative=who, trailing=_is_trailing(tokens, frame))


def _floor(tokens: list[Token], i: int, frames: list[Frame]) -> int:
    """Where the clause of the verb at `i` can begin: after a quotation, a semicolon, a colon, or an earlier attribution."""
    floor = next(
        (
            f.right + 1
            for f in reversed(frames)
            if f.right < i and not f.relative and f.uses & {"d", "t"} and f.left < f.verb
        ),
        0,
    )
    floor = max(floor, i - _LOOK_BACK)
    for k in range(i - 1, floor - 1, -1):
        if (tokens[k].kind == "quote" and not _is_title(tokens[k])) or tokens[k].text in ";:":
            return k + 1
        if tokens[k].low in ("while", "whereas", "but") and k > floor and tokens[k - 1].text == ",":
            return k + 1
        if tokens[k].low == "that" and k > floor and tokens[k - 1].kind == "word" and tokens[k - 1].cue:
            return k + 1
    return floor


def _is_title(quote: Token) -> bool:
    """A title inside an apposition, such as "the author of “Bread and Borders”", begins no clause."""
    words = quote.text.rstrip("\"”’'»“").split()
    return len(words) > 1 and is_titled(words) and quote.text[-2:-1] not in ".,!?"


_NOUN_FORMS = listed("base present")


def _is_noun(tokens: list[Token], i: int, floor: int) -> bool:
    """Whether the form is a noun here: "the report", "his calls for", "state television"."""
    cue, before = tokens[i].cue, tokens[i - 1] if i else None
    assert cue is not None
    if tokens[i].is_capital and i > floor:
        return True
    if i == 0 and cue.lemma in ("say", "write", "add") and "past" in cue.forms:
        return False
    if cue.lemma in ("read", "begin") and cue.forms == ("ing",):
        return True
    if not set(cue.forms) & _NOUN_FORMS:
        return (
            before is not None
            and "ing" in cue.forms
            and (before.low in ("the", "a", "of", "its", "his", "their", "'s"))
        )
    if before is None:
        return True
    if before.low in DETERMINERS or before.low == "'s" or before.low in PREPOSITIONS - {"to"}:
        return before.low not in ("some", "many", "several", "others", "both", "neither", "one")
    if before.low.endswith(
        ("al", "ic", "ive", "ish", "ian", "ese", "able", "new", "joint", "earlier", "first", "last", "sharp", "recent")
    ):
        return True
    if "past" in cue.forms:
        return False
    if "base" in cue.forms:
        helped = any(token.low in MODALS | {"to", "did", "does", "do"} for token in tokens[max(0, i - 3) : i])
        return not (helped or _is_plural(before) or _has_plural_subject(tokens, i, floor))
    return not (
        before.kind == "name"
        or before.is_capital
        or before.low in PRONOUNS | speaking_nouns() | ADVERBS
        or before.text in ",)—–"
        or before.low in ("who", "which", "and")
    )


def _has_plural_subject(tokens: list[Token], i: int, floor: int) -> bool:
    """ "Officials in Rome describe": the noun that counts stands before the preposition. "On a conference call" has none."""
    if i >= 2 and tokens[i - 2].low in ("a", "an", "the") and tokens[i - 1].kind == "word":
        return False
    found = read_left(tokens, i, floor)
    subject = describe_with_apposition(tokens, *found) if found else None
    if subject is None:
        return False
    return subject.sort == "crowd" or (subject.head.endswith("s") and subject.sort == "description")


def _is_plural(token: Token) -> bool:
    return token.low in (
        "they",
        "we",
        "i",
        "you",
        "who",
        "people",
        "both",
        "some",
        "many",
        "others",
        "media",
        "police",
    ) or (token.low.endswith(("s", "men", "women")) and token.low not in ("is", "was", "has", "'s"))


def _is_passive(tokens: list[Token], i: int, floor: int) -> bool:
    cue = tokens[i].cue
    assert cue is not None
    if "participle" not in cue.forms:
        return False
    if i + 1 < len(tokens) and tokens[i + 1].low == "by" and i > floor and tokens[i - 1].kind == "word":
        return tokens[i - 1].low not in PRONOUNS
    k = i - 1
    while k >= floor and (
        tokens[k].low.endswith("ly")
        or tokens[k].low in AUXILIARIES
        or tokens[k].low in ("also", "not", "once", "often", "then")
    ):
        if tokens[k].low in _BE:
            return True
        k -= 1
    return False


def _read_quoted(tokens: list[Token], i: int, floor: int) -> Frame | None:
    """ "was quoted as saying", "was quoted by X as saying", "is reported to have said": second-hand."""
    if tokens[i].low in ("saying", "telling", "adding", "warning", "writing") or tokens[i].low == "said":
        k = i - 1
        while (
            k > floor
            and i - k < 12
            and tokens[k].low not in _QUOTED
            and tokens[k].low not in ("reported", "alleged", "overheard", "heard", "recorded")
        ):
            k -= 1
        if k <= floor or tokens[k - 1].low not in _BE or not any(t.low in ("as", "to") for t in tokens[k:i]):
            return None
        return _make_quoted(tokens, k, i, floor)
    if tokens[i].low in _QUOTED and tokens[i].low != "reported" and tokens[i - 1].low in _BE and i + 1 < len(tokens):
        end = next((k for k in range(i + 1, min(i + 10, len(tokens))) if tokens[k].low in ("saying", "telling")), None)
        return _make_quoted(tokens, i, end if end is not None else i, floor)
    return None


def _make_quoted(tokens: list[Token], start: int, end: int, floor: int) -> Frame | None:
    found = read_left(tokens, start, floor)
    if found is None:
        return None
    subject = describe_with_apposition(tokens, *found)
    first = start - 1 if tokens[start - 1].low in _BE else start
    right, addressee, that = _read_complement(tokens, end)
    uses = frozenset("dti")
    frame = Frame(
        found[0],
        end,
        right,
        subject,
        uses,
        (tokens[first].start, tokens[end].end),
        secondhand=True,
        addressee=addressee,
        that=that,
    )
    return replace(frame, trailing=_is_trailing(tokens, frame))


def _beside_quote(tokens: list[Token], i: int) -> bool:
    return any(0 <= k < len(tokens) and tokens[k].kind == "quote" for k in (i - 2, i - 1, i + 1, i + 2, i + 3))


def _find_subject(tokens: list[Token], i: int, floor: int, frames: list[Frame]) -> tuple[Phrase | None, int]:
    """The subject of the verb at `i` and its first token; `i` itself when the subject is taken over from before."""
    cue = tokens[i].cue
    assert cue is not None
    if german := _read_german(tokens, i, floor):
        return german
    if "i" in cue.uses and cue.forms != ("base",) and (inverted := _read_inverted(tokens, i)):
        return inverted
    if cue.forms == ("ing",) and not _has_be(tokens, i, floor):
        avoided = i > 0 and tokens[i - 1].low in ("against", "without", "avoid", "avoided", "stopped", "not")
        return None if avoided else _inherit(tokens, i, frames), i
    if i > floor and tokens[i - 1].low == "to":
        return _read_infinitive(tokens, i, frames), i
    before = _before_adverbs(tokens, i)
    if before >= 0 and tokens[before].low in ("and", "but", "or", "then", "yet"):
        return _inherit(tokens, i, frames), i
    if before >= 0 and tokens[before].low in ("who", "which"):
        return _read_antecedent(tokens, before), before
    found = read_left(tokens, i, floor)
    if found is None:
        return None, i
    return describe_with_apposition(tokens, *found), found[0]


def _read_german(tokens: list[Token], i: int, floor: int) -> tuple[Phrase | None, int] | None:
    """ "nannte er": the pronoun after the verb; "Ein Bahnmanager habe ihr gesagt": the subject before the auxiliary."""
    if i + 1 < len(tokens) and tokens[i + 1].low in ("er", "sie"):
        return describe_with_apposition(tokens, i + 1, i + 1), i + 1
    if not tokens[i].low.startswith("ge"):
        return None
    have = next(
        (k for k in range(i - 1, max(floor, i - 6), -1) if tokens[k].low in ("habe", "hat", "haben", "hatte")), None
    )
    found = read_left(tokens, have, floor) if have is not None else None
    return (describe_with_apposition(tokens, *found), found[0]) if found else None


def _before_adverbs(tokens: list[Token], i: int) -> int:
    k = i - 1
    while k >= 0 and (
        tokens[k].low in AUXILIARIES
        or tokens[k].low in ("also", "later", "then", "even", "not")
        or tokens[k].low.endswith("ly")
    ):
        k -= 1
    return k


def _has_be(tokens: list[Token], i: int, floor: int) -> bool:
    return any(token.low in _BE for token in tokens[max(floor, i - 3) : i])


def _read_inverted(tokens: list[Token], i: int) -> tuple[Phrase | None, int] | None:
    """`“…,” said Rubio` and `…, wrote the minister.`: the subject after the verb."""
    if i == 0 and len(tokens) > 3 and tokens[i].is_capital:
        return _read_opening(tokens)
    if i == 0 or not (
        tokens[i - 1].kind == "quote" or tokens[i - 1].text in ",—–-" or tokens[i - 1].low in ("so", "thus")
    ):
        return None
    if (
        tokens[i - 1].kind != "quote"
        and i >= 2
        and tokens[i - 2].kind != "quote"
        and i + 1 < len(tokens)
        and tokens[i + 1].kind == "quote"
    ):
        return None
    at = i + 1
    while at < len(tokens) and tokens[at].low.endswith("ly"):
        at += 1
    found = read_right(tokens, at, len(tokens))
    if found is None or tokens[at].low in TIMES or tokens[at].low in ("that", "it"):
        return None
    subject = describe_with_apposition(tokens, *found)
    if subject is None or (subject.sort == "pronoun" and subject.head not in ("he", "she", "they", "one")):
        return None
    if tokens[i - 1].kind != "quote" and not _ends_clause(tokens, found[1] + 1) and tokens[i - 2].kind != "quote":
        return None
    return subject, at


def _read_opening(tokens: list[Token]) -> tuple[Phrase | None, int] | None:
    """`Said Zielinski: “…”`"""
    found = read_right(tokens, 1, len(tokens))
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None or subject is None or found[1] + 1 >= len(tokens) or tokens[found[1] + 1].text not in ":,":
        return None
    return subject, 1


def _ends_clause(tokens: list[Token], i: int) -> bool:
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].low.endswith(("ed", "ing")):
        return True
    return tokens[i].low in PREPOSITIONS or tokens[i].low in ("who", "when", "as", "familiar", "close")


def _inherit(tokens: list[Token], i: int, frames: list[Frame]) -> Phrase | None:
    """The subject of a participle or of a second verb: that of the attribution before, else of the clause."""
    for frame in reversed(frames[-6:]):
        if (
            frame.subject is not None
            and not frame.fixed
            and not frame.relative
            and not any(t.text == ";" for t in tokens[frame.right + 1 : i])
        ):
            return frame.subject
    if i == 0 or all(token.low in PREPOSITIONS for token in tokens[:i]):
        return _subject_after_comma(tokens, i)
    return clause_subject(tokens, i)


def _subject_after_comma(tokens: list[Token], i: int) -> Phrase | None:
    comma = next((k for k in range(i + 1, min(len(tokens), i + _LOOK_BACK)) if tokens[k].text == ","), None)
    found = read_right(tokens, comma + 1, len(tokens)) if comma is not None else None
    return describe_with_apposition(tokens, *found) if found else None


def clause_subject(tokens: list[Token], limit: int) -> Phrase | None:
    """The subject at the head of the clause that ends at `limit`, when it is somebody."""
    floor = max(0, limit - _LOOK_BACK)
    for k in range(limit - 1, floor - 1, -1):
        if tokens[k].text in ";:" or tokens[k].kind == "quote":
            floor = k + 1
            break
    at = read_clause_start(tokens, floor, limit)
    if at is None:
        return None
    found = read_right(tokens, at, limit)
    if found is None:
        return None
    subject = describe_with_apposition(tokens, *found)
    if (
        subject is not None
        and subject.sort == "description"
        and found[0] == found[1]
        and not tokens[found[0]].is_capital
    ):
        return None
    return subject


def _read_infinitive(tokens: list[Token], i: int, frames: list[Frame]) -> Phrase | None:
    """ "He took to X to say": the subject of the clause, unless the infinitive belongs to somebody urged to speak."""
    subject = _inherit(tokens, i, frames)
    return subject if subject is not None and subject.sort in ("pronoun", "name") else None


def _read_antecedent(tokens: list[Token], who: int) -> Phrase | None:
    """The noun before "who", over its comma: "Brancaleone, who told …"."""
    last = who - 1
    if last >= 0 and tokens[last].text == ",":
        last -= 1
    found = read_left(tokens, last + 1, max(0, last - _LOOK_BACK)) if last >= 0 else None
    return describe_with_apposition(tokens, *found) if found else None


def _read_complement(tokens: list[Token], verb: int) -> tuple[int, tuple[int, int] | None, int | None]:
    """Last token of the addressee and adjuncts after the verb, the addressee, and the "that" that follows."""
    i, right = verb + 1, verb
    addressee: tuple[int, int] | None = None
    first, cue = i, tokens[verb].cue
    hears = cue is None or "o" in cue.uses or cue.lemma in ("urge", "warn", "ask", "remind", "call", "accuse")
    while i < len(tokens) and i - verb < 18:
        token = tokens[i]
        if token.low in ("that", "dass") or (token.text == "," and i + 1 < len(tokens) and tokens[i + 1].low == "dass"):
            return right, addressee, i if token.low != "," else i + 1
        if token.kind in ("quote", "stop"):
            break
        if token.low in FINITE or (token.low in PRONOUNS and token.low not in ("it",) and i > first):
            break
        if not _is_adjunct(tokens, i, first, hears=hears):
            break
        right = i
        i += 1
    if right > verb and hears:
        addressee = _read_addressee(tokens, verb + 1, right)
    return right, addressee, None


def _is_adjunct(tokens: list[Token], i: int, first: int, *, hears: bool) -> bool:
    """A word of an addressee or of a phrase of time, place or manner: "reporters in Paris on Monday", "in a statement"."""
    token = tokens[i]
    low, before = token.low, tokens[i - 1].low
    if (low in SUBORDINATORS and low not in PREPOSITIONS) or (
        token.cue is not None and "past" in token.cue.forms and token.text.islower()
    ):
        return False
    if low in PREPOSITIONS or low in TIMES or (hears and low in ADDRESSEES) or low.endswith("ly"):
        return True
    if before in PREPOSITIONS or before in DETERMINERS or before in ("'s", "’"):
        return i - first < 14
    if low in DETERMINERS or low == "'s":
        return True
    in_phrase = any(tokens[k].low in PREPOSITIONS for k in range(max(first, i - 4), i))
    return (in_phrase and low not in ("and", "but", "as")) or (hears and token.is_capital and i == first)


def _read_addressee(tokens: list[Token], first: int, right: int) -> tuple[int, int] | None:
    last = first
    while last < right and tokens[last + 1].low not in PREPOSITIONS and tokens[last + 1].low not in TIMES:
        last += 1
    if tokens[first].low in PREPOSITIONS or tokens[first].low in TIMES:
        return None
    return tokens[first].start, tokens[last].end


def _is_trailing(tokens: list[Token], frame: Frame) -> bool:
    """Whether what is reported stands before the attribution: a comma or quotation before it, and a break or the end after it."""
    cue = tokens[frame.verb].cue
    participle = cue is not None and cue.forms == ("ing",) and not frame.secondhand
    if frame.left == 0 or frame.that is not None or participle:
        return False
    before = tokens[frame.left - 1]
    if before.kind != "quote" and before.text not in ",—–-":
        return False
    after = tokens[frame.right + 1] if frame.right + 1 < len(tokens) else None
    if before.kind == "quote" or (frame.left >= 2 and tokens[frame.left - 2].kind == "quote"):
        return after is None or after.text != ":"
    if after is not None and (
        after.text == ":"
        or after.kind == "name"
        or (
            after.kind == "word"
            and after.low
            not in ("who", "as", "when", "while", "after", "before", "and", "but", "because", "during", "speaking")
        )
    ):
        return False
    return _has_clause(tokens[: frame.left])


def _has_clause(before: list[Token]) -> bool:
    """Whether something that can be reported stands before: more than "In Moscow on Friday,"."""
    if any(token.kind == "quote" for token in before):
        return True
    start = next((i for i in range(len(before) - 2, -1, -1) if before[i].text in ";:"), -1) + 1
    words = [token for token in before[start:] if token.kind in ("word", "name")]
    if not words or (words[0].low in PREPOSITIONS and not any(token.low in FINITE for token in words)):
        return len(words) > 1 and words[0].low not in PREPOSITIONS
    return len(words) >= 1


def _read_made_clear(tokens: list[Token], i: int) -> Frame | None:
    """ "made clear that", "made it clear that"."""
    clear = next((k for k in (i + 1, i + 2) if k + 1 < len(tokens) and tokens[k].low in ("clear", "plain")), None)
    if clear is None or (tokens[clear + 1].low not in ("that", ",") and tokens[clear + 1].kind != "name"):
        return None
    found = read_left(tokens, i, max(0, i - _LOOK_BACK))
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None or subject is None:
        return None
    that = clear + 1 if tokens[clear + 1].low == "that" else None
    return Frame(found[0], clear, clear, subject, frozenset("dt"), (tokens[i].start, tokens[clear].end), that=that)


def _read_fixed(tokens: list[Token], i: int) -> Frame | None:
    """ "according to X", "in the words of X", "in X's words", "as X put it", "for X,"."""
    low = tokens[i].low
    if low in ("made", "makes"):
        return _read_made_clear(tokens, i)
    if low == "according" and i + 2 < len(tokens) and tokens[i + 1].low == "to":
        return _make_fixed(tokens, i, i + 1, i + 2)
    if (
        low == "in"
        and i + 4 < len(tokens)
        and tokens[i + 1].low == "the"
        and tokens[i + 2].low in ("words", "view", "opinion", "phrase")
        and tokens[i + 3].low == "of"
    ):
        return _make_fixed(tokens, i, i + 3, i + 4)
    if (
        low == "in"
        and i + 2 < len(tokens)
        and tokens[i + 1].low in POSSESSIVES
        and tokens[i + 2].low in ("words", "view", "opinion", "experience", "phrase", "account")
    ):
        subject = Phrase(
            "pronoun", tokens[i + 1].start, tokens[i + 1].end, _nominative(tokens[i + 1].low), tokens=(tokens[i + 1],)
        )
        return Frame(
            i,
            i + 2,
            i + 2,
            subject,
            frozenset("dn"),
            (tokens[i].start, tokens[i + 2].end),
            fixed=True,
            trailing=_hangs(tokens, i, i + 2),
        )
    if (
        low == "in"
        and i + 3 < len(tokens)
        and (tokens[i + 2].low == "'s" and tokens[i + 3].low in ("words", "view", "phrase", "opinion", "account"))
    ):
        found = read_right(tokens, i + 1, i + 2)
        phrase = describe_with_apposition(tokens, *found) if found else None
        return (
            Frame(
                i,
                i + 3,
                i + 3,
                phrase,
                frozenset("dn"),
                (tokens[i + 3].start, tokens[i + 3].end),
                fixed=True,
                trailing=_hangs(tokens, i, i + 3),
            )
            if phrase
            else None
        )
    if low in ("nach", "laut") and i + 2 < len(tokens):
        skip = 3 if tokens[i + 1].low in ("angaben", "worten", "auskunft", "ansicht", "aussage") else 1
        if skip == 3 or low == "laut":
            return _make_fixed(tokens, i, i + (1 if skip == 3 else 0), i + (2 if skip == 3 else 1))
    if (
        low == "so"
        and tokens[i - 1].text == ","
        and i + 1 < len(tokens)
        and tokens[i + 1].is_capital
        and _closes_so(tokens, i)
    ):
        return _make_fixed(tokens, i, i, i + 1)
    if low == "as" and i + 2 < len(tokens):
        return _read_as_put(tokens, i)
    return None


def _closes_so(tokens: list[Token], i: int) -> bool:
    """German `…, so Zurflüh.`"""
    found = read_right(tokens, i + 1, len(tokens))
    return found is not None and (found[1] + 1 >= len(tokens) or tokens[found[1] + 1].kind != "word")


def _make_fixed(tokens: list[Token], first: int, last: int, at: int) -> Frame | None:
    found = read_right(tokens, at, len(tokens))
    if found is not None and tokens[first].low in ("nach", "laut"):
        found = found[0], _end_german(tokens, *found)
    subject = describe_with_apposition(tokens, *found) if found else None
    if found is None:
        return None
    right = found[1]
    if subject is not None:
        right = max(right, found[0] + len(subject.tokens) - 1)
    return Frame(
        first,
        first,
        right,
        subject,
        frozenset("dnt"),
        (tokens[first].start, tokens[last].end),
        fixed=True,
        trailing=_hangs(tokens, first, right),
    )


def _end_german(tokens: list[Token], first: int, last: int) -> int:
    """Nouns have capitals: the phrase ends before the first small word after one."""
    for k in range(first + 1, last + 1):
        small = tokens[k].text.islower() and tokens[k].low not in PREPOSITIONS and tokens[k].low not in DETERMINERS
        if small and tokens[k - 1].is_capital:
            return k - 1
    return last


def _hangs(tokens: list[Token], first: int, right: int) -> bool:
    """A phrase at the end of what it attributes, or right after it."""
    if first == 0 or tokens[first - 1].low in ("and", "but"):
        return False
    after = tokens[right + 1] if right + 1 < len(tokens) else None
    if after is not None and (
        after.kind == "quote" or (after.text == "," and right + 2 < len(tokens) and tokens[right + 2].kind == "quote")
    ):
        return tokens[first - 1].kind == "quote" or (first >= 2 and tokens[first - 2].kind == "quote")
    return True


def _read_as_put(tokens: list[Token], i: int) -> Frame | None:
    """ "as X put it", "as X once said"."""
    found = read_right(tokens, i + 1, min(len(tokens), i + 10))
    if found is None:
        return None
    k = found[1] + 1
    while k < len(tokens) and (tokens[k].low in AUXILIARIES or tokens[k].low in ("once", "later", "also")):
        k += 1
    last = found[1]
    for j in range(found[0], min(k + 1, len(tokens))):
        if tokens[j].low in ("put", "puts", "said", "says", "called", "calls", "wrote", "described"):
            last = j
            break
    else:
        return None
    subject = describe_with_apposition(tokens, found[0], last - 1) if last > found[0] else None
    if subject is None:
        return None
    right = last + 1 if last + 1 < len(tokens) and tokens[last + 1].low == "it" else last
    return Frame(
        i,
        last,
        right,
        subject,
        frozenset("dn"),
        (tokens[last].start, tokens[right].end),
        fixed=True,
        trailing=_hangs(tokens, i, right),
    )


def _nominative(low: str) -> str:
    return {
        "his": "he",
        "her": "she",
        "their": "they",
        "its": "it",
        "my": "i",
        "our": "we",
        "seine": "er",
        "ihre": "sie",
    }.get(low, low)
