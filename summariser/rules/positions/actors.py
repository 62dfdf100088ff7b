"""Who holds a position: the subject of its verb, the owner of its noun, the bearer of its state; nobody where the cue is none."""

import re
from functools import cache

from summariser.patterns import regex
from summariser.reading.tables import list_words
from summariser.rules.positions.bearers import BE, bearer_of_name, bearer_of_state
from summariser.rules.positions.judging import VERBS, find_judgement
from summariser.rules.positions.owners import WROTE, does_beside, owner_behind, owner_of_noun, subject_of
from summariser.rules.positions.wording import load_cues, match_whole
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects

_NOUN_BEFORE = list_words(
    "a an the this that these those its his her their our my your no any some of for with from in on at by "
    "under about over against into more further full strong military financial economic political diplomatic "
    "international public domestic popular new each every unanimous continued"
)


_ADJECTIVE_BEFORE = list_words("the a an this these those its their his her any no some most other more")


_NO_POSITION = list_words(
    "comment say name answer elaborate confirm go travel attend speak reporters journalists provide disclose give speculate take identify specify detail"
)


_BEFORE_ING = BE | list_words(
    "and also not while by in without after before for from with of on about at again still now then publicly began started kept keeps keep stopped when"
)
_PAPERS = list_words("statement letter note communique communiqué declaration resolution message appeal document")
"""What is written to say something: "published a statement urging"."""
_BEFORE_BASE = list_words(
    "to will would shall can could may might must should not and also they we i you jointly both who"
)


@cache
def begins_cue() -> frozenset[str]:
    """The words with which the cue of a position can begin."""
    return VERBS.union(*(cues.firsts for cues in load_cues()))


