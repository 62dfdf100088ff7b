"""What a position is on: the words that its verb or noun governs, and which words are no matter to hold a position on."""

import re

from summariser.patterns import regex
from summariser.reading.dates import DAY, MONTH
from summariser.reading.tables import list_words
from summariser.rules.positions.actors import CLEFT
from summariser.rules.positions.wording import CHARGE, find_clause_end
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent


def find_matter(scene: Scene, clause: Clause, match: Match, actor: Referent) -> tuple[str, int]:
    """The words at issue, and where the words of the position end."""
    text, start = scene.text, scene.tokens.starts[match.start]
    behind = scene.tokens.ends[_last_of_cue(scene, match)]
    if relative := find_relative(scene, clause, match, actor):
        return relative[1], behind
    end = find_clause_end(scene, clause, match)
    if actor.start > start and match.form == "ing":  # "Rejecting the levy, Holm left"
        end = max(text.rfind(",", start, actor.start), behind)
    elif _WHO.match(text, actor.end) and (closing := text.find(", ", behind, end)) > 0:
        end = closing
    issue = _TOLD_ASIDE.sub("", _WHEN.sub("", " ".join(text[behind:end].split()))).strip(" ,.;:")
    if wrapped := None if issue else _WRAPPED.fullmatch(text, start, behind):
        issue = wrapped["matter"]
    cleft = CLEFT.match(f" {issue}")
    return issue[cleft.end() - 1 :] if cleft else issue, end


def _last_of_cue(scene: Scene, match: Match) -> int:
    """The last word of a cue that is not of its matter: "reiterated its | view that | the levy must", "on | the"."""
    lows, last = scene.tokens.lows, match.end - 1
    if lows[match.start].startswith(("reiterat", "reaffirm")) and lows[last] in ("must", "should"):
        return lows.index("that", match.start, last)
    return last - (lows[last] in _DETERMINERS)


_TOLD_ASIDE = regex(r"^, (?:he|she|they|the \w+|[A-Z]\w+) (?:said|says|told|added)\b[^,]{0,40}, ")
"""Who tells it, in the midst of it: "has offered, she told reporters, to send inspectors"."""
_WHEN = regex(
    rf"^,? ?(?:(?:late |early )?(?:on )?(?:{DAY}|{MONTH} \d+)|yesterday|today|earlier|last \w+|this \w+),? (?=(?:that|to|against|of|for|over|about|on)\b)"
)
"""When it was said, before what: "warned on Monday that the truce"."""
_DETERMINERS = list_words("the a an any its their this")
_CLOSES = regex(r"[,.;)]| ?[—–]")
"""Behind a verb that ends its clause."""
_REACH = 120
"""Characters before a subject in which the matter of its relative clause stands."""
_WHO = regex(r", (?:who|which) ")
_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]h[ei]se?|[Aa]ny)"
_PREPOSITION = r"(?:of|for|on|over|about|against|in|from|to|with|by|at|and|or)"
_NOUN = rf"(?!(?:the|an?|its|his|her|their|that|which|who|{_PREPOSITION})\b)[\w’'-]+"
_SUBJECT = r"(?:the |both )?\Z"
_CLAIMED = regex(
    r"(\b(?:(?![a-z]+ed )[a-z][\w-]* )?(?:(?:claim|accusation|allegation|charge)s?|reports|suggestions)(?: (?:of|that|about|against|by) [^;:.“”\"]{3,80}?)?"
    rf"|\b{CHARGE})(?:,| [—–(])? ?(?:(?:that|which) )?{_SUBJECT}"
)
"""What stands before the subject of "claims of theft, which Lima denies", "accusations Lima denies"."""
_RELATIVE = regex(
    rf"(\b{_DETERMINER} {_NOUN}(?: (?:{_PREPOSITION} (?:{_DETERMINER} )?)?{_NOUN}){{0,9}})(?<!ed)(?<!said)(?<!says)"
    rf"(?:(?:,| [—–])? (?P<which>which|that))? {_SUBJECT}"
)
"""The same of "a levy which Norway opposes", "a levy Norway opposes"."""
_OF_SOMETHING = regex(
    r"(?:reject|den[yi]|oppos|disput|critici|condemn|denounc|support|back|welcom|endors|favou?r|demand|want|dismiss|resist)"
)
"""Verbs that are of something always: where nothing stands behind, it stands before."""
_WRAPPED = regex(
    r"(?:turn|rul|giv|gave|hold|held|la[iy]|took|tak|thr[eo]w|call|set|brush|wav|slap|shoot|shot)\w* (?P<matter>(?:an?|any|its|his|her|their|this|that|such|the) .+|it|this|that|them) (?:down|out|aside|off|away|short shrift|responsible|accountable|to task)"
)
"""A verb in two parts that stand around their matter: "turned the offer down"."""


