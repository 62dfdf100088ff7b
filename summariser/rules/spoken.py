"""Positions that a speaker's own words carry: "Europe must lead", "we will never accept", "I call on the Commission"."""

import re

from summariser.reading import Reading
from summariser.reading.speech.model import Speech
from summariser.record import DraftPosition, Stance
from summariser.rules.positions import Found

PER_SPEECH = 3
"""Positions of one speech; a long transcript answer rarely takes more."""

_CUES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    ("calls_for", re.compile(r"^[“\"‘'«\s]*(?:Do not|Don['’]t|Let (?!me)|Give|Stop|Call (?!me)|Make|Send|Open|Show|Leave|Bring|End|Lift|Release|Pay|Withdraw|Return|Respect|Honou?r|Put|Take)\b(?! (?:for instance|you))")),
    ("rejects", re.compile(r"\b(?:reject(?:s|ed)?|refuse[sd]? to|rul(?:e|es|ed) out|(?:will|would|shall|can|could|is going to|are going to) (?:not|never|no longer)\b|(?:won|can|couldn|wouldn)['’]t\b|cannot\b|never (?:accept|agree|sign)|no question of|(?:is|are) not (?:open|a|an|up) |does not admit|out of the question|unacceptable|not (?:acceptable|negotiable|for sale|ready to|prepared to|willing to)|nothing to (?:hide|discuss)|false|untrue|do(?:es)? not accept|don['’]t accept)", re.I)),
    ("expresses_concern", re.compile(r"\b(?:concern(?:ed|s|ing)? (?:about|over|by|at|that)|(?:deep|grave|serious|our|my|growing) concerns?|worr(?:y|ied|ies|ying)|alarm(?:ed|ing)|fear(?:s|ful)?\b|afraid|troubl(?:ed|ing)|far below|dismayed)", re.I)),
    ("accuses", re.compile(r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|to blame|(?:is|are) responsible for|violat(?:e|es|ed|ing)|broke (?:its|their|his|her) (?:word|promise)|betray(?:ed|al)|lied|lying|(?:is|are) (?:taxing|stealing|sabotaging|blocking))", re.I)),
    ("warns", re.compile(r"\b(?:warn(?:s|ed|ing)?\b|will (?:have|face|pay|suffer|lead to|cause|hurt|go on)|would (?:have|face|hurt|lead to|cause|engage|be a mistake|mean|not survive)|risks?\b|consequences|otherwise|or else|danger(?:ous)?|threat(?:en|ens)?|too late|if (?:there isn|we don|they don|nothing|not)|unless)", re.I)),
    ("calls_for", re.compile(r"\b(?:must|should|ought to|needs? to|need(?:ed|s)?\b(?= (?:a|an|the|more|in|help|time|joint))|ha(?:s|ve) to (?!say|admit|wait)|call(?:s|ed|ing)? (?:up)?on|call(?:s|ed|ing)? for|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|want(?:s|ed)?\b(?! to (?:say|know|be|ask|thank))|would like (?!to (?:say|thank))|ask(?:s|ed|ing)? for|asking for|insist|it is time|time (?:to|for|has come)|let us|appeal(?:s|ed|ing)? (?:to|for)|there is no deal until|can ?(?:not|['’]t) wait|could not wait)\b", re.I)),
    ("opposes", re.compile(r"\b(?:oppos(?:e|es|ed|ing)|(?:am|are|is|was|were|stands?|vote[sd]?|argue[sd]?|speaks?|spoke) (?:\w+ )?against|condemn|object(?:s|ed)? to|disagree with|wrong\b|(?:is|are|was|were|be|as) (?:\w+ )?illegal|mistake\b|blank cheque|blank check|unfair|unjust|no such thing as|colonialism|criticis|criticiz|not the (?:answer|way|solution)|no lasting)", re.I)),
    ("commits", re.compile(r"\b(?:(?:will|would|shall|['’]ll|(?:am|is|are) going to) (?:also |still |soon |then |always )?(?:send|provide|give|share|pay|honou?r|support|continue|keep|deliver|stand|remain|submit|sign|invest|help|host|join|open|build|defend|protect|contribute|double|triple|cut|attend|finance|fund|release|lift|withdraw|recogni[sz]e|restore|ratify|supply|train|accept|respect|work|do (?:everything|all)|bring|start|return)|(?:i|we|he|she|they|it|has|have|had|also) (?:pledg|promis)\w+|(?:^|[“\"‘'«\s])(?:we|i|(?:his|her|my|our|its) (?:country|government|side|nation|delegation|party|ministry)|[A-Z][a-z]{3,}) (?:will|would|shall|could|can|is ready to|was ready to|intend(?:s|ed)? to|is disposed to|plan(?:s|ned)? to) (?:also |still |even )?(?:resupply|hand|find|spare|finance|contribute|pay|open|keep|offer|raise|lend|deploy|buy|propose|allow|let|complete|match|reduce|expand)\b|undertake|committed to|ready to|prepared to|guarantee|determined to|no \w+ will go)", re.I)),
    ("supports", re.compile(r"\b(?:support(?:s|ed)?\b|welcom(?:e|es|ed)|endors|stand(?:s)? (?:with|by)|back(?:s|ed)\b|agree(?:s|d)? with|in favou?r of|applaud|praise|i like|grateful|thank|appreciate|proud|indispensable|important step|good step|step forward|historic)", re.I)),
)  # fmt: skip
_SENTENCE = re.compile(r"[^.!?;]+[.!?;]?[”\"’']?")


