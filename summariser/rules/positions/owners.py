"""Whose noun it is: "France's push for", "repeated her call for", "the proposal of France and Germany to"; and whose verb."""

from dataclasses import replace

from summariser.patterns import regex
from summariser.rules.positions.wording import load_cues
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.holders import choose_holder, find_holder
from summariser.rules.scene.lists import find_lead
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects

_WITH_OTHERS = regex(
    r"\b(?:join(?:ed|s)?|summon(?:ed|s)|recall(?:ed|s)|expel(?:led|s)|wrote|phoned|telephoned) [^,.;:]{2,60} (?:to|in) \Z"
)
"""Of "A joined B to oppose", "A summoned B to protest against", the subject is A."""
WROTE = regex(r"\bwr(?:ote|ites?|itten) to [^,.;:]{2,60} \Z")
"""Of "A wrote to B | seeking" the subject is A."""
_PAPER = regex(
    r"(?:['’]s (?:[\w-]+ ){0,2}(?:statement|letter|draft|note|proposal|plan|speech|message|reports?)| (?:statement|reports?|communiqu[eé]))(?: also| then| has| have)? \Z"
)
"""Whose paper it is calls for something: "Reyes's draft letter called for"."""


_HELD_SO = regex(
    r"\b(?:is|are|was|were) (?:\w+ly )?(?:understood|believed|thought|said|reported|known|alleged) to (?:have )?(?:\w+ly )?\Z"
)
"""Before the verb of "Norway is understood to have | offered"."""
_CONVERB = regex(r"(?:By|In|While|After|Since|Before|On|When) ")
"""Before a participle whose subject stands behind its clause: "By backing the levy, Peru has"."""
_WHICH = regex(r", which (?:(?!(?:is|are|was|were|the)\b)[a-z’'-]+ ){0,3}\Z")
"""Before the verb of "Peru, which has always opposed"."""


def subject_of(scene: Scene, subjects: Subjects, clause: Clause, verb: int) -> Referent | None:
    """The subject of the verb at word `verb`: somebody named, or a body or group told by what it is."""
    at = scene.tokens.starts[verb]
    if verb == clause.first or _CONVERB.fullmatch(scene.text, clause.start, at):
        return _subject_behind(scene, subjects, clause, verb) or _subject_of_list(scene, subjects, clause)
    if which := _WHICH.search(scene.text, max(clause.start, at - NEAR), at):
        before = subjects.within(max(clause.start, which.start() - NEAR), which.start())
        if whose := next((r for r in before if r.end == which.start()), None):
            return whose
        holder = find_holder(scene, clause, verb)
        return holder if holder and holder.end == which.start() else None
    if held_so := _HELD_SO.search(scene.text, clause.start, at):
        verb = scene.word_before(held_so.start() + 1)
        at = scene.tokens.starts[verb]
    wrote = WROTE.search(scene.text, clause.start, at) if scene.tokens.lows[verb].endswith("ing") else None
    if joined := wrote or _WITH_OTHERS.search(scene.text, clause.start, at):
        verb = scene.word_before(joined.start() + 1)
    elif paper := _PAPER.search(scene.text, clause.start, at):
        author = next((r for r in subjects.within(clause.start, at) if r.end == paper.start()), None)
        if author is not None and author.entity is not None:
            return replace(author, end=paper.end() - 1)
    if does_beside(scene, clause, verb):
        return next((r for r in subjects.within(clause.start, at) if r.end + 1 == at), None)
    subject, holder = find_subject(scene, subjects, clause, verb), find_holder(scene, clause, verb)
    if subject and holder and holder.end < subject.start and scene.text.endswith(", ", 0, at):
        return subject  # "Amid fears in the region, A met B, | urging": the region is only set before the clause
    if subject and subject.body and holder and holder.end == subject.end:
        return subject if subject.start <= holder.start + len("the ") else holder  # "leaders of the Pacific Forum"
    tied = _TIED.search(scene.text, clause.start, subject.start) if subject and not holder else None
    if subject and tied and subject.entity and subject.entity.kind == "person":
        return replace(subject, start=tied.start(), entity=None, words=scene.cut(tied.start(), subject.end))
    return choose_holder(scene, holder, subject and _last_of(scene, subjects.within(subject.end, at), subject))


