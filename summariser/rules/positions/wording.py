"""How a position is worded: where its clause ends, whether it is asserted, to whom it is addressed."""

import re
from functools import cache
from typing import NamedTuple

from summariser.patterns import regex
from summariser.reading.names import Name
from summariser.reading.tables import list_words, stances
from summariser.rules.positions.issues import PEOPLE
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match, Phrases
from summariser.rules.scene.subjects import Referent


class Cues(NamedTuple):
    """The cues of the table of stances by kind."""

    verbs: Phrases
    nouns: Phrases
    states: Phrases
    bearers: Phrases


@cache
def load_cues() -> Cues:
    """Verbs, nouns, states and names of those who hold a stance, from the table of stances."""
    rows = stances()
    kinds = ("verb", "noun", "state", "bearer")
    return Cues(*(Phrases([(s, cue, k == "verb") for s, k, cue in rows if k == kind]) for kind in kinds))


_SECOND = regex(r" and (?:calls|urges|warns|demands|says|\w+ed) ")


def match_whole(cues: Phrases, scene: Scene, i: int, last: int) -> Match | None:
    """The cue at word `i`, of one deed alone: of "denounced the levy | and called for talks" no "denounced … for"."""
    match = cues.match(scene.tokens.lows, i, last)
    second = _SECOND.search(scene.text, scene.tokens.starts[i], scene.tokens.ends[match.end - 1]) if match else None
    return cues.match(scene.tokens.lows, i, scene.word_before(second.start() + 1) + 1) if second else match


_CHARGE = (
    r"(?:charge|claim|accusation|allegation|suggestion|idea|demand|move|step|decision|view|proposal|report|assertion)"
)
CHARGE = rf"(?:an? (?:[a-z]+ )?{_CHARGE}|{_CHARGE}s)"
"""How what was just told is taken up by another: "accused Peru of theft, | a charge Lima denies"."""
_END = regex(
    rf",? and that\b|, said\b|, {CHARGE} (?:(?:that|which) )?(?:[A-Z]|(?:the|he|she|it|they)\b)|"
    r";|, (?:it|he|she|they|we) (?!said|says|told|added|noted|wrote|explained|stressed)[a-z]|, (?:arguing|claiming|citing|explaining|noting|insisting|despite|amid)\b|, (?:and )?to (?:express|reiterate|stress|underline|convey|urge)\b|, (?:but|while|which|whereas|adding|saying|according|though|although|as well as|and (?:has|have|had|is|are|was|will|said|that|he|she|they|it|also)|"
    r"he said|she said|they said|the \w+ said|with (?:[\w’'.-]+ ){1,10}?(?:urg|call|warn|accus|demand|say|add)ing|(?:also |and )?(?:urging|calling (?:for|on)|warning|accusing|demanding|pledging|promising|vowing|agreeing))\b|, and (?:the |its |his |her |their |a )?[\w’'-]+(?: [\w’'-]+){0,3}?,? (?:who|has|have|had|is|are|was|were|will|would|said|says|calls|called|wants?)\b| (?:but|while|whereas) | — | – |\u2014"
)


_ATTRIBUTION = regex(
    r", (?!(?:which|who|that|to|as) )(?:[\w’'.-]+ ){1,8}(?:said|says|told|added|reported|reports|described|announced|confirmed|noted|wrote|explained|recalled)\b(?! (?:that|to)\b)"
)
"""Who tells it, behind a comma: "expressed concern about the arrest, two senior officials said"."""
_FRONTED = regex(r"(?:Even )?(?:As|as|While|When|Although|Though|Since|Because)\b[^,]*\Z")
"""How a sentence begins whose main clause stands behind the comma: "As Tokyo seeks to widen its reach, the trip may matter"."""
_SUBJECT = regex(r"(?:The )?[A-ZÀ-Þ][\w.-]*(?: (?:of (?:the )?)?[A-ZÀ-Þ][\w.-]*){0,4}['’]s? (?:[\w-]+ ){0,3}")
"""What a sentence begins with whose subject is the noun of a position: "France's | push"."""
_PREDICATE = regex(
    r"(?P<matter>(?: (?!(?:that|which|who|whether|how|what|if|where|when)\b)[^\s,;:]+){1,14}?) (?:(?:also|further|still|only|now|once|[a-z]+ly) )*"
    r"(?:(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|did|does|do|came|comes|drew|draws|met with|won|went|fell|grew|remains?)\b"
    r"|[a-z]{3,}(?:s|ed) (?=(?:the|an?|its|his|her|their|this|that|how|what|why)\b))"
)
"""What a noun is on when it is the subject of the verb behind: "France's push | for a truce | further shows the balance"."""


