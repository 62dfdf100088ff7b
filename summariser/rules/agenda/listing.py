"""A stretch that names topics, cut into its items: at true joints of a list, and without what only leads in or trails behind."""

import re

from summariser.patterns import regex
from summariser.reading.dates import DAY
from summariser.reading.tables import list_words
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.lists import find_lead

_ANNOUNCES = regex(
    r"(?:\b(?:agenda|programme|order of business)|\b(?:topics|issues|subjects|themes|items|matters|points)\b[^.:]*\b(?:discuss|agenda|talks|meeting|includ|cover)\w*"
    r"|\b(?:discuss|cover|address|review|focus|talk)\w*(?: on| about| over)?(?: the following)?)[^.:]{0,40}:\s*\Z",
    re.I,
)
"""How the sentence ends that leads to topics on lines of their own."""
MOST_WORDS = 14
"""Words of such a topic; more are a sentence."""


def find_listed(scene: Scene, clause: Clause) -> tuple[tuple[int, int], Clause] | None:
    """The topic that is an item of a list, and the sentence that leads to it: "On the agenda: – visas – grain"."""
    lead = find_lead(scene, clause)
    if (
        lead is None
        or clause.last - clause.first > MOST_WORDS
        or not _ANNOUNCES.search(scene.text, lead.start, lead.end)
    ):
        return None
    return tidy(scene.text, scene.tokens.starts[clause.first], scene.tokens.ends[clause.last - 1]), lead


TOPICS, _QUALITY = 8, 30
"""Topics of one list, and characters in which a bare quality and the word before it stand."""