def find_relative(scene: Scene, clause: Clause, match: Match, actor: Referent) -> re.Match[str] | None:
    """The matter of a relative clause that ends with the cue: "the levy, which Norway opposes, was adopted"."""
    idle = match.form not in ("s", "past", "base") or actor.words == "both sides"
    if idle or not _CLOSES.match(scene.text, scene.tokens.ends[match.end - 1]):
        return None
    first = max(clause.start, actor.start - _REACH)
    found = _CLAIMED.search(scene.text, first, actor.start) or _RELATIVE.search(scene.text, first, actor.start)
    of_something = _OF_SOMETHING.match(scene.tokens.lows[match.start])
    return found if found and (of_something or found.groupdict().get("which")) else None


_AS_SHE = regex(r"\bas (?:he|she|they|it) (?:\w+ly )?\Z")
"""What somebody is about while something else is told: "offered help as she | seeks to unify the country"."""


def is_idle(scene: Scene, clause: Clause, match: Match, actor: Referent, issue: str) -> bool:
    """Whether the words tell of no position: a courtesy, a condition, a need, what nobody holds or is held to be so."""
    start, cue = scene.tokens.starts[match.start], scene.tokens.lows[match.start : match.end]
    return (
        _is_nobody(actor)
        or _is_no_deed(scene, clause, match)
        or (cue[0].startswith("declin") and issue.startswith("discuss"))
        or (cue[0].startswith("resist") and issue.startswith("arrest"))
        or (cue[0].startswith("vot") and issue == "it")
        or (cue[0].startswith("seek") and _AS_SHE.search(scene.text, clause.start, start) is not None)
        or (cue[0] in ("shoot", "shot", "shooting") and _FLIES.search(issue) is not None)
        or (
            cue[0] == "threaten"
            and cue[-1] == cue[0]
            and not issue.startswith("to ")
            and _WOULD.search(scene.text, clause.start, start) is not None
        )
        or (actor.pronoun and _is_papers(scene, clause, actor))
        or (cue[0].startswith("expect") and actor.entity is None)  # a forecast
        or (cue[0] == "decided" and cue[-1] == "to" and actor.entity is not None and actor.entity.kind == "person")
        or (
            cue[0].startswith("hop")
            and cue[-1] in _WILL
            and _BY_THE_WAY.search(scene.text, clause.start, start) is not None
        )
        or _is_none(cue, issue)
        or (match.sense == "calls_for" and _ONLY_MEETING.fullmatch(issue) is not None)
        or (match.sense == "calls_for" and _TALKS.match(issue) is not None)
        or _greets(scene, match, issue)
        or _IF.search(scene.text, clause.start, actor.start) is not None
        or _RUMOUR.search(scene.text, clause.start, actor.start) is not None
        or scene.text[clause.start : actor.start].strip() in ("Had", "Were", "Should")
        or (match.form == "base" and _ASKED_OF.search(scene.text, clause.start, start) is not None)
        or (match.form == "base" and _NEEDED.search(scene.text, clause.start, start) is not None)
        or (cue[0].startswith("insist") and _ASSERTED.match(issue) is not None)
        or (cue[0].startswith("reiterat") and issue.startswith("that "))  # the clause says what
        or (cue[0].startswith(("assur", "reassur")) and _HAS_BEEN.match(issue) is not None)
        or (cue[0] in ("threatens", "offers") and actor.pronoun and scene.text[actor.start : actor.end] == "it")
        or (cue[0] == "requires" and actor.pronoun)
        or (cue[0].startswith("suggest") and _MIGHT.match(issue) is not None)
        or (cue[0].startswith(("reaffirm", "confirm", "affirm")) and _DONE.match(issue) is not None)
        or (
            cue[0].startswith("agree")
            and (cue[-1] == "that" or _CLAUSE.match(issue))
            and _HELD_SO.match(issue) is not None
        )
        or scene.tokens.lows[match.start - 2 : match.start] == ["yet", "to"]
    )