def find_spoken(reading: Reading, taken: list[Found]) -> list[Found]:
    """A position for each speech of somebody named that carries one, unless the reporter's words there have given it."""
    found: list[Found] = []
    for speech in reading.speeches:
        if speech.speaker is None:
            continue
        found += [item for item in _read_speech(reading, speech) if not _is_taken(item, taken)]
    return found


def _is_taken(item: Found, taken: list[Found]) -> bool:
    return any(other.start < item.end and item.start < other.end for other in taken)


def _read_speech(reading: Reading, speech: Speech) -> list[Found]:
    text = reading.article.text
    found: list[Found] = []
    for start, end in _reported(reading, speech):
        for piece in _SENTENCE.finditer(text, start, end):
            stance = _stance_of(text, piece.start(), piece.end())
            if stance is None or len(found) >= PER_SPEECH:
                continue
            found.append(_make(reading, speech, stance, _trim(text, *piece.span())))
    return found


def _reported(reading: Reading, speech: Speech) -> list[tuple[int, int]]:
    """The spans of a speech; of one that is marked only in part, with the reporter's words of the same clause before it."""
    spans = list(speech.spans)
    if speech.kind != "mixed" or speech.cue_span is None or not spans:
        return spans
    start, end = speech.cue_span[1], spans[0][0]
    between = reading.article.text[start:end]
    if not 12 < len(between) < 220 or re.search(r"[.!?:;“”\"\n«»]", between.rstrip(" “\"‘'«")):
        return spans
    if lead := _LEAD.match(between):
        start += lead.end()
    return [(start, spans[0][1]), *spans[1:]]


_LEAD = re.compile(
    r"\s*(?:on \w+day )?(?:(?:the )?(?:reporters|journalists|the meeting|the session|\w+)\s+(?=that\b))?(?:that\s+)?"
)


def _stance_of(text: str, start: int, end: int) -> Stance | None:
    if (
        end - start < 18
        or re.match(
            r"\W*(?:thank you|thanks|good (?:morning|afternoon|evening)|ladies|first,|welcome)\b", text[start:end], re.I
        )
        or text[start:end].rstrip("”\"’' ").endswith("?")
    ):
        return None
    for stance, cue in _CUES:
        match = cue.search(text[start:end])
        if match and not (
            stance in _NEGATABLE
            and _NEGATED.search(text, max(start, start + match.start() - 24), start + match.start())
        ):
            return stance
    return None


_NEGATABLE = ("calls_for", "supports", "warns")
_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno)(?: \w+)?\s$", re.I)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n\t“\"‘'":
        start += 1
    while end > start and text[end - 1] in ' \n\t”"':
        end -= 1
    return start, end


def _make(reading: Reading, speech: Speech, stance: Stance, span: tuple[int, int]) -> Found:
    assert speech.speaker is not None
    actor = reading.entities[speech.speaker].name
    words = " ".join(reading.article.text[slice(*span)].split())
    low = words.lower()
    realis = "hypothetical" if re.match(r"(?:if|unless|were)\b", low) else "asserted"
    position = DraftPosition(
        actor=actor,
        stance=stance,
        issue=" ".join(words.split()[:14]).rstrip(" ,.;:"),
        statement=f"{actor}: {words}",
        realis="hypothetical" if realis == "hypothetical" else "asserted",
        evidence=(reading.article.text[slice(*span)],),
    )
    return Found(*span, position)
