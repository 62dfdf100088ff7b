"""Who meets whom: the subject with those joined to it, the other party behind the cue, the possessor before a noun."""

import re
from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.subjects import Referent, Subjects

OBJECTS_REACH = 420
"""Characters looked at for the other party of a meeting."""
HOME = r"(?: \([A-Z][^()]{1,30}\)| of (?:the )?[A-Z][\w’'-]*(?: (?:of |and )?[A-Z][\w’'-]*){0,3})"
"""Whose somebody is, behind a name: "A of Thailand"."""
_JOINT = regex(
    rf"^(?: \([^()]{{1,60}}\)|{HOME})?(?:[,;]|\s+and|[,;]\s+and|\s+as well as|,\s+as well as|\s+with|,?\s+(?:along|together) with|\s+alongside|,\s+(?:accompanied|joined|flanked) by|,\s+[^,.;]{{3,70}},\s+and|,\s+[^,.;]{{3,70}},)?\s*"
    r"(?:the\s+|a\s+|his\s+|her\s+|their\s+|both\s+)?(?:H\.E\. |Hon\. |Amb\. |Dr\. |Mr\. |Ms\. |Mrs\. |(?!(?:expect|want|ask|urge|need|believe|prefer|invite|hope|critici[sz]e?|attack|blame?|condemn|rebuke?|slamm|denounce?|praise?|commend|thank|congratulate?)(?:s|ed|d) |who |whom |which )\w+ |\w+(?: from \w+)?, )?$"
)
"""Between two who act together; of "A expects B to meet C" only B does."""
_STOP = regex(
    r"\b(?:to (?:discuss|talk|address|review|seek|negotiate|sign|press|push|explore|try|find|resolve|agree|coordinate|plan|prepare|mark|strengthen|deepen|end|hear|see|finish|ask|revive)|about|on the (?!sidelines|invitation)|over|after|before|prior to|following|ahead|amid|(?<!well )as(?! well)|while|"
    r"when|where|which|who|whose|that|focus(?:ing|ed)|aimed|because|since|during|despite|(?<!lunch )(?<!dinner )(?<!breakfast )(?<!banquet )(?<!reception )for (?!talks|a|an|the|visiting)|against|said|says|told|according|but|invited|will|has|have|is|are|was|were|had|would|can|could)\b|,? and(?:, [^,;.]{2,20},)? (?:[\w-]+ ){0,2}(?:talks|negotiations|meetings?|consultations|discussions|lunch|dinner|breakfast)\b|,? and (?:also |then |later )?(?:held|met|called|received|hosted|visited|attended|took|signed|discussed|inspected|toured|addressed|spoke|went|flew|travell?ed|agreed|paid|saw|dined|briefed|laid|thanked|chaired|opened|greeted|presented|left|returned)\b|, (?:also |then |later )?(?:held|met|called on|received|hosted|welcomed|visited|attended|signed|discussed|addressed|spoke|told|flew)\b|,? and (?:tomorrow|today|later|then)\b|[;()]|:(?!\d)|\n\n| [—–] "
)
_STOP_OF_LIST = regex(
    r"\b(?:to discuss|who (?:said|told)|said|told|according)\b|\n\n|, (?:since|because|while|although|though|after|whereas|but) |, (?:is|are|was|were|will|has|have|had|would|said)\b"
)
"""Where a list of those attending ends; its entries may be separated by semicolons and hold anything else."""
_GENERIC = list_words("counterparts partners allies colleagues friends hosts guests reporters journalists")