_MIGHT = regex(r"(?!.*\bshould\b)(?:that )?[^;:]{2,90}? (?:could|might|may|will|would|is|are|was|were|has|have|had)\b")
"""What is told as a guess: "suggested that the levy could pave the way for more"."""
_FLIES = regex(r"\b(?:drones?|missiles?|rockets?|planes?|jets?|aircraft|helicopters?|balloons?)\b")
"""What is shot down, not turned down."""
_WOULD = regex(r"\b(?:would|could|may|might|will)(?: also)? \Z")
"""Before "threaten" of a thing: "said that it would threaten jobs"."""
_PAPER = regex(
    r"\b(?:sign|adopt|conclud|agreed? (?:on|to)|draft|publish|issu|releas|approv|pass)\w* (?:an?|the) (?:[\w-]+ ){0,3}(?:treaty|agreement|accord|pact|resolution|report|declaration|deal|law|bill|document|text|memorandum|protocol)\b"
)


def _is_papers(scene: Scene, clause: Clause, actor: Referent) -> bool:
    """Whether "it" at the head of a sentence is the paper of the sentence before: "signed a treaty. It calls for patrols"."""
    last = scene.clauses[clause.number - 1] if clause.number else clause
    opens = actor.start == clause.start and scene.text.startswith("It ", actor.start)
    return opens and last.block == clause.block and _PAPER.search(scene.text, last.start, last.end) is not None


_PAPERS = list_words(
    "resolution resolutions bill bills law laws motion motions measure measures amendment amendments petition petitions lawsuit lawsuits suit letter "
    "letters order orders text texts"
)


_AUTHORS = regex(
    r"\b(?:tabl|submit|sponsor|present|propos|circulat|draft|introduc|put forward|sign|issu|publish|sen[dt]|wr[io]te?|co-?author|hand)\w*(?: [A-Z][\w-]+| over| in)? (?:an?|the|its|their|his|her|two|joint) (?:[\w-]+ ){0,3}\w+ \Z"
)
"""Whoever does this to a paper says what it says: "tabled a resolution calling for"."""


def _is_no_deed(scene: Scene, clause: Clause, match: Match) -> bool:
    """Whether the cue tells what a paper is for: "voted down a bill seeking to"."""
    before = scene.tokens.lows[match.start - 1] if match.start else ""
    papers = match.form == "ing" and before in _PAPERS
    return papers and _AUTHORS.search(scene.text, clause.start, scene.tokens.starts[match.start]) is None


def _is_nobody(actor: Referent) -> bool:
    if actor.entity is not None:
        return False
    return (actor.pronoun and actor.words in ("they", "both")) or actor.words.startswith(("Neither", "neither", "No "))


