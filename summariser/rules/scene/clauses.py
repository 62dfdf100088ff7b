"""The subject of a verb: right before it behind auxiliaries, else at the head of its clause."""

import re

from summariser.patterns import regex
from summariser.reading.tables import list_words, words
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.lists import SPELLED, find_spelled
from summariser.rules.scene.offices import is_outside
from summariser.rules.scene.subjects import Referent, Subjects

REACH = 600
"""Characters looked back for a subject: longer sentences are lists or broken text, and a limit keeps them linear."""

_SKIPPED = list_words(
    "slated poised booked bound yet no longer last next recently has have had is are was were be been being will would can could may might must should shall do does did "
    "not never also now then later again to still only just soon already once both therefore thus "
    "however publicly privately repeatedly further jointly likely set due expected scheduled planning planned "
    "themselves himself herself itself since plans continued continues hoping hopes want wants wanted going trying able ready prepared willing eager keen long first today "
    "seen spotted filmed photographed reportedly said's almost always openly personally either each all even formally officially"
)


DAYS = words()["weekday"] | {"yesterday", "tomorrow", "today"}


def find_subject(scene: Scene, subjects: Subjects, clause: Clause, verb: int) -> Referent | None:
    """The subject of the verb at word `verb`: right before it behind auxiliaries, else at the head of its clause."""
    tokens = scene.tokens
    i = verb - 1
    while i >= clause.first and (
        (tokens.lows[i] in _SKIPPED and (i > clause.first or tokens.lows[i] != "both"))
        or tokens.lows[i] in DAYS
        or (tokens.lows[i] in ("on", "late", "early") and tokens.lows[i + 1] in DAYS)
        or tokens.lows[i].endswith(("ly", "n't"))
    ):
        i -= 1
    if i < clause.first:
        return None
    between = scene.text[tokens.ends[i] : tokens.starts[min(i + 1, verb)]]
    begin = max(clause.start, tokens.starts[verb] - REACH)
    candidates = subjects.within(begin, tokens.starts[verb])
    if (told := _TOLD_AFTER.search(scene.text, begin, tokens.starts[verb])) and (
        teller := next((r for r in candidates if r.end == told.start() and _ends_report(scene, r, begin)), None)
    ):
        return None if teller.entity and is_outside(teller.entity) else teller
    before = scene.text[tokens.ends[verb - 1] : tokens.starts[verb]]
    if (
        tokens.lows[verb].endswith("ing")
        and "," in before
        and (first := _first_subject(scene, candidates, begin, verb))
    ):
        return first
    if "," in between and (listed := _subject_of_list(scene, candidates, begin, i, verb)):
        return listed
    if "," in between or ")" in between or any(mark in between for mark in _DASHES):
        return _before_insertion(scene, candidates, begin, i)
    adjacent = [r for r in candidates if r.end >= tokens.ends[i] - 2 and r.end <= tokens.ends[i] + 3]
    if adjacent and _PICTURED.search(scene.text, begin, adjacent[0].start):
        return adjacent[0]
    if adjacent:
        return _widest(scene, candidates, adjacent[0])
    if tokens.lows[verb].endswith("ing") and (doing := _DOING.search(scene.text, begin, tokens.starts[verb])):
        return find_subject(scene, subjects, clause, scene.word_before(doing.start("doing") + 1))
    if tokens.lows[i] in ("and", "but") and (main := _main_subject(scene, candidates, begin, tokens.starts[verb])):
        return main
    if tokens.lows[i] == "and" and (both := _find_of_both(scene, candidates, begin, verb)):
        return both
    return _head_of_clause(scene, candidates, begin, tokens.starts[verb])


_TOLD_AFTER = regex(
    r" (?:said|says|announced|added|declared|stated|confirmed|warned|pledged|told [^,;:“”]{3,50}?)(?: (?:in|on|at|late|early|here|late on) ?[^,;:“”]{0,50})? (?:after|following|before|ahead of|during|at the (?:end|start) of) (?:an? |the |his |her )?(?:[\w’'-]+ ){0,3}\Z"
)
"""What stands between who told what goes before and the meeting he or she comes from: "…, A said in Oslo on Monday after | meeting B"."""