def find_objects(scene: Scene, subjects: Subjects, clause: Clause, start: int, *, listed: bool = False) -> list[Entity]:
    """The other party: names behind the cue up to where the sentence turns to topic, time or another clause."""
    if counted := _COUNTED.match(scene.text, start, clause.end):
        start, listed = counted.end(), True
    limit = min(clause.end, start + OBJECTS_REACH * (4 if listed else 1))
    titles = [name.title for name in scene.names_in(start, limit) if name.title]
    for cut in (_STOP_OF_LIST if listed else _STOP).finditer(scene.text, start, limit):
        if not any(first < cut.start() < last for first, last in titles):  # "the Minister | for Trade, A" is one title
            limit = cut.start()
            break
    met = subjects.object_behind(start)
    found: list[Entity] = [met.entity] if met and met.entity and met.entity.is_people else []
    last_end = start
    beside = [match.span() for match in _BESIDE.finditer(scene.text, start, limit)]
    for referent in subjects.within(start, limit):
        entity = referent.entity
        goes_on = _GOES_ON.search(scene.text, max(start, referent.start - 6), referent.end)
        if referent.pronoun and goes_on and not scene.text.startswith(" who ", referent.end):
            break  # another clause begins: "took tea there, he was told"
        if (
            entity is None
            or (referent.pronoun and not entity.is_people)
            or (referent.start < last_end and entity.kind in ("country", "organisation"))
            or any(begin <= referent.start < end for begin, end in beside)
            or scene.is_quoted(referent.start)
            or scene.text[referent.end : referent.end + 2] in ("'s", "’s", "' ", "’ ")
            or (_announces(scene, entity, referent.end) and not _IN_RELATIVE.search(scene.text, clause.start, start))
            or (entity.kind == "person" and _BEHIND.search(scene.text, max(0, referent.start - 60), referent.start))
        ):
            continue
        between = scene.text[last_end : referent.start]
        if len(between) > 160 or (found and _ABSOLUTE.fullmatch(between)):
            break
        if entity.kind in ("country", "organisation") and not _leads_to_body(between):
            continue
        if entity not in found and not is_generic(entity) and not _is_seat(entity):
            found.append(entity)
        last_end = referent.end
    return found


_COUNTED = regex(
    r" (?:(?:the|all|his|her|their) )?(?:[\w-]+ ){0,2}(?:two|three|four|five|six|seven|eight|several|other) (?:[\w’'-]+ ){0,5}?[a-z]+s(?::| [—–-]) (?=[A-Z])"
)
"""Before those who are named one by one: "met three other candidates: A of the Labour Party, B and C"."""


def find_seated(others: Sequence[Entity]) -> set[int]:
    """The bodies that are met themselves, and the states with nobody of theirs named: "talks with the Fishermen's Federation"."""
    people = any(entity.is_people for entity in others)
    return {e.index for e in others if e.kind == "organisation" or (e.kind == "country" and not people)}


_BESIDE = regex(r"\b(?:sidelines|margins|fringes) of (?:(?!,? with\b)[^,.;])+")
"""Another meeting, beside which this one is: its parties are not those of this one."""

_ABSOLUTE = regex(
    r" (?:\w{3,}ed|stuck|frozen|broken|under ?way|due|set|near|close)(?: [^,;]{1,40})?,? (?:and|but) (?:the |an? |his |her |its )?"
)
"""Behind those who meet, with what has become of it, another clause begins: "with talks between A and B stalled and | C away"."""
_GOES_ON = regex(r", (?:and )?(?:he|she|they|it)\Z")

_BEHIND = regex(
    r"\b(?:(?:spokes(?:man|woman|person)|aides?|lawyers?|prot[eé]g[eé]s?|ally|friend|son|daughter|brother|sister|relatives?|famil(?:y|ies)|widow|wife|husband|parents|supporters?|backers|critics?|rival|successor|predecessor) (?:for|of|to)|under|succeed(?:s|ed|ing)) (?:the )?(?:[a-z]+ )?\Z"
)
"""Whom somebody speaks for, serves under or follows is not there for that."""

_SAYS = regex(
    r",? (?:has |have )?(?:said|says|told|announced|confirmed|reported|tweeted|wrote|added|stated|noted|commented)\b"
)
_SPEAKS_FOR = list_words("spokesman spokeswoman spokesperson")


_IN_RELATIVE = regex(r", (?:who|which|speaking|talking) [^,;]*\Z")
"""Before whom a relative clause meets: of "A, who met B, said" it is A who said."""


def _announces(scene: Scene, entity: Entity, end: int) -> bool:
    """Whether somebody behind a meeting only tells of it: "…, ministry spokesman X said on Thursday"."""
    speaks_for = not _SPEAKS_FOR.isdisjoint((entity.role or "").lower().split())
    says = _SAYS.match(scene.text, end) is not None
    return (entity.kind == "person" and (speaks_for or says)) or (entity.kind == "organisation" and says)