_JOINT = regex(
    r",? and, (?:at|in|on|to|if|as|for|perhaps|possibly|more|most)\b[^,;:]{1,90}, |,? as well as |,? along with |, in addition to |,? and also |; and |; |, and |, |(?<!,) and "
)
_PREPOSITION = r"(?:in|of|on|for|with|against|from|between|to|over|at|by|across|among|towards?|about)"
_NEW_PHRASE = regex(
    r"(?:on|about|over|regarding|to (?:the|a|an|\w+ing)|the|an?|his|her|our|how|ways|what|who|whether|efforts|(?:further|other|possible|joint|mutual|closer|greater|new) \w+|exchanges? of \w+|\w+ing (?!station|centre|center|aid|rights))\b"
)
"""What behind an "and" begins a topic of its own: "on X and on Y", "the war and the peace"."""
_WITH_PREPOSITION = regex(rf"[^,]{{3,}} {_PREPOSITION} [^,]{{3,}}")
_PREDICATE = regex(r" (?:could|can|will|would|may|might|should|must|is|are|was|were|has|have|had)\b")
_COMPLETE = regex(
    rf"(?!.* {_PREPOSITION} )(?:(?:[\w-]+ ){{0,2}}\w+[^s\W]s|counter-\w+|(?i:the |an? )?(?!(?i:the|an?) )[\w-]+ [\w-]+)"
)
_COMPOUND = regex(
    rf"(?!its |their |his |her )(?!.* {_PREPOSITION} (?!mutual\b|[A-Z]))[\w-]+ [\w-]+(?: of mutual \w+)?(?: in [A-Z][\w-]+)?"
)
"""Of "cocoa exports and visa rules" a plural closes the first and a compound makes the second."""
_SHARED_OF = regex(r"(?:the|an?|its|their) \w+", re.I)
_HEAD_OF = regex(r"(?:the|an?|its|their) \w+ of\b")
"""Of "the size and the term of the loan" both are of the loan."""
_BETWEEN = regex(
    r"\b(?:that|which) [A-Z][\w-]+$|\b(?:between|both) (?!(?:the|our|their) (?:[a-z-]+ ){0,2}[a-z-]+s$)(?:(?! and |,)[^;:]){1,60}$"
)
_OBJECT_OF_RELATIVE = regex(
    r" (?:that|which|who) (?!(?:the|an?|its|their|they|he|she|it|both|we|is|are|was|were)\b)[a-z]+ (?:the|their|its|an?|his|her) [^,;]*\Z"
)
"""Of "groups that endanger the citizens | and the stability" both are objects of one verb."""
_BINOMIAL = regex(
    r"\b(?:science and technology|peace and (?:security|stability)|Bosnia and Herzegovina|Trinidad and Tobago|search and rescue|oil and gas|trade and (?:investment|commerce)|research and "
    r"(?:development|innovation)|law and order|security and (?:defen[cs]e|stability)|food and (?:agriculture|energy)|people and goods|"
    r"goods and (?:people|services)|rights and freedoms|arts and culture|water and (?:energy|sanitation)|iron and steel)\b",
    re.I,
)
_ADJECTIVES = list_words(
    "bilateral trilateral multilateral regional international global national mutual economic political cultural humanitarian commercial "
    "banking financial strategic diplomatic domestic military consular environmental social technological scientific technical educational "
    "industrial agricultural legal parliamentary local maritime medical nuclear monetary digital interregional subregional "
    "sub-regional trade-economic current other topical"
)
_FIELDS = regex(
    r"(?:spheres|fields|areas|sectors|domains|linkages|links|ties|relations|cooperation|exchanges|issues|matters|affairs|levels|tracks|aspects|dimensions|contacts)\W*\Z"
)
"""What single words before it may share: "political, security and people-to-people spheres"."""
_QUALIFIES = regex(
    r"(?:\A|\b(?:for|of|on|in|to|about|towards?|an?|the|its|their|our|more|and|or)[ ,]|, )(?:[a-z]+ly )?(?:new|free|fair|open|safe|secure|just|lasting|durable|stable|credible|inclusive|transparent|peaceful|prosperous|democratic|sustainable|resilient|comprehensive|early|full|swift|immediate|unconditional|sovereign|independent|strong|stronger|closer|better|balanced|fruitful)\Z"
)
"""A bare quality, behind which another goes on with the same thing: "new, free and fair elections"."""
_IN_PROPER = regex(rf"\b{_PREPOSITION} (?:the )?[A-Z][\w-]+(?:,? (?:and )?[A-Z][\w-]+)*$")
_GOVERNS = regex(
    r"\b(?:(?:against|combating|countering|fighting|tackling|by) (?:\w+ )?|(?:challenges|threats|problems|gaps|needs) (?:in|of|to) )\w+$"
)
_LEAD = regex(
    r"(?:[•·▪*‣\-–] ?|(?:and|also|but|on|about|over|regarding|concerning|both|for(?= the )|(?:foremost|chief|first) among them|mainly|chiefly|primarily|particularly|especially|notably|in particular|"
    r"in detail|at length|among other (?:things|issues|topics|matters)|inter alia|first|again|next|then|separately|including|such (?:key )?(?:issues|topics|matters|subjects) as)"
    r",? |(?:a |the )?(?:wide |broad |whole |full )?(?:range|array|number|series|variety|host|spectrum) of (?:\w+ ){0,3}(?:issues|topics|subjects|matters|questions|crises)(?: of mutual \w+)?, (?:including|from|among them) |"
    r"(?i:(?:the )?(?:\w+ )?(?:question|issue|subject|topic|matter|case)s?) of |the rocks? of |in (?:the )?(?:various )?(?:fields?|areas?|sectors?) of |(?:one|another|the other|a second|a third|an hour|\w+ hours|some time) (?:on|about) |beginning with |took note of |to (?:discuss|take (?:a|another) (?:\w+ )?look at|talk about) |to (?=[a-z]))+"
)
_TRAIL = regex(
    r"(?:,? (?:and|or|but|to|among others|among other \w+|etc|here|today|yesterday|tonight|tomorrow|first|again|instead|too|next|(?:this|last|next) (?:week|month|year|morning|afternoon|evening)|"
    r"in detail|in depth|at length|(?!early|daily|weekly|monthly|supply|family|assembly|italy|july|monopoly|anomaly|reply|elderly)[a-z]{4,}ly|in particular|in private|by (?:tele)?phone|(?:also )?(?:planned|expected|scheduled|likely)|also|will|even more|at the (?:meeting|talks|summit)|in (?:the|their|his|her) (?:meeting|talks)|"
    rf"(?:on )?{DAY})|[ \n,.;:!?—–])+$"
)
_FILE = regex(r"the ((?!same |other |next |first |last )[a-z-]+) (?:chapter|file|dossier|issue|question|item|topic)")
"""Of "the irrigation chapter" the topic is what the chapter is about."""


_EXAMPLES = regex(
    r", (?:including|notably|namely|in particular|especially|particularly) (?!(?:the|an?) (?:[A-Z]|visit|meeting))[a-z]"
)
"""Of "cultural exchanges, including a festival" both are topics."""
_SAME_AGAIN = regex(r", (?:and )?(?:about|on|over) \w")
"""Of "about tolls, about who pays" a second preposition makes a list of a single comma."""


