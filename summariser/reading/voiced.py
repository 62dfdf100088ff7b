"""The stance of one spoken sentence: by the verb of its main clause and by who its subject is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from summariser.patterns import lower, regex
from summariser.reading.names import Name

Stance = Literal[
    "supports", "opposes", "calls_for", "commits", "rejects", "warns", "accuses", "expresses_concern", "other"
]
"""As in the record, which no room of this floor sees; the type checker holds the two together."""

_SIGN = "\ua78f"
"""A letter of no living language, which repeated stands for the names of those the speaker speaks for: a country, a body."""

_FREE = "".join(
    rf"(?<!\b{word} )" for word in ("in", "of", "to", "for", "from", "with", "by", "on", "at", "about", "all")
)
_OWN = (
    _FREE
    + r"(?:we|i|my \w+|our \w+|(?:his|her|its|their) (?:own )?(?:country|government|side|nation|delegation|party|ministry|team|people|office)|the (?:movement|ministry|group|party|delegation|kingdom|bloc)(?:['’]s \w+)?|(?:the )?"
    + _SIGN
    + "+)"
)
_PERSON, _BODY = rf"(?:{_OWN}|he|she)", rf"(?:{_OWN}|it|they)"
_ADVERB = r"(?:also |still |soon |then |always |fully |strongly |really |simply |certainly |probably |firmly |only |just |all |never |therefore |do |does )*+"
_NOT = r"(?:(?:will|would|shall|can|could) ?(?:absolutely |certainly |simply |definitely |categorically |under no circumstances )?(?:not|never|no longer)|(?:wo|ca|could|would)n['’]t|cannot|never)"
_NEVER = r"(?:(?:do|does|did) not|(?:do|does|did)n['’]t)"
_IDLE = (
    r"(?!(?:refrain from (?:disclos|comment|discuss)\w+|be|have|say|tell|comment|attend|travel|fly|wait|hide|lie|pretend|forget|dress|know|remember|imagine|speculate|see|think|believe|read|go|come|"
    r"answer|speak|talk|meet|find|miss|learn|hear|stay|leave|live|help but|even|mean|need|understand|like|worry|expect|get|open an|inform|look|sleep|eat|promise|"
    r"give you|go into|name|discuss|rather|sooner|rule out|exclude|refuse|oppose|object|not|never|no longer|hardly|bring in|cost|receive|study|regard|consider|view|speculate|survive|harm|hurt|damage|undermine|threaten|benefit|violate|breach|endanger|weaken|destabili[sz]e|worsen|deepen|amount|require|affect|look into|be there|put it|come back|return|complain)\b)"
)

_GREETING = regex(
    r"\W*(?:thank you|thanks|good (?:morning|afternoon|evening)|ladies|welcome|hello|dear|delighted|pleased|happy|honou?red)\b"
)
_ORDER = regex(
    r"(?:Please )?(?:Do not|Don['’]t|Let (?:us|them|him|her|the)(?! be (?:clear|honest|frank|plain))|Let['’]s(?! be (?:clear|honest|frank|plain))|Give|Stop|Call (?!me)|Make|Send|Open|Show|Leave|Bring|End|Lift|Release|Pay|Withdraw"
    r"|Return|Respect|Honou?r|Put|Take (?!for instance)|Come|Join|Sign|Close|Keep|Free|Start|Build|Lower|Raise)\b(?! you\b)"
)
_LACKING = regex(
    r"(?:without [^,]{3,60},? ?(?:there (?:is|will be) no\b|nothing)|there (?:is|can be|will be) no [^,.]{2,40} (?:until|unless|without|before)\b)"
)
_THREAT = regex(
    r"(?:^|, )(?:if|unless|without)\b.*\b(?:will|would|shall|must|there (?:is|will be) no)\b|^(?:otherwise|or else)\b|\bor else\b"
)


@dataclass(frozen=True, slots=True)
class Voiced:
    """The stance of a sentence; the characters of its cue, counted in the sentence."""

    stance: Stance
    start: int
    end: int


Rows = tuple[tuple[Stance, re.Pattern[str]], ...]


def _compiled(*rows: tuple[Stance, str]) -> Rows:
    return tuple((stance, regex(pattern)) for stance, pattern in rows)


_BAD = r"(?:wrong|illegal|unfair|unjust|a mistake|an insult|counter-?productive|an? (?:betrayal|outrage|disgrace|scandal|farce|provocation|surrender|humiliation)|blackmail|extortion|theft|premature|reckless|irresponsible|a blank cheque|a blank check)"

_ANYBODY = _compiled(
    (
        "calls_for",
        r"\b(?:can|could|will|would) only (?:\w+ ){1,3}(?:once|if|when|after)\b",
    ),
    ("calls_for", r"\b(?:must|should|ought) (?:not|never)\b|\bmustn['’]t\b|\bshouldn['’]t\b"),
    ("calls_for", r"\b(?:cannot|can['’]t|can not|could not|couldn['’]t) wait\b"),
    (
        "rejects",
        r"\bthere (?:can|could|must|shall|would) (?:never )?be no (?!doubt|question|talks|meeting|need)(?=\w)|^(?:that )?no (?:\w+ ){1,4}(?:could|would|can|will|shall) be (?:\w+ed|signed|made|given|taken|held|paid|sold|built|sent|lent|put|let)\b"
        r"|\b(?:out of the question|irrevocable|unacceptable|not (?:acceptable|negotiable|for sale|open to|up for)|no question of|no truth (?:in|to)|cannot be (?:resolved|settled|reached|solved|achieved|imposed|accepted|tolerated|ignored|allowed)|nothing to (?:hide|discuss|negotiate)"
        r"|(?:is|was|are|were) (?:simply |plainly |completely |totally |just )?(?:not true|false|untrue|inaccurate|incorrect|unfounded|without (?:any )?foundation|baseless|groundless|a lie|nonsense|fiction|a canard|absurd)|(?:do|does) not admit)\b",
    ),
    (
        "calls_for",
        r"\bwhat (?:is|(?:we|they|everybody|everyone|the \w+) (?:all |really |now |most |urgently )*(?:needs?|wants?|needed|wanted)|is \w+)(?: needed| now| most)* (?:is|was)(?! to know)\b",
    ),
    (
        "expresses_concern",
        r"\b(?:concern(?:ed)? (?:about|over|by|at|that)|(?:deep|grave|serious|our|my|growing) concerns?\b|worr(?:y|ied|ies) (?:about|that|us|me|over)|worrying|alarm(?:ed|ing)\b"
        r"|(?:i|we|he|she|they) fear(?:s|ed)?\b|troubl(?:ed|ing) (?:by|about)?|costs? (?:us|our)\b|dismayed|far below|cause for (?:concern|alarm))",
    ),
    (
        "accuses",
        r"\b(?:(?:i|we|he|she|they) (?:accuse|blame)[sd]?\b|to blame\b|(?:is|are) responsible for|(?:is|are|has|have|had|was|were) (?:\w+ )?(?:violat(?:ed|ing)|betray(?:ed|ing)"
        r"|l(?:ied|ying)|in (?:clear |flagrant |open )?(?:breach|violation|defiance) of|an? (?:\w+ )?(?:violation|breach) of|an? (?:\w+ )?(?:war crime|crime against humanity|act of (?:war|aggression|terror))|taxing|stealing|stolen|sabotag(?:ed|ing)|block(?:ed|ing)|(?:breaking|breaching|flouting) (?:the|its|their|international)|meddling in|interfering in|destabili[sz]ing|playing with fire|behind (?:the|this|a) (?:\w+ )?(?:attack|raid|strike|killing|bombing|explosion|plot)s?|brok(?:en|e) (?:its|their|his|her) (?:word|promise))|broke (?:its|their|his|her) (?:word|promise)"
        r"|(?:constitut|amount|represent)\w* (?:to )?(?:an? )?(?:\w+ )?(?:violation|breach|war crime|crime|act) (?:of|against)|violate[sd]?\b|ha(?:s|ve|d) (?:\w+ )?(?:broken|breached|flouted|torn up) (?:the|its|their|his|her|an?)\b|ha(?:s|ve|d) (?:\w+ly )?(?:refused|failed) to (?:take|honou?r|implement|keep|comply|live up)\b|undermin(?:es|ed|ing)\b|(?:bears?|bore) (?:\w+ )?(?:responsibility|blame) for\b|gone back on|went back on|nobody (?:has )?asked us)",
    ),
    (
        "warns",
        r"\b(?:(?:i|we|he|she|they) warn(?:s|ed)?\b|(?:will|would|could|may) {1,2}(?:only )?(?:face|suffer|cause|lead to|inflict|(?:trigger|elicit|spark) (?:[\w-]+ ){1,4}(?:reaction|response|crisis|war|conflict|escalation|backlash|violence|unrest)|deepen|worsen|fuel|inflame|undermine|destabili[sz]e|jeopardi[sz]e|endanger|backfire|weaken|escalate|provoke|hurt|engage|mean|not survive|regret|pay (?:the|a) price|be a (?:mistake|disaster|catastrophe))"
        r"|(?:may|might|could) (?:yet |soon )?have to\b|(?:the|a|real|serious|grave) risk\b|risks? (?:of|\w+ing)|(?:serious|grave|dire) (?:consequences|implications)|(?:pos(?:es?|ed|ing)|is|are|was|were|becomes?|remains?) an? (?:\S+ )?(?:threat|danger|menace)|pos(?:e|ed|ing) (?:\S+ )?(?:threats|dangers|risks)\b|(?:is|are|be|becomes?) (?:too )?dangerous|(?<!to )threaten(?:s|ed)?\b|too late|running out|there (?:will|would) be (?:\w+ )?(?:consequences|a price to pay)|(?:will|would) be met (?:with|by) (?:\w+ )?(?:force|response|retaliation)|(?:is|are|was|were) (?:now |seriously |gravely )?(?:at risk|in jeopardy|in peril))",
    ),
    (
        "calls_for",
        r"\b(?:must(?! have\b| (?:say|admit|confess|tell)\b)|(?:we|they|it|everybody|everyone|nobody|parties|sides|countries|states|all) should|ought to|needs? to (?!say|admit)|(?:i|we|they|he|she|it) needs?\b"
        r"|needed (?:a|an|the|more|help|time|joint)|(?:had|needed) to be (?!able|careful)\w+(?:ed|en|wn|ne|lt|ld)|(?<!you )(?<!only )(?<!he )(?<!she )(?<!somebody )ha(?:s|ve) to (?!say|admit|wait|tell|be honest|go\b|leave)|(?:it is|it['’]s|it was) (?:high )?time (?:to|for|that)|there (?:is|was|remains) (?:an? |still )(?:\w+ )?need (?:for|to)|the time (?:has come|to)"
        r"|(?:it is|it['’]s|it was) (?:essential|imperative|crucial|vital|necessary|urgent)|(?:is|are|was|were|be) (?:of (?:the )?(?:utmost|paramount|vital) importance|(?:urgently |badly |sorely )?needed)|(?:let us|let['’]s)(?! be (?:clear|honest|frank|plain)))\b",
    ),
    (
        "opposes",
        rf"\b(?:(?:do|does|did)(?: not|n['’]t) (?:think|believe|feel) (?:that )?[^,;]{{2,60}} (?:is|are|was|were|would be) (?:the right|a good|fair|helpful|necessary|the answer|enough|acceptable|wise)|(?:is|are|was|were|would be) (?:simply |just |plainly |plain |deeply |morally )?{_BAD}\b"
        r"|(?:will|must|can) (?:just |simply )?(?:have to )?wait\b|wrong (?:signal|message)|(?:goes|went|go|going) too far|(?:does|do|did) ?n[o’']t go far enough|(?:makes?|made) no sense|no such thing as|colonialism|not the (?:answer|way|solution)|not writing a blank|(?:a |an )illegal\b|condemn\w*|blank che(?:que|ck))",
    ),
    (
        "supports",
        rf"\b(?:(?:(?:is|are|was|were)(?: not|n['’]t)|(?:would|will) not be) {_BAD}\b|(?:an? |the )?(?:important|good|great|big|major|welcome|positive|historic|right) (?:step|move|decision|sign|signal)\b|step forward|step in the right direction|(?:good|sound|solid) (?:basis|foundation|starting point)|deserve[sd]? (?:\w+ )?support|(?:is|are|was|were) (?:very |most |more than |always )?welcome(?! to\b)|good for (?:both|all|everybody|everyone)|in the interests? of (?:both|all)|no alternative to|indispensable|(?:is|are|was|were|remains?) (?:an? |the )(?:\w+ )?(?:imperative|necessity|must|best (?:\w+ )?(?:chance|hope|way|option)|only (?:\w+ )?(?:way|path|hope|chance|solution))\b|no substitute for|(?:is|are|was|were|remains?|becom(?:es?|ing)|became) (?:\w+ly |more |ever more |very |most )*+important(?! to note)|(?:am|are) (?:very |also )?(?:pleased|glad) that)\b",
    ),
    ("commits", r"\bno \w+ will go\b|\b(?:our|my) (?:objective|goal|aim|priority) (?:has always been|remains|is) to\b"),
    (
        "rejects",
        r"\b(?:i|we)['’](?:re|m) not (?:(?:going|ready|prepared|willing|here) to (?!pretend|say|tell|comment|speculate|go into|lie|hide)|your\b)",
    ),
)
"""What says its stance whoever its subject is."""

_WOULD = rf"would {_ADVERB}{_IDLE}"
_WOULD_BACK = rf"would {_ADVERB}(?:support|back|endorse|vote for)\b"
_WOULD_BAR = rf"would {_ADVERB}(?:oppose|vote against)\b"
"""A promise only where somebody reports it: "said Oslo would pay"."""

_SPEAKER: tuple[tuple[Stance, str], ...] = (
    ("rejects", rf"{_ADVERB}(?:reject(?:s|ed)?|refuse[sd]?|rul(?:e|es|ed) out|den(?:y|ies|ied)|dismiss(?:es|ed)?)\b"),
    ("opposes", rf"{_ADVERB}(?:oppos(?:e|es|ed)|(?:am|are|is|was|were|stands?|vote[sd]?|argue[sd]?|speaks?|spoke) (?:(?!not )\w+ )?against|object(?:s|ed)? to|disagree(?:s|d)? with|criticis\w+|criticiz\w+)\b"),
    ("opposes", rf"{_NEVER} (?:agree (?:with|to|that)|support|share|like|want|believe in)\b"),
    ("rejects", rf"{_NEVER} (?:accept|recogni[sz]e|negotiate|borrow|sign|bow|surrender|tolerate|take orders|trade away|give up)\b|{_NOT} (?:be (?:\w+ed|taken|told|drawn|bound|held|driven|the \w+|a \w+)\b|{_IDLE})"),
    ("rejects", rf"(?:am|are|is|was|were) (?:not|never) (?:(?:ready|prepared|willing|going|here)(?: to {_IDLE}|(?! to\b))|(?:an?|the|your) (?!ones?\b|only\b|first\b))"),
    ("expresses_concern", rf"{_ADVERB}(?:worr(?:y|ies|ied)|fear(?:s|ed)?)\b"),
    ("calls_for", rf"(?:would |will )?(?:be )?{_ADVERB}(?:call(?:s|ed)? (?:up)?on|call(?:s|ed)? for|urg(?:e|es|ed)|demand(?:s|ed)?(?! for\b)|insist(?:s|ed)? (?:on|that)|appeal(?:s|ed)? (?:to|for)|ask(?:s|ed)? (?:for|that|our|the|all|both|them|\w+ not to)|propose[sd]?|expect (?:them|you|the|our|all|(?:\w+ ){{1,3}}to (?:lift|stop|end|honou?r|respect|release|withdraw|comply|pay|keep|abide|sign|open|act)\b))\b"
     r"|(?:am|are|is|was|were) (?:(?!not\b|never\b)\w+ )?(?:asking|calling|urging|demanding|insisting|appealing|pushing|waiting) (?:for|on|that|them|our|the|to)\b|(?:am|are|is|was|were) seeking\b"),
    ("calls_for", rf"{_ADVERB}want(?:s|ed)?\b(?! to (?:say|know|be|ask|thank|stress|make|tell|see you|underline|add)\b)|would like (?!to (?:say|thank|know|add|stress|make|begin|start|welcome|congratulate)\b)"),
    ("supports", _WOULD_BACK),
    ("opposes", _WOULD_BAR),
    ("warns", rf"(?:will|shall|['’]ll|would) (?={_ADVERB}(?:respond|retaliate|hit back|strike back)\b)"),
    ("commits", rf"(?:will|shall|['’]ll|(?:am|are|is|was|were) (?:going to|ready to|prepared to|willing to|determined to|committed to)|intend(?:s|ed)? to|(?:ha(?:s|ve|d)|[’']ve) (?:also |now )?(?:decided|resolved|chosen) to|plan(?:s|ned)? to|(?:stands?|stood|remain(?:s|ed)?) ready to|undertakes? to|pledge[sd]?(?: to)?|promise[sd]?(?: to)?|guarantee[sd]?|remains? (?:\w+ )?committed to|(?:is|are|am) (?:(?!not\b|never\b)\w+ )?committed to|(?:is|are) disposed to) {_ADVERB}{_IDLE}|(?:am|are|is|was|were) (?:also |now )?(?:committing|contributing|allocating|providing|giving|sending) (?=(?:an?|another|more|additional|further)\b|[$£€\d])|(?:can|could) {_ADVERB}(?:spare|find|send|offer|hand|provide|supply|pay|finance|deliver|share|contribute|lend|host)\b"),
    ("commits", _WOULD),
    ("supports", rf"{_ADVERB}(?:support(?:s|ed)?|welcom(?:e|es|ed)|endorse[sd]?|stand(?:s)? (?:with|by|beside)|back(?:s|ed)?|agree(?:s|d)? with|applaud|praise|appreciate|like(?= (?:the|this|that|your|their|what)\b)|respects?|value[sd]?|thank(?:s|ed)? (?:\w+ ){{1,4}}for)\b|(?:am|are|is) (?:(?!not\b|never\b)\w+ )?(?:grateful for|in favou?r of|for it|for this|for that)\b"),
)  # fmt: skip


# An opening mark before the verb has become a second space.
_REPORTED = _compiled(*((stance, pattern.replace(" ", " {1,2}")) for stance, pattern in _SPEAKER))
_SPOKEN = tuple(
    row
    for row, (_, pattern) in zip(_REPORTED, _SPEAKER, strict=True)
    if pattern not in (_WOULD, _WOULD_BACK, _WOULD_BAR)
)
"""What stands behind its subject, in the third person and in the first."""


_SHOULD = r"(?<!, )\bshould (?!have\b|be (?:able|about|enough|noted|good|fine|better|easier|ready|over)|know\b|arrive\b|last\b|cost\b|take (?:\d|about|some)|come as\b|suffice)(?=\w)"
_ASKED = _compiled(("calls_for", rf"(?<!\bi )(?<!\byou )(?<!\bit ){_SHOULD}"))
"""What is asked for in somebody's own words, whoever its subject is: "Peru should open the gates"."""
_TOLD = _compiled(
    ("calls_for", r"(?<!\bhe )(?<!\bshe )(?<!\bthey )\bneeded to (?!know\b|say\b|go\b|be (?:able|careful))(?=\w)"),
    ("calls_for", r"\b(?:any \w+|deal|agreement|solution|settlement|accord|text|treaty|peace|talks) had to (?=\w)"),
    ("calls_for", _SHOULD),
)
"""What is asked for where somebody reports it, whoever its subject is: "said Peru should open the gates"."""