def find_actor(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> tuple[Match, Referent] | None:
    """The cue of a position at word `i`, and who holds it; None where there is none or nobody can be said to hold it."""
    finders = (_actor_of_verb, owner_of_noun, bearer_of_state, bearer_of_name)
    for cues, find in zip(load_cues(), finders, strict=True):
        match = match_whole(cues, scene, i, clause.last)
        actor = find(scene, subjects, clause, match) if match else None
        if match and actor:
            return (match, actor) if _may_hold(scene, actor) and not _is_asked(scene, clause, match, actor) else None
    if behind := owner_behind(scene, subjects, clause, i):
        return behind
    judged = find_judgement(scene, clause, i)
    actor = _actor_of_verb(scene, subjects, clause, judged) if judged else None
    return (judged, actor) if judged and actor and _may_hold(scene, actor) else None


def _is_asked(scene: Scene, clause: Clause, match: Match, actor: Referent) -> bool:
    cleft = CLEFT.match(scene.text, scene.tokens.ends[match.end - 1])
    return not cleft and bool(_ASKING.search(scene.text, clause.start, actor.start))


CLEFT = regex(r" (?:most |now )?(?:is|was) ")
"""Behind the verb of "What Norway wants is a levy"."""
_ASKING = regex(r"\b(?:how(?: much| many| far)?|what|whether|which(?= \w+ \w))\s+(?:[\w’'-]+\s+){0,3}\Z", re.I)
"""What is only asked: "how much more help the Europeans are ready to add"."""


def _actor_of_verb(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Referent | None:
    tokens, i = scene.tokens, match.start
    before = tokens.lows[i - 1] if i > clause.first else ""
    following = tokens.lows[match.end : match.end + 1]
    if tokens.gap(i) == "-" or (match.end < clause.last and tokens.gap(i + 1) == "-") or _is_parted(scene, match):
        return None
    if (tokens.capital(i) and i > clause.first) or (following and following[0] in _NO_POSITION):
        return None
    if tokens.lows[i] == "back" and before not in _BEFORE_BASE:
        return None
    if match.form == "past" and before in _ADJECTIVE_BEFORE:
        return None
    if match.form == "past" and before in ("not", "never", "also", "again") and i - 2 >= clause.first:
        before = tokens.lows[i - 2]
    if match.form == "past":
        idle = _is_participle(scene, match, before)
    elif match.form == "ing":
        idle = _is_gerund(scene, clause, match, before)
    else:
        idle = _is_noun_or_aim(scene, clause, match, before)
    if idle:
        return None
    subject = _speaker_by_cue(scene, tokens.starts[i]) or subject_of(scene, subjects, clause, i)
    return subject if subject and _agrees(scene, match, before, subject) else None


def _is_participle(scene: Scene, match: Match, before: str) -> bool:
    """ "Was urged", "urged by", "blamed on", "when asked": somebody does it to the subject."""
    if scene.tokens.lows[match.start] == "blamed" and scene.tokens.lows[match.end : match.end + 1] == ["on"]:
        return True
    by = scene.tokens.lows[match.end : match.end + 1] == ["by"] and before not in ("has", "had", "have")
    return by or before in BE or before in ("when", "if", "once")


def _is_gerund(scene: Scene, clause: Clause, match: Match, before: str) -> bool:
    """ "The warning", "had ignored warning shots": nobody does it here."""
    at = scene.tokens.starts[match.start]
    if _GOVERNS_ING.search(scene.text, clause.start, at) or WROTE.search(scene.text, clause.start, at):
        return False
    aims = before == "and" and _FOR_DOING.search(scene.text, clause.start, scene.tokens.starts[match.start])
    if aims or before in _NOUN_BEFORE - {"by", "about", "with", "from"} | {"of"}:
        return True
    leads = before in _BEFORE_ING | _PAPERS or before.endswith("ly") or does_beside(scene, clause, match.start)
    return scene.tokens.gap(match.start) == " " and not leads


_FOR_DOING = regex(r"\b(?:for|of|without|from) [a-z]+ing (?:[^,;:]{2,90} )?and \Z")
"""What is done for, or in exchange for, something: "for renouncing its arms and | welcoming inspectors"."""


def _is_noun_or_aim(scene: Scene, clause: Clause, match: Match, before: str) -> bool:
    """ "The demand", "Peru's demands", "responded to questions", "ways to support", "is to blame"."""
    tokens, i = scene.tokens, match.start
    if tokens.gap(i) == "'s" or before in (_TIES if match.form == "s" else _NOUN_BEFORE):
        return True
    if match.form != "base" or before != "to":
        return False
    blamed = tokens.lows[i] == "blame" and tokens.lows[i - 2] in BE
    return blamed or not _GOVERNS.search(scene.text, clause.start, tokens.starts[i])


_TIES = list_words("to from of for with on about in by")
_ASIDE = regex(r"[,;:(] *[a-z]| en route ")


def _is_parted(scene: Scene, match: Match) -> bool:
    """Whether the cue's words belong to different phrases: "told the meeting, according to", "is expected to"."""
    first, end = scene.tokens.starts[match.start], scene.tokens.ends[match.end - 1]
    if scene.tokens.lows[match.start].startswith(("expect", "t")) and match.end - match.start == NO_GAP:
        return scene.tokens.lows[match.end - 1] == "to"
    return _ASIDE.search(scene.text, first, end) is not None


NO_GAP = 2
"""Words of "expects to" and "told to", which name nobody of whom it is asked."""

_GOVERNS = regex(
    r"\b(?:expected|likely|set|due|ready|prepared|willing|determined|going|continu\w+|wants?|wanted|plan\w*|intend\w*|vow\w*|pledg\w*|promis\w*|beg[aiu]n|tr(?:y|ied|ies|ying)"
    r"|hop\w+|poised|scheduled|seek\w*|sought|decided|agree\w*|chose|moved|need\w*|able|has|had|have|is|are|was|were|believed|said|understood|called|(?:summon\w*|recall\w*|wr[io]te|telephon\w*|phon\w*) [^,.;]{2,60}|(?:us(?:e|es|ed|ing)|join(?:s|ed)?|t(?:ook|akes|ake)(?= (?:the|this|to the) )) [^,.;]{2,50}"
    r"|(?:visit|trip|meeting|speech|call|letter|tour) to (?:\w+ )?|in order|, (?:and )?)\s*to\s\Z"
)
_GOVERNS_ING = regex(r"\b(?:stop(?:s|ped|ping)? short of|join(?:s|ed|ing)? [^,.;]{2,50} in) \Z")
_HELPED = regex(
    r"\b(?:will|would|shall|can|could|may|might|must|should|did|does|do|expected to|likely to|due to|set to|plans? to)\b[^.;]*\Z"
)


def _agrees(scene: Scene, match: Match, before: str, subject: Referent) -> bool:
    """Whether the form can be a verb of that subject: "two questions", "the Japanese request" and "he … and resist" are none."""
    if _DISPUTE.search(scene.text, max(0, subject.start - 60), subject.start):
        return False
    if match.form == "base" and not _may_be_verb(before, subject):
        return False
    joined = before in ("and", "also", "not") or before not in _BEFORE_BASE
    alone = (
        subject.entity is not None
        and not subject.several
        and subject.entity.kind in ("person", "organisation", "country")
    )
    start = scene.tokens.starts[match.start]
    past = scene.tokens.lows[match.start] in _SAME_IN_PAST or before in ("has", "had")
    if match.form == "base" and joined and alone and not past and not _HELPED.search(scene.text, subject.end, start):
        return _has_partner(scene, subject)
    agrees = match.sense == "commits" and scene.tokens.lows[match.start].startswith("agree")
    if agrees and not alone and scene.tokens.lows[match.end - 1] in ("on", "that"):
        return False  # what several agree on is what came of a meeting
    if match.form == "fixed" and _COMPOUND.fullmatch(scene.text, subject.end, start):
        return False
    checked = match.form == "past" or (match.form in ("base", "s") and before not in _BEFORE_BASE)
    return not checked or _is_beside(scene, subject, match.start)


_COMPOUND = regex(
    r" (?!(?:of|in|on|at|for|as|to|under|with|itself|himself|herself|themselves|meanwhile|then|too|also|still|yet|now|today|alone|has|have|had|is|are|was|were|do|does|did|\w+ly|\w+day)\b)[a-z-]+ |.* that (?:the|an?|its) (?:[A-Z]\w+ )?[a-z]+ "
)
"""Behind a name that only says whose or which: "the Peru | deal | would not be signed"."""
_SAME_IN_PAST = list_words("put set cast hit cut shut")
_DISPUTE = regex(r"\bbetween (?:the )?[^,.;]{2,40} and (?:the )?\Z")
"""Of "a dispute between A and B threatens" neither is the subject."""
_BESIDE_ANOTHER = regex(r"\band (?:the )?\Z")


def _has_partner(scene: Scene, subject: Referent) -> bool:
    return bool(_BESIDE_ANOTHER.search(scene.text, max(0, subject.start - 12), subject.start))


_PARTS = regex(
    r",|\)|—|–|\band\b|\bbut\b|\bon \w+day\b|\b\w+day\b|\balso\b|\byesterday\b|\b(?:last|this|earlier this|late last) (?:week|month|year)\b|\bso far\b"
)
_SEAT = regex(r"\A (?:in|of|at|for) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?= )")
"""Where a body has its seat: "the embassy in Lima"."""
_NOUNS = list_words("request demand push call appeal offer support bid pledge promise protest threat praise question")


def _is_beside(scene: Scene, subject: Referent, verb: int) -> bool:
    """Whether only adverbs or an insertion part the subject from its verb: "two questions from the floor" has none."""
    tokens = scene.tokens
    between = _SEAT.sub("", scene.text[subject.end : tokens.starts[verb]])
    low = tokens.lows[verb]
    if low in _NOUNS and not subject.pronoun and tokens.capital(verb - 1) and subject.entity is None:
        return tokens.lows[verb - 1].endswith("s")  # "the Japanese request"
    tail = _PARTS.split(between)[-1]
    return all(
        word.lower() in _GROUP | {"which"} or word.lower().endswith("ly") for word in re.findall(r"[\w’'-]+", tail)
    )


def _may_be_verb(before: str, subject: Referent | None) -> bool:
    """A base form is a verb behind "to", a modal, "and", or a plural subject; else it is a noun ("the Japanese request")."""
    if before in _BEFORE_BASE:
        return True
    return subject is not None and (
        subject.several
        or subject.pronoun
        or (subject.entity is not None and subject.entity.kind in ("group", "country"))
    )


def _speaker_by_cue(scene: Scene, offset: int) -> Referent | None:
    """The speaker of the reported words whose cue this verb is, as the reading of speech has found it."""
    speaker = scene.speaker_of_cue(offset)
    if speaker is None:
        return None
    entity, span = speaker
    return Referent(*span, entity, entity.name)


_SHARE = regex(r".*(?:thirds|quarters|half|percent|per cent|majority|%) of ", re.I)
"""So many of a people as a poll counts."""
_SEATED = regex(r"[Tt]he (?:[\w-]+ ){0,6}[A-Z]")
"""Somebody without a name whose office says of what: "the UN secretary-general", "the mayor of Bergen"."""
_APPOSED = regex(r"(?: (?:of|for) [^,.;:]{2,60})?, [A-Z][\w-]+ [A-Z][\w-]+,")
"""Behind an office whose holder is named, but is nobody known: the office alone would not say who."""
_BEGINS = regex(r"(?:[,;:] |\b(?:and|but|that|while) )\Z")
_NOBODY = frozenset({"the two", "the three", "the four", "all", "the men", "the women"})


def _may_hold(scene: Scene, actor: Referent) -> bool:
    """Whether the actor is somebody: a name, or a group that is at least called by its office."""
    if actor.entity is not None and not scene.is_unnamed(actor.entity):
        return True
    if _APPOSED.match(scene.text, actor.end):
        return False
    if actor.entity is not None:
        return True
    if actor.body:
        return len(actor.words.split()) > (2 if actor.pronoun else 1) and actor.words.lower().startswith("the ")
    if not actor.several:
        return _SEATED.match(actor.words) is not None
    if actor.words == "both sides" and not _BEGINS.search(scene.text, max(actor.start - 8, 0), actor.start):
        return False  # not those told of first, but whoever has to do with a thing: "a deal both sides had promised"
    return (
        actor.words.lower() not in _NOBODY
        and not actor.words.lower().startswith(("two ", "three ", "these ", "those "))
        and not _SHARE.match(actor.words)
    )


_GROUP = list_words(
    "always often already just once twice both all each long since now yet no longer then has have had is are was were be been being will would can could may might must should did does do not never also still again widely to expected  earlier previously"
    "likely set due believed understood thought known alleged said reported planning ready hoping using trying"
)


def find_group(scene: Scene, clause: Clause, verb: int) -> int:
    """Where the verb begins with its auxiliaries: "is expected to urge"."""
    i = verb
    while (
        i > clause.first
        and (scene.tokens.lows[i - 1] in _GROUP or scene.tokens.lows[i - 1].endswith("ly"))
        and scene.tokens.gap(i) == " "
    ):
        i -= 1
    return scene.tokens.starts[i]
