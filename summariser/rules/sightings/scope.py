"""How far the words around a cue tell of its own event: up to the next clause, to the topic, to who reports it.

After A met B in Oslo in May, C said that | talks with D | this week in Rome | to discuss the grain of Odesa | before E's visit to Bonn
                                          before        near                 topic                           another event
"""

from dataclasses import dataclass

from summariser.patterns import regex
from summariser.reading.dates import DAY
from summariser.reading.names.lexicon import match_known
from summariser.rules.scene import Clause, Scene


@dataclass(frozen=True, slots=True)
class Scope:
    """Three stretches of characters, each (start, end)."""

    near: tuple[int, int]
    """From the cue to the topic, or to the next clause."""

    held: tuple[int, int]
    """From "will be held", "opens" and the like, behind the cue, to the next clause; empty where none of them stands there."""

    before: tuple[int, int]
    """From the head of the cue's clause to the cue."""

    topic: tuple[int, int]
    """From the topic to the next clause; empty where no topic is told."""


_SOME = r"(?:(?:just|shortly|soon|even|only|\w+ (?:hours|days|weeks|months|years)|hours|days|weeks|months|years) )?"
_DAY = rf"(?:{DAY}|\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\b)"
_TIME = rf"(?: (?:the end of|Christmas|Easter|Ramadan|noon|midnight|dawn|{_DAY}))"
"""What stands behind "before" and "after" where they give a date and begin no clause."""
_OTHER_WHICH = (
    r"which(?! (?:(?:will|would|is|are|was|were|has|have|had|to|be|been|also) )*"
    r"(?:held|convened?|tak\w+ place|took place|scheduled|due|set|planned|expected|opens?|opened|begins?|began|starts?|started|runs?|ends?|ended|lasts?|lasted)\b)"
)
"""Not "which opens in Kumasi": that is told of the meeting itself."""
_NEXT_CLAUSE = regex(
    rf";|(?:—|(?<!\w)–|–(?=\s))(?!\d)|,? \b{_SOME}(?:(?:after|before)(?!{_TIME})|since|when|(?<!well )as(?! well| part| of| planned| scheduled| expected)|while|whereas|{_OTHER_WHICH}|who|whom|whose|where|because|but|though|although|ahead of|prior to|on the eve of|in the run-up to"
    r"|following(?! (?:week|day|month|year))|amid(?:st)?|at a (?:time|moment|point) (?:when|of)|despite|against (?:the|a) backdrop|prompting|raising|drawing|sparking)\b"
    r"|, (?:and )?(?:he|she|they|it|said|says|told|according)\b"
)
_TOPIC = regex(
    r"\b(?:to (?:discuss|talk|address|review|prepare|negotiate|push|press|seek|explore|end|resolve|settle|finali[sz]e|revive|restore|secure|hammer|work|try)"
    r"|about|over|regarding|concerning|focus\w*|aimed|cent(?:red|ered)"
    r"|on (?!the (?:[\w-]+ )?(?:sidelines|margins|fringes|eve|side|outskirts|shores?|coast|banks|edge|island|grounds|campus)\b|board|"
    rf"{_DAY}))\b"
)
_EVENT = regex(r"\b(?:summits?|visits?|conferences?|elections?|trips?|ceremony)\b")
"""What stands behind one of these in a topic is its place and day: "met to prepare the summit | in Addis Ababa"."""
_HELD = regex(
    r"\b(?:(?:take|takes|took|taking|taken) place|(?:be|been|was|were|is|are) (?:held|hosted|convened|due|set|scheduled|planned)|opens?|opened|begins?|began|kick(?:s|ed) off|starts?|started|(?:is|are|was|were|got) under ?way|resum(?:e|es|ed))\b"
)
_REPORTED = regex(
    r"\b(?:sa(?:id|ys)|den(?:ied|ies)|announc\w+|confirm\w+|report\w*|add(?:s|ed|ing)|insist\w*|stress\w*|warn\w*|told (?:[^\s,]+ ){1,3}?)(?:(?: [^\s,;]+){0,4}?,? that|(?: (?:on )?\w+day)?) |;|(?:—|(?<!\w)–|–(?=\s))(?!\d)|, (?:and|but) (?!\w+ing\b)|\b(?:but|whereas|because|although)\b"
)
_SUBORDINATE = regex(
    rf", (?:after|following) (?=[^,;.]{{0,40}}\b(?:of|talks|meetings?|visits?) )|\b(?:after|before|while)(?!{_TIME}) (?=[a-z]+ing\b)|\b(?:(?:after|before)(?!{_TIME})|when|while) (?=[^,;]{{0,80}}\b(?:\w+ed|met|held|had|was|were|spoke|told|said|went|came|took|began|is|are|will)\b)"
)
_LED, _ING = regex(r"\b(?:after|before|while) \Z"), regex(r"[a-z]+ing\b")
_FRONTED = regex(r"(?:After|Before|When|While|As|Since|Once|Although|Though|Ahead of|Even as|Days after)\b")
_COMMA = regex(r", (?!\d{4}\b)")