_ASSERTED = regex(
    r"(?:that )?(?!.*\b(?:must|should|shall|be|need(?:s|ed)?|ha(?:s|ve|d) to)\b)[^,;]{2,60}? (?:is|are|was|were|has|have|had|remain(?:s|ed)|will|would|does|did|do)\b"
    r"|(?:that )?(?:the|its|his|her|their|this|it) (?:[\w-]+ ){0,3}?(?:meets|complies|works|poses|serves|follows|respects|belongs|means|conforms)\b"
)
_CLAUSE = regex(r"(?:the|it|they|this|that|there|their|its|all) [^,;]{2,60}? (?:was|were|had|did|would)\b")
_HELD_SO = regex(r"[^,;]{2,60}? (?:is|are|was|were|has|have|had|did|does|do)\b(?! to\b)")
_HAS_BEEN = regex(r"(?!.*\b(?:will|would|shall|can)\b)[^,;]{2,60} that [^,;]{2,60}? (?:is|are|was|were|has|have|had)\b")
"""What somebody is assured of as it is: "assured Lima that the port was open"."""
_DONE = regex(r"that [^,;]{2,90}? (?:has|have|had) (?:\w+ly |already |now )?been \w+(?:ed|en|wn|ld)\b")
"""What is told as done: "reaffirmed that the meeting has been postponed"."""
_LASTING = regex(
    r"^(?:for )?(?:more than |almost |nearly |about |over |some )?(?:an? |\d+ |two |three |four |five |several |many |half )*(?:(?:hours?|days?|weeks?|months?|years?|decades?)\b(?!['’-])|centur)"
    rf"|^(?:in|by|on|at|during|since|until|for|last) (?:\d|(?:{MONTH}|\w+day)\b)"
    r"|^(?:at|in|during) (?:the|their|a|an|its|last)\b[^,.;]{0,40}\b(?:meeting|summit|talks|conference|session)"
)
"""How long, when or where: "argued for more than a century", "agreed at their March meeting"."""

_EMPTY_ISSUE = regex(
    r"^(?:and|but|,)\b|^(?:its|their|his|her|our|my|your)\W*$|^(?:on|to|for|that|of|in|with|against|about|over|at|the)?\W*$"
)
_RUMOUR = regex(
    r"\b(?:reports?|rumou?rs?|claims?|suggestions?|allegations?|speculation|fears?|hopes?|prospect|possibility|notion) that (?:the )?\Z",
    re.I,
)
"""Before somebody of whom something is only rumoured: "dismissed a report that it had agreed"."""
_WILL = list_words("will would can")
_BY_THE_WAY = regex(r"\b(?:when|where|which|whom) (?:the )?[^,.;]{2,40} \Z|\bhad \Z")
"""Before a hope that only dates something, or that has come to nothing: "in May, when the ministry hopes"."""
_IF = regex(r"\b(?:if|unless|whether|until|once|provided(?: that)?)\s+(?:the\s+)?\Z", re.I)
"""Before an actor whose deed is only a condition: "if the government proposes it"."""
_ASKED_OF = regex(r"\b(?:should|must|ought to|needs? to|ha(?:s|ve) to)(?: \w+ly| also| not| never)* \Z")
"""What somebody must do is another's wish: "said the allies should support"."""
_NEEDED = regex(
    r"\b(?:need|wish|desire|pressure|efforts?|attempts?|plans?|proposals?|chance|right|ability|opportunity|reluctance|refusal|failure|duty|mandate) to \w+[^.;:]{0,80} (?:and|or) (?:to )?\Z"
)
"""What there is a need or a wish for nobody does yet."""


def _is_none(cue: list[str], issue: str) -> bool:
    """Whether what follows the cue is no matter to hold a position on: nothing, a time, a guest, a courtesy."""
    if (cue[-1] in _WHOLE and not issue) or (
        issue in ("that", "this", "it") and cue[0].startswith(("reject", "den", "dismiss"))
    ):
        return False
    if any(pattern.match(issue) for pattern in (_EMPTY_ISSUE, _IDLE_ISSUE, _LASTING, _MEETS)):
        return True
    return cue[-1] in ("on", "upon") and cue[0].startswith("call") and not _ASKED.search(issue)  # a courtesy call