def _leads_to_body(between: str) -> bool:
    """A state or body is a party only right behind "with", "between" or "and"; elsewhere it says where or whose."""
    if len(between) > 60:
        return re.search(r"\b(?:with|between|among)\s+(?:the\s+)?$", between) is not None
    return re.search(r"(?:\b(?:with|between|and|among)|^\s*|,)\s*(?:the\s+)?$", between) is not None and not re.search(
        r"\b(?:in|at|to|of|from)\b[^,]*$|\b(?:in|at) [^,]*, $", between
    )


def _is_seat(entity: Entity) -> bool:
    """The Kremlin announces and denies; it sits at no table."""
    return entity.kind == "organisation" and all(name.metonym for name in entity.mentions)


def is_generic(entity: Entity) -> bool:
    """ "European partners", "his counterparts": a group so vague that it names nobody, unless they hold his office elsewhere ("EU counterparts")."""
    words = (entity.role or "").lower().split()
    elsewhere = words == ["counterparts"] and entity.name.lower() != "counterparts"
    return entity.kind == "group" and not (entity.countries or elsewhere) and not _GENERIC.isdisjoint(words[-1:])


def expand_left(scene: Scene, subjects: Subjects, clause: Clause, referent: Referent) -> list[Entity]:
    """The subject and those joined to it before: "Witkoff, the White House envoy, and Rubio"."""
    if referent.entity is None:
        return []
    found = [*find_joined(scene, subjects, clause, referent), referent.entity]
    if any(entity.kind in ("person", "delegation") for entity in found):
        found = [e for e in found if e.is_people or (e is referent.entity and e.kind == "organisation")]
    return [entity for entity in found if not is_generic(entity) and not _is_seat(entity)]


def find_joined(scene: Scene, subjects: Subjects, clause: Clause, referent: Referent) -> list[Entity]:
    """Those joined to somebody before: "A and B" of "A, B and the rebels met"."""
    found: list[Entity] = []
    at = referent.start
    ahead = subjects.within(max(clause.start, at - 500), at)
    for n, before in reversed(list(enumerate(ahead))):
        if before.entity is None or before.pronoun or before.entity in found or before.entity is referent.entity:
            continue
        if any(wider.entity and wider.end == before.end for wider in ahead[:n]):
            continue  # "the minister of Slovakia": he, not the state
        opened = scene.text.rfind("(", max(0, before.start - 60), before.start)
        if opened > scene.text.rfind(")", 0, before.start) and ")" in scene.text[before.end : at]:
            continue  # "A (Italy) and B": where A is from
        if before.entity.kind == "country" and scene.text[before.end : at] in ("'s ", "’s "):
            at = before.start  # "A and Latvia's B"
            continue
        between = scene.text[before.end : at]
        if before.end > at or not _JOINT.match(between) or (not found and _opens_clause(scene, clause, before, at)):
            break
        found.insert(0, before.entity)
        at = before.start
    return found


def _opens_clause(scene: Scene, clause: Clause, before: Referent, at: int) -> bool:
    """Whether a comma alone stands before the subject, which then begins the clause: "After talks with A, B left", "As A's chair, B"."""
    if _AS.fullmatch(scene.text, clause.start, at):
        return True
    beside = _BESIDE_HIM.search(scene.text, max(before.start - 20, 0), before.start)
    return _COMMA.fullmatch(scene.text, before.end, at) is not None and beside is None


_AS = regex(r"As [^,.;]{3,80}, (?:the |an? )?")
"""What somebody does it as, before the clause: "As this year's ASEAN chair, | Peru"."""


_BESIDE_HIM = regex(
    r"\b(?:[Tt]ogether with|[Aa]long with|[Aa]longside|[Aa]ccompanied by|[Jj]oined by|[Ff]lanked by) (?:the )?\Z"
)
_COMMA = regex(r", (?:the |an? )?")
"""Between the last two of a list stands an "and"."""


def expand_right(scene: Scene, subjects: Subjects, subject: Referent, verb: int) -> list[Entity]:
    """Those joined to the person, state or body that is subject, up to the verb: "A, B and C, met", "A and B agreed to meet", "A and B left after meeting"."""
    if subject.entity is None or subject.pronoun or verb - subject.end > 200:
        return []
    found, at = list_right(scene, subjects, subject, verb)
    ends = _LEFT_AFTER if scene.tokens.lows[scene.word_before(verb + 1)].endswith("ing") else _AGREES
    return found if ends.match(scene.text[at:verb]) else []


