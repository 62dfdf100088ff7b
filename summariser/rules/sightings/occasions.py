"""Mentions of a meeting by a noun: talks, summit, visit, call."""

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH
from summariser.reading.names import Entity
from summariser.record import Capacity, Status
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.bodies import name_occasion
from summariser.rules.sightings.crowds import name_crowd
from summariser.rules.sightings.framed import only_eats
from summariser.rules.sightings.heads import find_dateline
from summariser.rules.sightings.nouns import BARE, BODIES, LESSER, MEALS, read_word
from summariser.rules.sightings.scope import find_scope
from summariser.rules.sightings.sides import Sides, find_sides
from summariser.rules.sightings.sighting import Sighting, find_evidence_end
from summariser.rules.sightings.where import find_cities_before, find_places
from summariser.rules.status.governing import find_phrase_start
from summariser.rules.status.predicates import find_said
from summariser.rules.status.telling import find_status_of_noun

_DEFINITE = frozenset({"any", "no", "the", "this", "these", "those", "their", "its", "his", "her", "such"})


_INDEFINITE = frozenset({"a", "an", "another", "that"})


DECIDED = ("cancelled", "postponed", "denied")


_PAST = regex(r"\b(?:had|held|led|took|began|[a-z]{3,}ed)\b")
STAYS_AWAY = regex(
    r"\b(?:cancel\w*|called off|scrapped) (?:his|her|their) (?:\w+ )?(?:trip|visit|attendance|flight)\b(?! to\b)"
)


OPENING = 4
"""Sentences from the head in which talks without a place are those of the dateline."""

_TALKS = ("talks", "negotiations", "discussions", "consultations", "conference", "round", "session")
_BEFORE_THAT = regex(r"\b(?:after|since|before) (?:\w+ ){0,2}$")
"""What went before is not what the article opens with: "met after talks broke down"."""

_RUNS = regex(
    r"[^.;]{0,60}? (?:ended|(?:have |has |had )?kicked off|(?:got|are|were|is|was) under way|wrapped up|broke (?:up|off|down)|collapsed|concluded|resumed|began|opened|stalled|closed|adjourned|continued|entered|failed)\b"
)


_FURTHER = regex(
    r"\b(?:[Ff]ollow-up|[Ff]urther|[Ss]eparate|[Ff]resh|[Nn]ew|[Pp]arallel|[Aa]dditional|[Mm]ore) (?:[\w-]+ )?$"
)
"""Without an article these are other talks than the ones told of before."""

_AWAY = regex(r"(?:\b(?:sidelines|margins|fringes) of |, where (?:the|an?) )(?:[\w’'-]+ ){0,5}$")
"""Those who meet on the sidelines of a summit do not report the summit."""


_TO_COME = regex(
    r"\b(?:will|plans? to|would|(?:is|are) (?:now |also )?(?:to|expected|due|set|scheduled|slated|poised|likely|planning)\b)"
)
_IS_HELD = regex(
    r"(?: (?!(?:an?|the|another)\b)[^\s,.;]+){0,4}? (?:(?:was|were|is|are|be|been) (?:organi[sz]ed|held|convened|hosted|due|set|scheduled|planned)|took place|takes? place)\b"
)
"""What is told of a meeting named before: "the meeting was held on Sunday"."""


_HELPS = regex(
    r"(?: to [A-Z][\w’'-]+)? (?:(?:will|would|is expected to|is set to|is likely to|can|could|has|had|also|further) )*(?:gives?|giv(?:en|ing)|gave|boost|strengthen|deepen|cement|underlin|underscor|reflect|help|highlight|reaffirm|demonstrat|signif|enhanc|consolidat|contribut|paves?\b|opens? (?:up )?(?:a|new)\b|adds?\b|mark(?:s|ed)? (?:an?|the) (?:\w+ )?(?:new|high|turning|milestone|step|moment|chapter|beginning|start)\b)"
)
"""How it is told what a visit or a meeting is good for: "her visit will give a boost to trade"."""

_IT_IS = regex(
    r"(?:It|This|That|The (?:visit|trip|meeting)) (?:is|was|will be|would be|marks?|marked) (?:(?:the|his|her|their|its|[A-Z][\w’'-]+['’]s) )(?:\w+ )?(?:first|second|third|fourth|fifth|latest|last|only)\b"
)
"""What is said of the one told of just before: "It will be B's first trip since May"."""
_FOLLOWS = regex(
    r"\b(?:another|further|follow-up|next|earlier|previous|second|third|fourth|fifth|sixth) (?:[\w-]+ )?\Z"
)
"""Which of several: a meeting of those who met before."""