def _ends_report(scene: Scene, referent: Referent, begin: int) -> bool:
    """Whether somebody stands behind what he or she is reported to have said."""
    return referent.start > begin and scene.text[begin : referent.start].rstrip()[-1:] in (",", "”", '"')


_PICTURED = regex(
    r"\b(?:photo(?:graph)?s?|pictures?|images?|videos?|footage|clips?|sight|spectacle) of (?:the |an? )?\Z"
)
"""Who is seen doing something: "a photo of A shaking hands with B"."""
_DOING = regex(
    r"\b(?:is|are|was|were|been) (?:[a-z]+ly |also |now |still )?(?P<doing>(?!being )\w+ing)\b[^.;:,]{2,80},? (?:and|but) (?:also |\w+ly )?\Z"
)
"""Before a second verb in the same form: "said Peru was resisting the levy and | pressing for"."""
_PAST = regex(r"\b(?:\w{2,}ed|was|were|had|did|would|could|might|said|told|held|made|took|gave|went|came|met)\b")
_TOLD_PAST = regex(_PAST.pattern.replace("|would|could|might", ""))
"""What is told of as past; of "assured B that it would pay and appealed for" the second verb is another's."""
_THAT = regex(r"\b(?:that|which|who|how|whether|where|said they)\s")


def _main_subject(scene: Scene, candidates: list[Referent], begin: int, verb: int) -> Referent | None:
    """Of "A stressed that B regards it so and called for C" the subject is A: what lies between is told in another tense."""
    text = scene.text
    past = _PAST.match(text, verb)
    inner = next(_THAT.finditer(text, begin, verb), None)
    first = next((r for r in candidates if not _hangs(scene, r, begin) and _verb_follows(scene, r, verb)), None)
    first = next((r for r in candidates if first and not first.entity and r.start == first.end + 1), first)
    if past is None or inner is None or first is None or first.end > inner.start():
        return None
    return first if _TOLD_PAST.search(text, inner.end(), verb) is None else None


def _first_subject(scene: Scene, candidates: list[Referent], begin: int, verb: int) -> Referent | None:
    """Whose deed a participle behind a comma goes on with: of the subject of the sentence, "A raised it with B, an aide said, asking"."""
    front = _FRONT.match(scene.text, begin, scene.tokens.starts[verb])
    mine = [r for r in candidates if not scene.is_quoted(r.start) and r.start >= (front.end() if front else begin)]
    first = next(iter(mine), None)
    if first is None or _hangs(scene, first, begin):
        return None
    for joined in mine[1:]:
        first = joined if _AND_BESIDE.fullmatch(scene.text, first.end, joined.start) else first
    return first if _verb_follows(scene, first, scene.tokens.starts[verb]) else None


_LIST_OF_DEEDS = regex(r" (?:also )?[a-z]+ed [^;:]*\Z")


def _subject_of_list(scene: Scene, candidates: list[Referent], begin: int, i: int, verb: int) -> Referent | None:
    """Of "The leaders condemned the raid in Kenya, reaffirmed …" who did the first: what a preposition ties before the comma does nothing."""
    tied = next((r for r in candidates if r.end == scene.tokens.ends[i]), None)
    if tied is None or not _hangs(scene, tied, begin):
        return None
    front = _FRONT.match(scene.text, begin, scene.tokens.starts[verb])
    mine = (r for r in candidates if r.start >= (front.end() if front else begin) and not scene.is_quoted(r.start))
    first = next(mine, None)
    listed = (
        first and _LIST_OF_DEEDS.match(scene.text, first.end, tied.start) and scene.tokens.lows[verb].endswith("ed")
    )
    return first if listed else None


_FRONT = regex(
    r"(?:Amid|Amidst|With|In|At|During|Following|After|Before|Ahead of|Against|On|Under|As part of) [^,;:]{3,120}, "
)
"""What is set before the clause; whoever is named there is no subject."""
_AND_BESIDE = regex(r",? and (?:the |his |her |its )?")