_PERFECT = r"(?:(?:have|has|had) (?:always |long |consistently |repeatedly |clearly )?(?=\w+ed\b)(?!decided|resolved|pledged|promised))?"
"""Behind the subject of "we have always supported"."""


def _subject(words: str) -> re.Pattern[str]:
    """Where such a subject begins, and in its group all of it up to the verb."""
    return regex(rf"(?=({words}{_PERFECT}))")


_FIRST = _subject(rf"\b{_OWN} {{1,2}}")
_THIRD = {True: _subject(rf"\b{_PERSON} {{1,2}}"), False: _subject(rf"\b{_BODY} {{1,2}}")}
_ELIDED = _subject("^")
"""For a clause whose subject stands before its marks: said it “welcomes every pair of eyes”."""

_RELATIVE = regex(r"\b(?:who|which|whoever|those|anyone|anybody|nobody|what)\b[^,;]*$")
_IF = regex(r"\w[^,;]* (?:if|unless|should) \Z")
"""What somebody else may do or not is a condition of what is said: "could face war if he refuses"."""
_DENIED = regex(r"(?:\bnot|n['’]t|\bnever|\bno|\bnor|\bneither|\bwithout)(?: \w+)?\s$")
_LEAST = 3
"""Words of a sentence that can carry a stance."""