_WHOLE = list_words(
    "against favour favor reservations refused refuse refuses backing blessing opposed regret concern dismay disappointment money aid funding consent approval"
)
"""Cues that say all where the matter was told of before: "London is against"."""
_IDLE_ISSUE = regex(
    r"^compromise on\b|^that (?:the|their) (?:meeting|talks|conversation|visit|call|session) (?:was|were|had been|is|are)\b|^(?:that )?(?:it|they|the (?:meeting|talks|visit|summit)) (?:would|will|could) (?:\w+ )?(?:take place|be held|go ahead|happen)\b|^(?:an? |the )?(?:opportunity|chance|glimpse|favou?r)\b|^(?:its|his|her|their|the)? ?(?:\w+ )?(?:congratulations|greetings|best wishes)\b|^(?:to )?(?:announce\b|change$)|^to (?:ask|know|reassure|calm|allay|play down|downplay|dispel|clarify|explain|say|see you|believe|think|make (?:it )?clear|stress|thank|hear|add|point out|be (?:clear|honest|brief))\b|^(?:to )?(?:rule out|exclude|be drawn|lose sleep|do (?:to|for)|go into|deny|confirm)\b|^(?:to )?(?:remain (?:anonymous|unnamed)|not (?:to )?be (?:named|identified)|anonymity)\b"
)
"""What is a way of speaking: "I want to stress"."""

_ONLY_MEETING = regex(r"(?:the|this|her|his|their|its) (?:\w+ )?(?:visit|talks|meeting|summit|trip|tour)")
"""What is told of anyway: "made no secret of its hopes for | the visit"."""
_TALKS = regex(r"^(?:to )?(?:discuss|raise|hear|learn|find out|announce)\b")
"""Who wants this wants to talk."""
_ASKED = regex(r"\b(?:to(?! (?:the|an?|his|her|its|their)\b)|for|not|that)\b")
_MEETS = regex(
    r"^(?:to )?(?:meet|(?:an?|the|his|her|their) (?:\w+ )?invitations?\b|(?:n?either|none|nothing|nobody)\b|hold (?:an?|their|another|further|new|the) (?:[\w-]+ ){0,2}(?:meeting|summit|conference|talks|consultations|negotiations|round)|return(?: (?:to(?! (?:the |a )?(?:(?:negotiating|bargaining) )?(?:table|negotiations|talks|dialogue|agreement|accord|deal|treaty|diplomacy|democracy|constitutional|civilian|compliance|peace|democratic)\b)|for|in|on|next|later|soon)\b|$)|see (?:each other|[A-Z])|reconvene|sit down|convene|talk\b|attend|(?:visit|pay (?:a|an|another)|travel to|take part|come to|participate)\b|continue (?:the|their) (?:conversation|talks|discussions|dialogue)|comment|say\b|be (?:named|identified|drawn|quoted|interviewed|seen)\b|his \w+ counterpart|her \w+ counterpart|reporters)"
)


def _greets(scene: Scene, match: Match, issue: str) -> bool:
    """Whether somebody is welcomed or embraced as a guest, not something."""
    if not scene.tokens.lows[match.start].startswith(("welcom", "embrac")):
        return False
    end = scene.tokens.ends[match.end - 1]
    return bool(_GREETED.match(issue)) or is_guest(scene, "welcomed", end, end + 3)


def is_guest(scene: Scene, deed: str, start: int, end: int) -> bool:
    """Whether somebody stands there to be welcomed."""
    guests = [n for n in scene.names_in(start, end) if scene.entity_of(n).kind == "person"]
    met = _GREETED.match(scene.text, start) or any(not scene.text.startswith(("'s", "’s"), n.end) for n in guests)
    return deed == "welcomed" and bool(met)


_GREETED = regex(
    r"(?:(?:him|them|us)\b|her(?= (?:to|for|at|on|in|with|back|home)\b|[.,]|$))|(?:(?:an?|the|his|her|their|its|our|both) )?(?:[\w’'-]+ ){0,3}?(?:delegations?|guests?|visitors?|counterparts?|[Mm]inisters?|[Pp]residents?|officials|colleagues?|[Aa]mbassadors?|envoys?|leaders?|side|people|[Ss]ecretary)\b(?!['’])"
)
"""Who is welcomed as a guest: "welcomed the EU officials"."""