def _hangs(scene: Scene, referent: Referent, begin: int) -> bool:
    """Whether a preposition governs the referent, or a quotation holds it: "in a call with A, B said"."""
    before = scene.text[max(begin, referent.start - 14) : referent.start]
    return scene.is_quoted(referent.start) or _PREPOSITION_BEFORE.search(before) is not None


def _widest(scene: Scene, candidates: list[Referent], found: Referent) -> Referent:
    """Of "the president of Ukraine" or "officials in Rome" the head counts, not the noun beside the verb."""
    before = scene.text[max(found.start - 12, 0) : found.start]
    joined = re.search(r"\b(?:of|in|from|for|at|to|with|by)\s+(?:the\s+)?$", before)
    if joined is None:
        return found
    outer = [r for r in candidates if r.end <= found.start and found.start - r.end < 24]
    return outer[-1] if outer and not outer[-1].pronoun else found


_DASHES = ("—", "–", " - ")
_MARKS = (", ", " (", " —", " –", " - ")
"""Where what is put in begins, and ends again."""


def _before_insertion(scene: Scene, candidates: list[Referent], begin: int, i: int) -> Referent | None:
    """Behind a closing comma: the subject stands before the opening one ("Zelenskyy, the president of Ukraine, has …")."""
    end = scene.tokens.ends[i]
    text = scene.text
    opening = max(text.rfind(mark, begin, end) for mark in _MARKS)
    if listed := _spelled_before(scene, candidates, begin, end):
        return listed
    if whose := _before_relative(text, candidates, begin, end):
        return whose
    spanning = [r for r in candidates if end - 2 <= r.end <= end + 2 and r.start < opening and not r.pronoun]
    if spanning:
        return spanning[0]
    # "the ministry's spokesman, Gleb Arsenyev, on Monday said": an office before the comma, its holder behind it
    named = [r for r in candidates if opening + 2 <= r.start <= opening + 6 and end - 2 <= r.end <= end + 2]
    if (
        named
        and named[0].entity
        and named[0].entity.kind == "person"
        and (_OFFICE.search(text, begin, opening) or not any(opening - 4 <= r.end <= opening + 1 for r in candidates))
    ):
        return named[0]
    while opening > begin:
        inner = [r for r in candidates if opening - 4 <= r.end <= opening + 1]
        if inner:
            return _widest(scene, candidates, inner[-1])
        opening = max(text.rfind(mark, begin, opening) for mark in _MARKS)
    ends = (r for r in candidates if end - 2 <= r.end <= end + 2 and not r.pronoun)
    adjacent = [
        r for r in ends if not (r.several and _hangs(scene, r, begin))
    ]  # "people, many of them from farm groups, gathered"
    return adjacent[-1] if adjacent else _head_of_clause(scene, candidates, begin, end)


def _spelled_before(scene: Scene, candidates: list[Referent], begin: int, end: int) -> Referent | None:
    """The last of the names that stand between dashes or brackets before a verb: "The five states — A, B and C — met"; or whose office they share."""
    opens, spelled = find_spelled(scene, max(begin, end - SPELLED), end + 3)
    if not spelled:
        return None
    offices = (r for r in candidates if r.end == opens and r.entity)
    return next(offices, None) or next((r for r in candidates if r.end == end and r.entity is spelled[-1]), None)


def _before_relative(text: str, candidates: list[Referent], begin: int, end: int) -> Referent | None:
    """ "A, who was accompanied by the head of the bank, B, is to meet": A, before the clause that the last comma closes."""
    relatives = list(_RELATIVE.finditer(text, begin, end))
    if not relatives:
        return None
    at = relatives[-1].start()
    found = next((r for r in candidates if at - 1 <= r.end <= at + 1 and not r.pronoun), None)
    return None if found is None or _TOLD_BY.search(text, begin, found.start) else found