_LINE = regex(r"[\n“”«»]|(?<= )[\"‘]")


def mask_names(text: str, start: int, end: int, own: Iterable[Name]) -> str:
    """`text[start:end]` on one line, without marks, with the names of those the speaker speaks for as one sign repeated; offsets stay."""
    words = list(_LINE.sub(" ", text[start:end]))
    for name in own:
        if start <= name.start and name.end <= end:
            words[name.start - start : name.end - start] = _SIGN * (name.end - name.start)
    return "".join(words)


def find_stance(sentence: str, *, reported: bool, person: bool) -> Voiced | None:
    """The stance of a sentence of somebody's, a `person` or a body; `reported` when it is told in the third person."""
    low = lower(sentence)
    if len(low.split()) < _LEAST or low.rstrip("”\"’'» ").endswith("?") or _GREETING.match(low):
        return None
    if not reported and (match := _ORDER.match(sentence)):
        return Voiced("calls_for", match.start(), match.end())
    return _find_stance(low, reported=reported, person=person)


def _find_stance(sentence: str, *, reported: bool, person: bool) -> Voiced | None:
    """As `find_stance`, of a sentence in small letters that is no order."""
    if match := _LACKING.match(sentence):
        return Voiced("calls_for", 0, 0)
    if match := _THREAT.search(sentence):
        promised = None if reported or not match.start() else _search(sentence, _find_verbs(sentence, _FIRST, _SPOKEN))
        return promised or Voiced("warns", match.start(), match.start())
    if reported or not person:
        own = [_find_verbs(sentence, subject, _REPORTED) for subject in (_THIRD[person], _ELIDED)]
    else:
        own = [_find_verbs(sentence, _FIRST, _SPOKEN)]
    return _search(
        sentence, chain(*own, _find_cues(sentence, _ANYBODY), _find_cues(sentence, _TOLD if reported else _ASKED))
    )


def _find_verbs(sentence: str, subject: re.Pattern[str], rows: Rows) -> Iterator[Voiced]:
    """The first place of each row behind such a subject."""
    subjects = [found.span(1) for found in subject.finditer(sentence)]
    for stance, pattern in rows if subjects else ():
        found = ((start, match.end()) for start, end in subjects if (match := pattern.match(sentence, end)))
        yield from (Voiced(stance, *span) for span in islice(found, 1))


def _find_cues(sentence: str, rows: Rows) -> Iterator[Voiced]:
    return (Voiced(stance, *match.span()) for stance, pattern in rows if (match := pattern.search(sentence)))


def _search(sentence: str, found: Iterable[Voiced]) -> Voiced | None:
    """The first that stands in a main clause and is not denied."""
    for one in found:
        if _RELATIVE.search(sentence, 0, one.start) or _IF.search(sentence, 0, one.start):
            continue
        if one.stance != "opposes" and _DENIED.search(sentence, 0, one.start):
            continue
        return one
    return None