_SAID = regex(
    r"[^,;.]{0,60}, (?:he|she|they|the \w+|[A-Z][\w’'-]+) (?:said|added|noted|explained|confirmed|announced),"
)
"""Who says it, between two commas of a clause that goes on: "Talks on tin, she added, would start in Lima"."""


def find_scope(scene: Scene, clause: Clause, start: int, end: int) -> Scope:
    """The scope of the cue at the characters `start` to `end`."""
    text = scene.text
    said = _SAID.match(text, end, clause.end)
    cut = _NEXT_CLAUSE.search(text, said.end() if said else end, clause.end)
    limit = min(cut.start() if cut else clause.end, _find_end_of_front(scene, clause, end))
    topic = _TOPIC.search(text, end, limit)
    near = topic.start() if topic else limit
    event = _EVENT.search(text, near, limit) if topic and not topic.group().startswith("on") else None
    held = _HELD.search(text, near, limit)
    return Scope(
        (start, near),
        (held.end() if held else limit, limit),
        (_find_head(scene, clause, start), start),
        (near, event.start() if event else limit),
    )


_FRONT = regex(r"(?:In|During|At|After|Following|Before|Ahead of|On the (?:sidelines|margins) of) [^,;]*\Z")


def _find_end_of_front(scene: Scene, clause: Clause, end: int) -> int:
    """Where a phrase set before its clause ends, when the cue stands in it: "In a call with A |, B urged C to visit Rome"."""
    if not _FRONT.match(scene.text, clause.start, end):
        return clause.end
    return next(
        (m.start() for m in _COMMA.finditer(scene.text, end, clause.end) if not _goes_on(scene, m.end())), clause.end
    )


_OF_ITSELF = regex(
    r"(?:held|hosted|convened|organi[sz]ed|scheduled|planned|due|which (?:was|were|will|took|takes|is|are))\b"
)
"""What is said aside of the meeting: "At a round, held in Oslo, A asked"."""


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether what stands before a comma only goes on behind it: "in Geneva, Switzerland, …", "at the last meeting, in Oslo, …"."""
    if _OF_ITSELF.match(scene.text, at):
        return True
    i = scene.word_before(at + 1)
    if i < 0 or scene.tokens.lows[i] in ("in", "at", "on", "near"):
        return True
    hit = match_known(scene.tokens, i)
    return (
        hit is not None
        and hit.entry.sort in ("country", "city", "capital")
        and scene.text.startswith((",", "."), scene.tokens.ends[hit.end - 1])
    )


def _find_head(scene: Scene, clause: Clause, cue: int) -> int:
    """Where the cue's own clause begins: behind who reports it, and behind a clause that is set before it."""
    text, head = scene.text, clause.start
    if _FRONTED.match(text, head, cue):
        comma = next((m for m in _COMMA.finditer(text, head + 12, cue) if _opens_clause(scene, m.end())), None)
        head = comma.end() if comma else head
    if (led := _LED.search(text, head, cue)) and _ING.match(text, cue):
        head = led.end()
    for reported in (*_REPORTED.finditer(text, head, cue), *_SUBORDINATE.finditer(text, head + 1, cue)):
        head = max(head, reported.end())
    return head


def _opens_clause(scene: Scene, at: int) -> bool:
    """Whether a subject may begin there: no further part of a place, no list of names."""
    i = scene.word_before(at + 1)
    word = scene.tokens.words[i] if i >= 0 else ""
    return bool(word) and (not word[0].isupper() or bool(scene.names_in(at, at + 1)))