_LEADS = regex(r"\b(?:has|have|had) (?:led|headed|run|conducted|handled) (?:[\w’'-]+ ){0,4}\Z")
"""Whoever has led talks since spring is their negotiator; that tells of no meeting."""


def read_noun(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    """The meeting that the noun of `match` names, if somebody, a place or a decision stands beside it."""
    at = scene.tokens.starts[match.start]
    window = scene.tokens.lows[max(clause.first, match.start - 6) : match.start]
    word = read_word(scene, clause, match, window[-1] if window else "")
    if word is None or _LEADS.search(scene.text, clause.start, at) or _is_reason(scene, clause, match):
        return None
    who = find_sides(scene, subjects, clause, match)
    status = _read_status(scene, clause, match, who)
    if status == "unclear" and len(who.parties) < PAIR and _READY.search(scene.text, clause.start, at):
        return None
    enough = _is_enough(scene, clause, match, who, word)
    if not (enough or _is_held_somewhere(scene, clause, match)) or _is_none(scene, match, who, window, word):
        return None
    if "no" in window[-3:] and status != "denied":
        return None
    if status == "cancelled" and not who.owned and STAYS_AWAY.search(scene.text, clause.start, clause.end):
        return None
    determiner = next((w for w in reversed(window[-4:]) if w in _DEFINITE or w in _INDEFINITE), "")
    definite = (determiner in _DEFINITE and not (determiner == "no" and len(who.parties) > 1)) or (
        status in DECIDED and not who.parties and _is_known(scene, clause, match, determiner)
    )
    helps = _HELPS.match(scene.text, scene.tokens.ends[match.end - 1], clause.end)
    if helps or _IT_IS.match(scene.text, clause.start, at):  # what it is or will bring: the one told before
        definite, status = True, None
    parties: list[tuple[Entity, Capacity]] = [(entity, "attending") for entity in who.parties]
    stop = find_evidence_end(scene, clause, match.end)
    sighting = Sighting(clause, at, stop, "noun", status, parties, definite=definite)
    sighting.weak = not enough  # "a round table was held in Oslo": of interest where the article says who sat there
    sighting.aside = _AWAY.search(scene.text, max(clause.start, at - 60), at) is not None
    if not sighting.aside:
        sighting.start = _find_start(scene, clause, match)
    where = _WHERE_THEY.match(scene.text, scene.tokens.ends[match.end - 1], clause.end)
    sighting.same_people = where is not None and not who.parties
    told = sighting.same_people or _is_told_by_itself(scene, match, sighting, who)
    if not who.parties and (sighting.aside or not told):
        return None
    if not who.parties:
        sighting.name = _name(scene, clause, match)
        if _opens(scene, clause, match) and not _is_placed(scene, clause, match):
            sighting.place, sighting.status = find_dateline(scene), status or "occurred"
    sighting.word, sighting.seated = word, who.seated
    sighting.crowds = [(crowd, name_crowd(scene, crowd)) for crowd in who.crowds]
    sighting.owned = determiner in ("his", "her", "its", "their") and bool(parties)
    sighting.visit = word in ("visit", "trip", "arrival", "mission")
    return sighting


_WHERE_THEY = regex(
    r"(?: (?:on|in|at|held|earlier|last|this) [^,;]{2,40}?)?,? (?:where|when|(?:in|during|at) which) (?:the two|both|they)\b"
)
"""Behind a noun: "follows a phone conversation on Feb. 15 where the two top officials discussed"."""


def _is_none(scene: Scene, match: Match, who: Sides, window: list[str], word: str) -> bool:
    """Whether it is several of several people, "the meetings", or only a meal."""
    several = word.endswith("meetings") and not who.parties and (window[-1:] == ["the"] or "all" in window[-3:])
    return several or only_eats(scene, match, who.parties[who.guest :])


def _is_told_by_itself(scene: Scene, match: Match, sighting: Sighting, who: Sides) -> bool:
    """Whether a noun without named parties names a meeting: by people without names, place, name, what is decided of it or what it follows."""
    clause, status, at = sighting.clause, sighting.status, scene.tokens.starts[match.start]
    if who.crowds or status in DECIDED or _is_placed(scene, clause, match) or _name(scene, clause, match):
        return True
    if sighting.definite and _IS_HELD.match(scene.text, scene.tokens.ends[match.end - 1], clause.end):
        return True
    if _opens(scene, clause, match) and find_dateline(scene):
        return True
    follows = status == "planned" or (status == "occurred" and not sighting.definite)
    return follows and _FOLLOWS.search(scene.text, max(clause.start, at - 60), at) is not None


def _is_enough(scene: Scene, clause: Clause, match: Match, who: Sides, word: str) -> bool:
    """Whether so much stands beside a noun that may be anything else that it names a meeting here."""
    before = scene.tokens.lows[match.start - 1] if match.start > clause.first else ""
    if word in BODIES:
        return find_said(scene, clause, match) in ("planned", *DECIDED)
    if word == "arrival":
        return any(e.kind in ("person", "delegation") for e in who.parties)
    lesser = word in LESSER or (word in MEALS and before in BARE) or scene.tokens.lows[match.start] == "joint"
    enough = not lesser or len(who.parties) + len(who.crowds) >= PAIR
    return enough or (bool(who.crowds) and find_said(scene, clause, match) in DECIDED)


def _is_held_somewhere(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "A round table on energy was held in Tashkent"."""
    alone = scene.tokens.lows[match.end - 1] in LESSER and match.start <= clause.first + 2
    held = _IS_HELD.match(scene.text, scene.tokens.ends[match.end - 1], clause.end) if alone else None
    return held is not None and bool(find_places(scene, held.end(), clause.end))


def _is_known(scene: Scene, clause: Clause, match: Match, determiner: str) -> bool:
    """Whether a meeting that is decided on without its parties is the one told of before: "talks were called off", but not "talks with B"."""
    further = _FURTHER.search(scene.text, clause.start, scene.tokens.starts[match.start])
    others = scene.tokens.lows[match.end : match.end + 1] in (["with"], ["between"])
    return determiner not in _INDEFINITE and not further and not others


_DAYS_OF = regex(
    r"\b(?:after|following) (?:[\w-]+ ){1,3}(?:hours|days|day|weeks|months|rounds|series) of (?:[\w-]+ ){0,3}\Z"
)
"""Before a noun: "will travel on, | following two days of high-level meetings"."""
_SUBORDINATE = ("since", "after", "following", "before", "until", "where", "when", "while")


def _find_start(scene: Scene, clause: Clause, match: Match) -> int:
    """Where the evidence begins: with the sentence, unless that is long or tells of something else first ("will be the first | since a round in A")."""
    tokens, start = scene.tokens, find_phrase_start(scene, clause, match.start)
    if start > clause.first and tokens.lows[start - 1] in _SUBORDINATE:
        return tokens.starts[start - 1]
    if days := _DAYS_OF.search(scene.text, clause.start, tokens.starts[match.start]):
        return days.start()
    return clause.start if tokens.starts[match.start] - clause.start < 160 else tokens.starts[match.start]


_SAYS = regex(r"\b(?:said|told|says|announced|warned|stressed|urged|that)\b")
_BEHIND = regex(r"(?:\w+, )?(?:\w+ )?(?:After|Following|Fresh from)\b")
_AHEAD = regex(r"(?:\w+, )?(?:\w+ )?(?:Before|Ahead of|Prior to|On the eve of)\b")


def _read_status(scene: Scene, clause: Clause, match: Match, who: Sides) -> Status | None:
    """By the words around the noun; what is told before the clause of who acts in it is over, unless that is to come."""
    status, at = find_status_of_noun(scene, clause, match), scene.tokens.starts[match.start]
    without = _WITHOUT_HIM.search(scene.text, clause.start, at) if status in ("cancelled", "unclear") else None
    if without and (without["away"] or not who.parties):
        return "planned"
    if _BESIDE_IT.search(scene.text, clause.start, scene.tokens.starts[match.start]):
        return None
    asked = _WHETHER.search(scene.text, clause.start, scene.tokens.starts[match.start])
    if who.fronted and status != "denied" and not asked:
        end = scene.tokens.ends[match.end - 1]
        said = _SAYS.search(scene.text, end, clause.end)
        if _BEHIND.match(scene.text, clause.start, end):
            return "occurred"
        if status != "planned" or not _AHEAD.match(scene.text, clause.start, end):
            return "planned" if _TO_COME.search(scene.text, end, said.start() if said else clause.end) else "occurred"
    past = who.guest and _PAST.search(scene.text, clause.start, scene.tokens.starts[match.start])
    return "occurred" if status is None and (who.hands or past) else status


_WITHOUT_HIM = regex(
    r"\b(?P<away>will|would) not (?:take part|participate|attend|join)\b[^,.;]{0,60}\Z|\b(?:turn(?:s|ed)? down|declin(?:es?|ed)|reject(?:s|ed)|refus(?:es?|ed)) (?:an? |the )(?:\w+ )?invitation to (?:(?:attend|join|take part in) )?(?:an? |the )(?:[\w-]+ ){0,2}\Z"
)
"""Who turned down an invitation to a forum, or will not attend it, calls off nothing."""


def _is_reason(scene: Scene, clause: Clause, match: Match) -> bool:
    """Whether the noun only tells why another meeting is off, or from what somebody stays away; where that is to be is told beside it."""
    reason = _IS_REASON.search(scene.text, clause.start, scene.tokens.starts[match.start])
    placed = reason is not None and reason["away"] in ("will", "would") and _is_placed(scene, clause, match)
    return reason is not None and not placed


_WHETHER = regex(r"\b(?:whether|if) (?:[\w’'-]+ ){0,4}\Z")
"""What somebody was asked about may never have been: "Asked whether a meeting with B was planned"."""
_READY = regex(
    r"\b(?:readiness|willingness|ready|willing|prepared|eager|keen) to (?:resume|start|hold|enter|begin|continue|return to|restart) (?:\w+ ){0,2}\Z"
)
"""What somebody is only ready for, with nobody named."""
_IS_REASON = regex(
    r"(?:\b(?:cancell?ed|postponed|put off|called off|dropped|scrapped|delayed|rescheduled|deferred|not take place)\b[^.;]{0,40} (?:because of|due to|owing to|after an? (?:[\w-]+ )?clash with) (?:the |an? |his |her )?"
    r"|\b(?P<away>did|does|do|will|would|was|were) not (?:take part|participate|attend|join|be|invited|represented)\b[^,.;]{0,30}? (?:the |this )?)(?:[\w’'-]+ ){0,3}\Z"
)
"""What another meeting is off for, and what somebody stays away from: the sentence tells of no more than that, unless it says where it is."""
_BESIDE_IT = regex(
    r"\b(?:(?:because of|due to|owing to|thanks to) (?:the|a|an|his|her|their|its) (?:[\w-]+ ){0,2}|den(?:y|ies|ied) [^.;]{3,60} (?:would|will|had|was to|were to) (?:join|attend|take part in|be at) (?:the|this|that) (?:[\w-]+ )?)\Z"
)
"""What is put off "because of the session", or denied of who "would join the session", is not the session."""
_SENT_FOR = regex(r"\b(?:to|in) (?:[A-Z][\w’'-]+ ){1,3}(?:on \w+ )?for (?:an? |the |more |further )?(?:[\w-]+ ){0,4}\Z")
"""Whither those went who meet: "sent their ministers to Geneva for three days of | talks"."""


def _is_placed(scene: Scene, clause: Clause, match: Match) -> bool:
    """Whether a place stands beside the noun."""
    tokens, i, end = scene.tokens, match.start, scene.tokens.ends[match.end - 1]
    held = find_scope(scene, clause, tokens.starts[i], end).held
    if find_places(scene, end, min(clause.end, end + 60)) or find_places(scene, *held) or find_cities_before(scene, i):
        return True
    if sent := _SENT_FOR.search(scene.text, clause.start, tokens.starts[i]):
        return any(place.start > sent.start() for place in find_places(scene, clause.start, tokens.starts[i]))
    return tokens.lows[i - 2 : i] == ["at", "a"] and bool(find_places(scene, clause.start, tokens.starts[i]))


def _opens(scene: Scene, clause: Clause, match: Match) -> bool:
    """Whether the article opens with the talks of its dateline: "Talks ended on Friday"."""
    head = clause.number < OPENING and scene.tokens.lows[match.end - 1] in _TALKS
    earlier = _BEFORE_THAT.search(scene.text, clause.start, scene.tokens.starts[match.start])
    return head and not earlier and _RUNS.match(scene.text, scene.tokens.ends[match.end - 1], clause.end) is not None


_OF_BODY = regex(
    rf"(?:\s+(?:on |for |planned for |set for |due on )?(?:{DAY}|{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}))?\s+(?:on [\w’'-]+(?: [\w’'-]+){{0,3}}? by|of) (?:the |an? )?((?:[\w’'.-]+ ){{0,5}}?(?:[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Bb]oard|[Gg]roup|[Ff]orum|[Pp]arties|[Uu]nion|[Ll]eague|[Bb]loc|zone|[A-Z]{{2,}}))\b"
)


def _name(scene: Scene, clause: Clause, match: Match) -> str:
    """Whose meeting it is where nobody is named: "meeting of the joint fisheries commission", "ASEAN summit"."""
    start, end = scene.tokens.starts[match.start], scene.tokens.ends[match.end - 1]
    if body := _OF_BODY.match(scene.text, end, clause.end):
        return f"{body.group(1)} {scene.text[start:end]}"
    return name_occasion(scene, clause, match.start)