_AND = regex(r",? and (?:the )?")


def _last_of(scene: Scene, behind: list[Referent], found: Referent) -> Referent:
    """Of people who act together, "A and B reiterated C and called for D", the last, as where their verb stands beside them."""
    for referent in behind:
        person = referent.entity is not None and referent.entity.kind == "person" and not referent.pronoun
        if person and _AND.fullmatch(scene.text, found.end, referent.start):
            found = referent
    return found


_TIED = regex(
    r"\b(?:[Aa]n?|[Oo]ne|[Tt]he) (?:\w+ )?(?:lawyer|aide|ally|adviser|advisor|friend|critic|rival|relative|supporter|opponent|son|daughter|brother|sister) (?:for|of|to) \Z"
)
"""Before somebody whose man it is that speaks: "a lawyer for A urged"."""


_WITH = regex(r", with (?:[\w’'.-]+,? ){1,10}\Z")


def does_beside(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether somebody named right before does it beside what is told: ", with A | urging restraint"."""
    before = _WITH.search(scene.text, clause.start, scene.tokens.starts[verb])
    names = scene.names_in(before.start(), before.end()) if before else ()
    return bool(names) and names[-1].end + 1 == scene.tokens.starts[verb]


def owner_of_noun(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Referent | None:
    """ "France's push for", "her call for": the possessor right before, with at most two words between."""
    tokens, i = scene.tokens, match.start
    low = max(clause.first, i - 3)
    if _is_judged(scene, clause, match):
        return None
    for referent in reversed(subjects.within(tokens.starts[low], tokens.starts[i])):
        if scene.owns(referent.end):
            if match.sense == "warns" and scene.text.endswith("citing ", 0, referent.start):
                return None  # what others call a threat
            return _voice_of(scene, subjects, clause, referent.start) or referent
    own = next((k for k in range(i - 1, low - 1, -1) if _OWN.fullmatch(tokens.lows[k])), None)
    if own is None:
        program = _ON_PROMISE.search(scene.text, clause.start, tokens.starts[i])
        return subject_of(scene, subjects, clause, scene.word_before(program.start() + 1)) if program else None
    owned = tokens.starts[own]
    return _voice_of(scene, subjects, clause, owned) or _owner_beside(scene, subjects, clause, owned)


def _owner_beside(scene: Scene, subjects: Subjects, clause: Clause, owned: int) -> Referent | None:
    """Of "Oslo's fears of a rift and | its push for a truce" both are Oslo's."""
    if not scene.text.endswith((" and ", " as well as "), clause.start, owned):
        return None
    return next((r for r in reversed(subjects.within(clause.start, owned)) if scene.owns(r.end)), None)


def _subject_behind(scene: Scene, subjects: Subjects, clause: Clause, verb: int) -> Referent | None:
    """Of "Rejecting the levy, Holm left" who stands behind the comma."""
    text, end = scene.text, min(clause.end, scene.tokens.starts[verb] + FAR)
    if not scene.tokens.lows[verb].endswith("ing"):
        return None
    for referent in subjects.within(scene.tokens.starts[verb], end):
        if text.endswith((", ", ", the "), 0, referent.start) and text[referent.end : referent.end + 1] == " ":
            return referent
    return None


_BEFORE_LIST = regex(
    r"(?: (?:also|jointly|further|hereby|have|has|therefore|agreed as follows|the following))*\s*[:,—–-]\s*\Z"
)


def _subject_of_list(scene: Scene, subjects: Subjects, clause: Clause) -> Referent | None:
    """Of "The ministers: – welcomed the plan; – condemned the raid" who stands before the colon."""
    lead = find_lead(scene, clause)
    last = subjects.within(lead.start, lead.end)[-1:] if lead else []
    if lead is None or not last or not _BEFORE_LIST.match(scene.text, last[0].end, lead.end):
        return None
    return replace(last[0], end=scene.tokens.starts[clause.first], words=scene.cut(last[0].start, last[0].end))


FAR = 200
"""Characters of a participle's clause before its subject."""

_BY = regex(r" (?:by|of|from) (?=(?:the )?[A-ZÀ-Þ])")
_JOINED = regex(r"(?:, | and |, and )(?:the )?")
_FOR = regex(r" (?:to|for|that)\b")


def owner_behind(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> tuple[Match, Referent] | None:
    """ "a push by France for", "the proposal of France and Germany to": the last of those behind the noun."""
    tokens, nouns = scene.tokens, load_cues().nouns
    by = _BY.match(scene.text, tokens.ends[i], clause.end) if tokens.lows[i] in nouns.firsts else None
    if by is None or _is_judged(scene, clause, Match(i, i + 1, "other", "fixed")):
        return None
    owner, at = None, by.end()
    for referent in subjects.within(by.end(), by.end() + NEAR):
        if owner is not None:
            joint = _JOINED.match(scene.text, owner.end)
            at = joint.end() if joint else -1
        if not at - len("the ") <= referent.start <= at + len("the "):
            break
        owner = referent
    towards = _FOR.match(scene.text, owner.end, clause.end) if owner else None
    if owner is None or towards is None:
        return None
    last = scene.word_before(towards.end())
    found = nouns.match([tokens.lows[i], tokens.lows[last]], 0, 2)
    return (Match(i, last + 1, found.sense, found.form), owner) if found and found.end > 1 else None


NEAR = 80
"""Characters within which those stand whose proposal it is, or whom a "which" means."""

_VOICES = regex(
    r"\b(?:ma[dk]e(?:s|ing)? (?:clear|plain|known|no secret of)|set(?:s|ting)? out|sp(?:ell(?:s|ed|ing)?|elt) out|(?:ha[sd]|have|leaves?|left) no doubt (?:about|of)|(?:did|does) not hide|st(?:icks?|uck|ood|ands?)(?: \w+)? (?:to|by)|maintain(?:s|ed)?|pressed home|harden(?:s|ed)|dr(?:op|opp)ed none of|(?:united|unanimous|firm|steadfast|consistent|unwavering|resolute) in|(?:notif|inform|(?:re)?assur|told|convinc)\w* [^,.;:]{2,40} of)\s+\Z|\b(?:re)?(?:affirm|iterat|new|express|convey|voic|underlin|underscor|stress|announc|emphasi|declar|signal|indicat|confirm|restat|repeat|highlight)\w*\s+\Z"
)
_ON_PROMISE = regex(
    r"\b(?:takes?|took|wins?|won|comes?|came|swept|campaigned|ran|returned|rose) (?:[\w’'-]+ ){0,6}on (?:an? |the )?(?:\w+ )?\Z"
)
"""Before what somebody won an election with: "took office on | promises to"."""
_OTHERS = ("repeat", "confirm", "underscor", "underlin", "highlight")
"""Who does this to what somebody named holds speaks of theirs, not of their own."""
_OWN = regex(r"(?:her|his|its|their)\b")
_JUDGED = regex(
    r"[^,.;]{0,60}?\b(?:(?:rose|fell|grew|dropped|jumped|soared|doubled) (?:by|to|last|in|again)|is|are|was|were|remains?|has been|had been) (?:a|an|the|not|one)\b"
)


def _voice_of(scene: Scene, subjects: Subjects, clause: Clause, owned: int) -> Referent | None:
    """Who reaffirms "Dhaka's support" or "her call for", words that begin at the character `owned`, holds it."""
    verb = _VOICES.search(scene.text, clause.start, owned)
    if verb is None or (verb.group().startswith(_OTHERS) and not _OWN.match(scene.text, owned)):
        return None  # of "repeated Rome's demand" the demand is Rome's
    return subject_of(scene, subjects, clause, scene.word_before(verb.start() + 1))


def _is_judged(scene: Scene, clause: Clause, match: Match) -> bool:
    """Whether something is said of it rather than that it is held: "its support for the plan is a serious problem"."""
    return bool(_JUDGED.match(scene.text, scene.tokens.ends[match.end - 1], clause.end))