_ANOTHERS = regex(
    r",? (?:and|while|as well as) (?:[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,2}['’]s?|its|their|his|her) (?:\w+ )?"
    rf"(?:{'|'.join(sorted(load_cues().nouns.firsts))}) (?:for|to|on|that|about|over|at|of)\b"
    rf"|,? (?:and|but|while) (?:an?|one) (?:[\w-]+ ){{0,3}}(?:{'|'.join(sorted(load_cues().bearers.firsts))}) (?:for|of)\b"
)
"""The position of another, told in the same breath: "Norway's demand for X | and Peru's insistence on Y"."""
_COORDINATE = regex(
    r"(?:,? and (?:also |then |has |have |had |is |was )?|, (?=\w+ing\b|\w+ed (?:the|an?|its|their|his|her|for|on|that)\b))(\w+)"
)


def find_clause_end(scene: Scene, clause: Clause, match: Match) -> int:
    """Where the words of the position end: at the next verb of the same subject, or the end of the sentence."""
    text, start = scene.text, scene.tokens.ends[match.end - 1]
    end = clause.end
    if cut := _END.search(text, start, end):
        end = cut.start()
    if cut := _ATTRIBUTION.search(text, start + 1, end):
        end = cut.start()
    if _FRONTED.match(text, clause.start, start) and (comma := text.find(", ", start, end)) > 0:
        end = comma
    if match.form == "fixed" and _SUBJECT.fullmatch(text, clause.start, scene.tokens.starts[match.start]):
        predicate = _PREDICATE.match(text, start, end)
        end = predicate.end("matter") if predicate else end
    if another := _ANOTHERS.search(text, start, end):
        end = another.start()
    verbs = load_cues().verbs
    for joint in _COORDINATE.finditer(text, start, end):
        word = scene.tokens.lows[scene.word_before(joint.start(1) + 1)]
        beside = word.endswith("ing") and word in verbs.firsts
        done = word.endswith("ed") and "and " in joint.group()
        if beside or done or verbs.match([word], 0, 1) or word in _SPEAKING:
            end = joint.start()
            break
    end = _trim(text, start, end)
    return close_marks(text, start, end)


_SPEAKING = list_words(
    "says tells calls urges warns demands said told added warned called urged met will voiced expressed"
)


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\n.,;:!?—–\"”“’'»":
        end -= 1
    return end


_PAIRS = {"”": "“", "»": "«", "’": "‘"}


def close_marks(text: str, start: int, end: int) -> int:
    """The end of the words `text[start:end]` with the mark that closes a quotation opened within them."""
    closing = text[end : end + 2].lstrip(".,!?")[:1]
    inside = text[start:end]
    opened = (
        inside.count(_PAIRS[closing]) > inside.count(closing)
        if closing in _PAIRS
        else closing == '"' and inside.count('"') % 2
    )
    return text.index(closing, end) + 1 if closing and opened else end


FAR = 25
"""Words over which an auxiliary reaches a second verb: "is expected to meet the union and urge it"."""

_EXPECTED = list_words("expected likely set due poised will shall scheduled plans planning intends hopes anticipated")


_IS_TO = regex(r"\b(?:is|are|was|were) (?:also |then )?to\Z")
_HYPOTHETICAL = list_words("would could might may if unless should")


_NEGATION = list_words("not never n't neither nor without stopped hardly")


_WILL_SAY = regex(r"\b(?:is|are) (?:expected|likely|set|due) to\b(?:[^.;]*, (?:and )?to \Z| \w+ that [^,;.]*\Z)")
"""Of "is expected to stress that Rome pays, and to urge" all is only expected."""


_NOR = regex(r"\b[Nn]either [^,;]{2,60} nor (?:the )?\Z")