def list_right(scene: Scene, subjects: Subjects, subject: Referent, limit: int) -> tuple[list[Entity], int]:
    """Those joined to somebody from the right, "A | , B and C", and where the last of them ends."""
    found: list[Entity] = []
    at = subject.end
    for referent in subjects.within(subject.end, limit):
        joined = referent.entity is not None and not referent.pronoun and _LISTED.match(scene.text[at : referent.start])
        if (
            referent.entity is None
            or not joined
            or referent.entity.is_people != (subject.entity is not None and subject.entity.is_people)
        ):
            break
        found.append(referent.entity)
        at = referent.end
    return found, at


_AGREES = regex(
    rf"{HOME}?[ ,)—–-]*(?:(?:have|has|had|also|both|all|will|would|are|were|to) )*(?:(?:agreed(?: on \w+day)?|decided|plan|intend|expect|pledged|promised|failed|refused|declined|hope|hoped|want|managed|vowed|arranged|due|set|scheduled|expected|likely|about|slated|planned|poised) to\b|[a-z]+ed\b[^,;:]{{0,60}}? and (?:then |later |also )?\Z|\Z)"
)
"""How a list goes on to its verb: they do it, or agree to."""


_LEFT_AFTER = regex(rf"{HOME}?[ ,]*(?:\Z|[a-z][^,;:]* (?:after|before|while|when|by|without|since) \Z)")
"""Between a list and what those of it did besides."""

_LISTED = regex(
    rf"^{HOME}?(?:,|\s+and|,\s+and)\s+(?:(?:the|his|her|their|its) )?(?:H\.E\. |Hon\. |Amb\. |Dr\. |Mr\. |Ms\. |Mrs\. )?$"
)


def _find_appositives(scene: Scene, subjects: Subjects, subject: Referent, limit: int) -> list[Entity]:
    """ "the culture ministers, A and B, had argued": those named behind a plural."""
    if not subject.several or scene.text[subject.end : subject.end + 2] != ", ":
        return []
    found: list[Entity] = []
    at = subject.end
    for referent in subjects.within(subject.end, limit):
        if (
            referent.entity is None
            or referent.entity.kind != "person"
            or not _JOINT.match(scene.text[at : referent.start])
        ):
            break
        found.append(referent.entity)
        at = referent.end
    return found if len(found) > 1 else []


def find_subjects(scene: Scene, subjects: Subjects, clause: Clause, subject: Referent, verb: int) -> list[Entity]:
    """All who are subject of the verb at the character `verb`: joined before it, named behind a plural, joined behind it."""
    mine = expand_left(scene, subjects, clause, subject) or _find_appositives(scene, subjects, subject, verb)
    mine += [e for e in expand_right(scene, subjects, subject, verb) if e not in mine]
    return mine + [e for e in _find_besides(scene, subjects, subject, verb) if e not in mine]


_BESIDES = regex(r"(?: \([^()]{1,40}\))?,? (?:along with|together with|alongside) (?:the |his |her )?(?=[A-Z])")
_ASIDE = regex(r" \([^()]{1,60}\)")
_NEXT = regex(r"(?:,|,? and)?(?: the| his| her)? ?\Z")


def _find_besides(scene: Scene, subjects: Subjects, subject: Referent, verb: int) -> list[Entity]:
    """ "Officials of A, | along with B and C, | convened": B and C, of whatever kind."""
    besides = _BESIDES.match(scene.text, subject.end, verb)
    if besides is None or subject.entity is None or subject.pronoun:
        return []
    found: list[Entity] = []
    at = besides.end()
    for referent in subjects.within(at, verb):
        if aside := _ASIDE.match(scene.text, at, verb):
            at = aside.end()
        if referent.start < at or scene.text[referent.end : referent.end + 2] in ("'s", "’s"):
            at = max(at, min(referent.end + 2, verb)) if referent.start >= at else at
            continue  # "Togo's minister B": he, not the state
        if referent.entity is None or referent.pronoun or not _NEXT.match(scene.text[at : referent.start]):
            break
        found.append(referent.entity)
        at = referent.end
    return found
