"""Meetings told behind what somebody does there: "A told B during a meeting in Lima", "A and B signed it at last week's summit", "adopted by A at"."""

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.fronted import list_from, sits, who_at

REACH = 220
"""Characters from somebody's deed to the meeting at which it is done."""

_DOES = regex(
    r"(?: of (?:the )?[A-Z][\w’'-]+)?(?:, [^,.;]{3,70},)? (?:has |have |had )?(?:\w+ly |also |then |again )*(?P<verb>[a-z]+)(?P<what>[^.;:“”\"]*?),? "
    r"(?:at|during|in|on the (?:sidelines|margins) of) (?:(?:the|an?|their|this|that|(?:[Ll]ast |[Tt]his )?\w+[’']s) )?(?:[\w-]+ ){0,2}\Z"
)
_DEEDS = regex(
    r"(?:told|inform(?:ed|s)|urge[ds]|ask(?:ed|s)|press(?:ed|es)|remind(?:ed|s)|warn(?:ed|s)|assure[ds]|thank(?:ed|s)|brief(?:ed|s)|rais(?:ed|es)|call(?:ed|s)|stress(?:ed|es)"
    r"|said|says|announce[ds]|propose[ds]|offer(?:ed|s)|present(?:ed|s)|sp(?:oke|eaks)|agree[ds]|sign(?:ed|s)|reaffirm(?:ed|s)|reiterate[ds]|express(?:ed|es)|voice[ds]|pledge[ds]"
    r"|vow(?:ed|s)|demand(?:ed|s)|insist(?:ed|s)|argue[ds]|outline[ds]|convey(?:ed|s)|hand(?:ed|s)|deliver(?:ed|s)|review(?:ed|s)|discuss(?:ed|es)|exchange[ds]|condemn(?:ed|s)|shook|share[ds])\Z"
)
_ELSEWHERE = regex(
    r"\b(?:that|which|who|whom|whose|where|when|while|after|before|but|because|if)\b| to (?!the\b|an?\b|his\b|her\b|its\b|their\b|[A-Z])[a-z]+"
    r"| (?:signed|reached|held|made|agreed|adopted|brokered|concluded|taken|struck|given|announced|promised|discussed|killed|\w+ing)\Z"
)
"""What is done or said in another clause, or made before: "criticised the deal reached | at a meeting"."""
_HEAD = regex(r"(?:[^,.;:“”\"]{0,60}, )?(?:[Tt]he |[Hh]is |[Hh]er |[Bb]oth )?")
_PARTNER = regex(r" (?:the |his |her )?|[^.;:]* (?:with|to) (?:the |his |her )?")
"""What stands before the one to whom it is done: "told | B", "raised the issue with | B"."""


def find_doing(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """Whoever does something at the meeting of the noun at `match`, and to whom; nobody where the deed is another clause's."""
    at = scene.tokens.starts[match.start]
    clause = scene.clause_at(at) or clause
    first = next(iter(subjects.within(max(clause.start, at - REACH), at)), None)
    who = who_at(scene, subjects, first.start) if first else None
    if first is None or who is None or not _HEAD.fullmatch(scene.text, clause.start, first.start):
        return []
    listed = list_from(scene, subjects, who, clause)
    found = [r.entity for r in listed if r.entity and (sits(r.entity) or (len(listed) > 1 and r.entity.role))]
    deed = _DOES.fullmatch(scene.text, listed[-1].end, at)
    if deed is None or len(found) < len(listed) or not _DEEDS.match(deed["verb"]) or _ELSEWHERE.search(deed["what"]):
        return []
    return [*found, *_find_partner(scene, subjects, deed.span("what"))]


def _find_partner(scene: Scene, subjects: Subjects, what: tuple[int, int]) -> list[Entity]:
    """The one told, asked or spoken with."""
    for near in subjects.within(*what):
        partner = who_at(scene, subjects, near.start) or near
        if (
            partner.entity
            and partner.entity.kind != "organisation"
            and _PARTNER.fullmatch(scene.text, what[0], near.start)
        ):
            return [partner.entity]
    return []


_DONE_BY = regex(
    r"\b(?:announced|signed|adopted|agreed|approved|endorsed|presented|proposed|raised|launched|initialled|issued|unveiled|discussed|sealed|negotiated|rejected"
    r"|criticised|criticized|welcomed|confirmed|praised) by (?:the |both )?\Z"
)
_THERE = regex(r" (?:at|during|in) (?:(?:the|an?|their|this|that|(?:[Ll]ast |[Tt]his )?\w+[’']s) )?(?:[\w-]+ ){0,2}\Z")


def find_done_by(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """Those by whom something is done at the meeting of the noun at `match`: "a plan announced by A and B | at a meeting"."""
    at = scene.tokens.starts[match.start]
    if " by " not in scene.text[max(clause.start, at - REACH) : at]:
        return []
    for referent in subjects.within(max(clause.start, at - REACH), at):
        if _DONE_BY.search(scene.text, max(clause.start, referent.start - 20), referent.start):
            listed = list_from(scene, subjects, who_at(scene, subjects, referent.start) or referent, clause)
            found = [r.entity for r in listed if r.entity and sits(r.entity)]
            return found if len(found) == len(listed) and _THERE.fullmatch(scene.text, listed[-1].end, at) else []
    return []