def find_realis(scene: Scene, clause: Clause, match: Match, actor: Referent) -> str:
    """Whether the position is held, expected of the actor, under a condition, or denied: by what stands behind the actor."""
    tokens = scene.tokens
    if _WILL_SAY.search(scene.text, clause.start, tokens.starts[match.start]):
        return "expected"
    if _NOR.search(scene.text, clause.start, actor.start):
        return "negated"
    first = max(clause.first, match.start - 5)
    if actor.end <= tokens.starts[match.start]:
        behind = scene.word_before(actor.end) + 1
        joined = match.form == "base" and tokens.lows[match.start - 1] == "and"
        first = behind if joined and match.start - behind < FAR else max(first, behind)
    window = tokens.lows[first : match.start]
    for at in range(match.start - 1, first - 1, -1):
        word = tokens.lows[at]
        if "," in scene.text[tokens.ends[at] : tokens.starts[at + 1]]:
            break  # what stands before a comma denies something else: "which was not represented, accused"
        if word in _NEGATION or (word == "longer" and tokens.lows[at - 1] == "no") or word.endswith(("n't", "n’t")):
            return "negated"
        if word in ("said", "that", "and", "but", "who", "which"):
            break
    if any(word in _HYPOTHETICAL for word in window[-3:]):
        return "hypothetical"
    if match.form == "base" and (any(word in _EXPECTED for word in window) or _IS_TO.search(" ".join(window))):
        return "expected"
    return "asserted"


_ADDRESSED = regex(
    r"urg(?:e|ing)|appeal|plead|beg|tell|told|advis|expect|want|press|call(?:s|ed|ing)? (?:up)?on|accus|encourag|demand|ask|warn|invit|pressur|blam|thank|push|prod|exhort|implor|remind|congratulat|assur|lean"
)


def find_addressee(scene: Scene, match: Match) -> str | None:
    """Whom the verb is addressed to: the noun phrase right behind, as far as it names somebody."""
    tokens = scene.tokens
    if not _ADDRESSED.match(" ".join(tokens.lows[match.start : match.end])):
        return None
    # "press allies to": the cue's own gap holds the one addressed
    for start in dict.fromkeys((tokens.ends[match.start], tokens.ends[match.end - 1])):
        for name in scene.names_in(start, start + 40)[:1]:
            at = name.title[0] if name.title else name.start
            if scene.text[start:at].strip() in ("", "the", "on", "upon", "both", "all"):
                return _name_with_partner(scene, name)
        if plain := _PLAIN.match(scene.text, start):
            return plain.group(1)
    return None


def _name_with_partner(scene: Scene, name: Name) -> str:
    """The addressee's name, and that of whoever is addressed in the same breath: "Israel and Hamas"."""
    entity = scene.entity_of(name)
    for second in scene.names_in(name.end, name.end + 40)[:1]:
        at = second.title[0] if second.title else second.start
        if entity.kind != "person" and scene.text[name.end : at] in (" and ", " and the "):
            return scene.cut(name.start, second.end)
    return entity.name


_PLAIN = regex(
    rf"\s+(?:(?:on|upon|to|with|at) )?((?:the |both |all |its |his |her )?(?:(?!(?:on|upon|to|with|at|of|for|by|in|from|against)\b)[a-z]+ )?(?:{PEOPLE}))\b"
)


_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does"}
"""What of two people is said together, as it is said of one: "Holm and Reyes are expected to urge"."""
_AUXILIARY = _SINGULAR.keys() | list_words(
    "is was has had does did will would can could may might must should shall remains remained stands stood seeks sought wants wanted"
)
_ADVERB = regex(r"(?:(?:also|then|again|still|now|jointly|never|[a-z]+ly) )+", re.I)


def word_statement(who: str, actor: Referent, match: Match, said: str) -> str:
    """The position as one sentence; words that are no verb of one actor stand behind a colon: "France: push for a truce"."""
    words = " ".join(said.split()).removeprefix("Both ")
    adverbs = _ADVERB.match(words)
    first, _, rest = words[adverbs.end() if adverbs else 0 :].partition(" ")
    many = actor.entity is None or actor.entity.kind == "group" or " and " in who
    if first.lower() in _SINGULAR and not many:
        words, first = f"{_SINGULAR[first.lower()]} {rest}", "is"
    verbal = first.lower() in _AUXILIARY or match.form in ("past", "s") or (many and match.form == "base")
    return f"{who[:1].upper()}{who[1:]}{'' if first and verbal else ':'} {words.rstrip('.')}."