def cut_list(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The topics between two offsets: at commas and the last "and"; without commas only where "and" begins a new noun phrase."""
    joints = [
        m
        for m in _JOINT.finditer(text, start, end)
        if not (_is_among_qualities(text, m, start) or _is_marked(text[start : m.start()]))
    ]
    commas = [m.start() for m in joints if m.group() == ", "]
    listed = (
        len(commas) > 1
        or any(_EXAMPLES.match(text, at) for at in commas)
        or any(_SAME_AGAIN.match(text, at) for at in commas)
        or any(m.start() > commas[0] for m in joints if commas and m.group() != ", ")
    )
    if commas and not listed:  # what stands behind a single comma is an aside
        end = commas[0]
        joints = [m for m in joints if m.start() < end]
    parting = _find_parting(text, joints, (start, end), listed=listed)
    items = [
        tidy(text, s, e)
        for s, e in _drop_instances(text, _join_shared(text, [start, *(x for m in parting for x in m.span()), end]))
    ]
    return [(s, e) for s, e in items[:TOPICS] if e - s > 2]


def _is_marked(before: str) -> bool:
    """Whether a joint stands within marks that open before it: "“how to avoid a clash and to talk” at sea"."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_among_qualities(text: str, joint: re.Match[str], start: int) -> bool:
    """Whether a comma or an "and" stands between two qualities of one thing: "a just and lasting peace"."""
    simple = joint.group() in (", ", " and ", ", and ")
    return simple and _QUALIFIES.search(text[max(start, joint.start() - _QUALITY) : joint.start()]) is not None


def _find_parting(
    text: str, joints: list[re.Match[str]], bounds: tuple[int, int], *, listed: bool
) -> list[re.Match[str]]:
    """Of the commas and "and"s those that part two topics."""
    pairs = [m.span() for m in _BINOMIAL.finditer(text, *bounds)]
    free = [m for m in joints if m.group() != " and " or not _is_bound(text, m.start(), bounds[0], pairs)]
    found: list[re.Match[str]] = []
    for n, joint in enumerate(free):
        before = free[n - 1].end() if n else bounds[0]
        behind = free[n + 1].start() if n + 1 < len(free) else bounds[1]
        closes = listed and n and joint is free[-1] and free[n - 1].group() == ", "
        if joint.group() != " and " or closes or _parts(text, before, joint, behind):
            found.append(joint)
    return found


def _is_bound(text: str, joint: int, start: int, pairs: list[tuple[int, int]]) -> bool:
    """Whether an "and" stands in "between A and B" or in a pair that is one thing."""
    bound = any(one.search(text, max(start, joint - 90), joint) for one in (_BETWEEN, _OBJECT_OF_RELATIVE))
    return bound or any(s < joint < e for s, e in pairs)


def _parts(text: str, before: int, joint: re.Match[str], behind: int) -> bool:
    """Whether a bare "and" parts two topics: the second begins anew, or each is a whole phrase of its own."""
    if _SHARED_OF.fullmatch(text, before, joint.start()) and _HEAD_OF.match(text, joint.end(), behind):
        return False
    if _WITHIN.search(text, before, joint.start()) and _PROPER_LAST.fullmatch(text, joint.end(), behind):
        return False  # "within the UN and the OSCE"
    if _NEW_PHRASE.match(text, joint.end(), behind):
        return True
    if _COMPLETE.fullmatch(text, before, joint.start()) and _COMPOUND.match(text, joint.end(), behind):
        return True
    if _PROPER.fullmatch(text, before, joint.start()) and _PROPER_LAST.fullmatch(text, joint.end(), behind):
        return True  # "Gaza and Sudan"
    if _PREDICATE.search(text, joint.end(), behind) or _AIMED.search(text, before, joint.start()):
        return False
    if _IN_PROPER.search(text[before : joint.start()]) and _OTHER_KIND.match(text, joint.end(), behind):
        return True  # "the war in Sudan and grain exports"
    right = _WITH_PREPOSITION.match(text, joint.end(), behind)
    return right is not None and _WITH_PREPOSITION.match(text, before, joint.start()) is not None


def _join_shared(text: str, bounds: list[int]) -> list[tuple[int, int]]:
    """Adjectives share the noun that follows; bare nouns hang on the "against" before them."""
    pieces = list(zip(bounds[::2], bounds[1::2], strict=True))
    found: list[tuple[int, int]] = []
    for n, (start, end) in enumerate(pieces):
        if found and _hangs(text, found[-1], pieces[n:]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


_OTHER_KIND = regex(
    r"(?!(?:its|their|his|her|other|many|several|some|neighbou?ring|the) )[a-z-]+ (?:[a-z-]+ )?(?!(?:agencies|partners|countries|neighbou?rs|states|organi[sz]ations|groups|allies|nations|members|leaders|officials)\b)[a-z-]+[\s.]*\Z"
)
"""What is no name, so that it does not hang on the "in" before a name."""
_AIMED = regex(r"\b(?:proposals?|plans?|efforts?|bid|measures|initiative|scheme|deal) to [a-z]+ [\w-]+\Z")
"""What is to be done to both: "a plan to shield ports | and power plants from attack"."""
_WITHIN = regex(r"\bwithin (?:the )?[A-Z][\w-]+\Z")
_PROPER = regex(r"(?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_PROPER_LAST = regex(rf"{_PROPER.pattern}[\s.]*")
_NAME_LAST = regex(rf"{_PROPER.pattern}[\s.]*(?: (?:open|closed|free|safe|apart|together|to)\b.*)?", re.S)
_EXPLAINED = regex(r"(?:the|an?) [a-z][^,]* (?:that|which|who) ")
"""Behind a proper name, what says what it is: "the Middle Corridor, the route that links Asia with Europe"."""
_INSTANCE = regex(r"(?:including|such as|notably|particularly|especially) ")
_AS_WELL = regex(r",? as well as ")
_CONDITION = regex(
    r"(?:(?:\w+ )?\w+ of (?:whom|which)|if|unless|when|as|in part|for example|(?:scheduled|planned|due|set|expected|held) (?:for|in|on|at|to)|he|she|they|it|according)\b"
)


def _drop_instances(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without asides, and the instances in "cooperation in many fields, including energy, as well as Sudan"."""
    found: list[tuple[int, int]] = []
    inside = False
    for start, end in pieces:
        inside = (_INSTANCE.match(text, start) and _AS_WELL.search(text, end, pieces[-1][1]) is not None) or (
            inside and not text.endswith("as well as ", 0, start)
        )
        explains = found and _PROPER.fullmatch(text, *found[-1]) and _EXPLAINED.match(text, start, end)
        if not found or not (inside or explains or _CONDITION.match(text, start, end)):
            found.append((start, end))
    return found


def _are_names(text: str, rest: list[tuple[int, int]]) -> bool:
    """Whether names go on a list of names; what follows the last belongs to all: "the ports of A, B and C open"."""
    return (
        all(_PROPER.fullmatch(text, s, e) for s, e in rest[:-1]) and _NAME_LAST.fullmatch(text, *rest[-1]) is not None
    )


def _hangs(text: str, last: tuple[int, int], rest: list[tuple[int, int]]) -> bool:
    before = re.findall(r"[\w-]+", text[last[0] : last[1]])
    if before and before[-1].lower() in _ADJECTIVES:
        return True
    if _POINTS_BACK.fullmatch(text, *rest[0]) or _share_a_field(text, last, rest):
        return True
    first = text[last[0] : last[1]]
    if _IN_PROPER.search(first) and _are_names(text, rest) and not _SINGLE.search(first):
        return True
    bare = all(len(text[s:e].split()) < 3 for s, e in rest)
    return bare and _GOVERNS.search(text[last[0] : last[1]].split(",")[0]) is not None


_SINGLE = regex(r"\b(?:war|invasion|aggression|ceasefire|truce|coup) (?:in|against|of|on) ")
"""What is of one place: of "the war in Sudan, Syria and Yemen" the others are topics of their own."""
_POINTS_BACK = regex(r"the [^,;:]* (?:to|of|for|against|from|on) (?:it|them)[\s.]*")
"""What only goes on with the topic before: "the crisis and the response to it"."""


def _share_a_field(text: str, last: tuple[int, int], rest: list[tuple[int, int]]) -> bool:
    """Whether single words from an adjective on share the noun behind the last: "in political, defence and consular matters"."""
    first = text[last[0] : last[1]].split(",")[0].split()
    single = all(" " not in text[s:e].strip() for s, e in rest[:-1])
    return (
        bool(first)
        and first[-1] in _ADJECTIVES
        and single
        and len(text[slice(*rest[-1])].split()) <= _SHORT
        and _FIELDS.search(text, *rest[-1]) is not None
    )


_SHORT = 3
"""Words of what closes a list of single words."""


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what leads in ("also", "the question of") and what trails behind ("today", "at length")."""
    while start < end and text[start] in " \n,":
        start += 1
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    end = after if (after := text.find(" following ", start, end)) > 0 else end
    if trail := _TRAIL.search(text, max(start, end - 60), end):
        end = trail.start()
    if filed := _FILE.fullmatch(text, start, end):
        start, end = filed.span(1)
    return start, end