_TOLD_BY = regex(r"\b(?:said|says|added|told|according to|by|with|from|to|and|of) (?:the |an? )?\Z")
_RELATIVE = regex(r",? \(?(?:who|whose|whom)\b")
_OFFICE = regex(
    r"\b(?:spokes(?:man|woman|person)|minister|president|secretary|chancellor|ambassador|envoy|director|chief|chair(?:man|woman)?|commissioner|leader|mayor|governor|premier|head|commander)(?: (?:of|for|to|in|at|on) [^,;:]{2,60})?\Z"
)
_CLAUSE_START = regex(
    r"(?:;|:|\bbut|\bwhile|\bwhereas|\bthat|\bbecause|\bas|\bthough|\balthough|,\s+and|\bwhether|\bif|\bwhen|\bafter)\s+(?=(?:the\s+|both\s+)?\S)"
)
_PREPOSITION_BEFORE = regex(
    r"\b(?:in|at|on|of|from|to|with|for|by|between|against|over|about|after|before|under|into|near|amid|than|like|as|despite|and|told|urged|accused|asked)\s+(?:the\s+|a\s+)?$"
)


def _head_of_clause(scene: Scene, candidates: list[Referent], begin: int, verb: int) -> Referent | None:
    """The first referent of the innermost clause that is no object and hangs on no preposition."""
    starts = [begin] + [m.end() for m in _CLAUSE_START.finditer(scene.text, begin, verb)]
    for start in reversed(starts):
        for referent in candidates:
            if referent.start < start or _hangs(scene, referent, start):
                continue
            if scene.text[referent.end : referent.end + 2] in ("'s", "’s"):
                continue
            if not _verb_follows(scene, referent, verb) or _names_thing(scene, referent, verb):
                continue
            return referent
    return None


_THING_BEHIND = regex(
    r"(?: [A-Z][\w’'-]+){0,5} (?:Forum|Summit|Conference|Meeting|Dialogue|Session|Fund|Plan|Agreement|Accords?|Treaty|Declaration|Framework|Initiative|Act|Resolution)\b"
)


def _names_thing(scene: Scene, referent: Referent, verb: int) -> bool:
    """Whether a state's name is only the first word of something's: "attend the Kenya Partners Forum and meet"."""
    if referent.entity is None or referent.entity.kind != "country":
        return False
    return _THING_BEHIND.match(scene.text, referent.end, verb) is not None


_AND_ALSO = regex(r",? (?:and|or) (?:then |also |later )?\Z")


def _find_of_both(scene: Scene, candidates: list[Referent], begin: int, verb: int) -> Referent | None:
    """Of "In Kenya, she will attend the Forum and meet B" she: of a bare verb whoever "will", "is to" do both."""
    if not _AND_ALSO.search(scene.text, begin, scene.tokens.starts[verb]):
        return None
    people = [
        r for r in candidates if (r.pronoun or (r.entity and r.entity.is_people)) and not scene.is_quoted(r.start)
    ]
    doing = (r for r in reversed(people) if _WILL.match(scene.text, r.end, scene.tokens.starts[verb]))
    return next(doing, None)


_WILL = regex(
    r",? (?:also |then )?(?:will|would|is to|are to|plans? to|is (?:due|expected|scheduled|set) to|are (?:due|expected|scheduled|set) to) [^.;]*\Z"
)


_OFFICE_BEHIND = regex(
    r" (?:[a-z]+ )?(?:member|spokes(?:man|woman|person)|president|chief|leader|director|chair(?:man|woman)?|head|official|lawmaker|secretary|envoy|negotiator) "
)


def _verb_follows(scene: Scene, referent: Referent, verb: int) -> bool:
    """Whether a word that could be a verb, or a comma, comes right behind, and no office: "committee member Ana Ruiz"."""
    behind = scene.text[referent.end : min(referent.end + 2, verb)]
    office = _OFFICE_BEHIND.match(scene.text, referent.end, verb)
    if office and scene.names_in(office.end(), office.end() + 1):
        return False
    return behind[:1] in (" ", ",", "") or behind == ""
