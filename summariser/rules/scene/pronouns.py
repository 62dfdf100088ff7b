"""Pronouns that mean somebody told of before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from summariser.patterns import regex
from summariser.rules.scene import Clause, Scene

if TYPE_CHECKING:
    from summariser.rules.scene.subjects import Referent

PRONOUNS = {
    "he": "male",
    "she": "female",
    "they": "several",
    "both": "several",
    "it": "body",
    "who": "relative",
    "i": "speaker",
    "we": "speaker",
}
"""Of what sort the one is whom a pronoun means."""

NOMINATIVE = {"him": "he", "his": "he", "her": "she", "them": "they"}
_BOTH = regex(
    r"(?<!\bof )(?<!\bfrom )(?<!\bwith )\b([Bb]oth) (?:(?:also|then|now|have|had|are|were|will|would|said|met|spoke|held|want|say|agreed?)\b|\w+ed\b)"
)
"""What stands behind a "both" that means two told of before, and is no part of a noun phrase."""
OBJECT = regex(
    r"\b(him|them|her(?=[,.;)]|$| (?:in|on|at|for|to|with|and|again|there|during|last|next|after|before|earlier|later|yesterday|today|tomorrow|over|from|twice|warmly|upon)\b| \w+day\b))"
)
"""A pronoun that is object: "received her on Monday", not "her visit"."""

AND_DID = regex(r"\band (?:also |later |then |has |had )*\w+ed \Z")
"""Between somebody met and a pronoun: whoever met them did it."""
ASIDE_BY = regex(r"(?<=, )[a-z]{3,12}ed by (?:the |both )?\Z")
"""Before a group that only an aside tells of: "a plan, announced by the mayors years ago, was dropped"; "the ministers" are not they."""
ASIDE_WHO = regex(r", who\b[^,;.]*, [^,;.]*\Z")
"""Before a "him": "A, who last saw B in May, received | him": A does."""
AND = regex(r", and (?:that )?\Z")
BARE_PLURAL = regex(
    r"(?:[A-Z][\w-]+ ){0,2}[A-Za-z-]{3,}s (?:of|from|in|on|at|who|with|have|had|are|were|will|would|met|said|say|told|fear|want|hope|[a-z]+ed)\b"
)
"""How a sentence begins of people whom nothing names: "Officials of both", "Residents said"; a "They" behind it means them."""
GOES_ON = regex(r" (?:will|would|is (?:to|due|set|expected)|plans|also|then|later)\b")
"""What the one does besides, not what the other answers."""
COMES = regex(
    r"(?:,[^,.;]*,)? (?:(?:has|had|is|will|was|also|yesterday|today|on|\w+day) )*(?:arriv|visit|land|fl[ei]w|flying|in\b[^,.;]*visit|pa(?:id|ying|y) )"
)
"""Behind whoever comes from elsewhere, whom an article calls "the visiting leader" then."""
VISITORS = ("leader", "dignitary")
"""What anybody who comes from elsewhere may be called, whatever office he holds."""
OF_MANY = regex(r"(?:[Cc]ouncil|[Cc]ommittee|[Cc]ommission|[Bb]oard|[Pp]arliament|[Aa]ssembly|[Cc]abinet|[Ss]enate)\Z")
"""A body of so many people that it is a "they"."""
TIED = regex(r"\b(?:in|of|on|with|from|to|about|over) (?:the )?\Z")
"""Before somebody who is not the one that acts: "a treaty on the war in Ukraine"."""
WHERE = regex(r"[^.;:]*, where ")
"""Between somebody who goes somewhere and what he does there."""
WHOM = regex(r"\bwhom \Z")
"""Before the subject of "whom he met", who is another."""


BESIDE_HIM = regex(
    r"(?:[\w’'-]+,? ){0,6}?(?:[Ww]ith|(?:[Rr]eceived|[Ww]elcomed|[Hh]osted|[Gg]reeted) by|met|[Mm]eeting|[Rr]eceiving|[Hh]osting|[Vv]isiting|[Ss]eeing|[Ww]elcoming|[Gg]reeting|[Tt]hanking"
    r"|[Jj]oining|[Tt]elling|[Cc]alling|[Pp]honing|[Tt]elephoning|[Bb]riefing|[Aa]ddressing)\b[^;:“”\"]{3,200}, \Z"
)
"""What a sentence may begin with that names another than the "he" behind it: "At a meeting with B, he", "Having met B, she"."""
_HELD = regex(r"(?:,? (?:of|from|for|at)|, [^,.;:()]{3,80} (?:of|from|for|at|in|with)) (?:the )?")
"""Between somebody and the state or body that his office belongs to: "A, head | of the Union"."""
OWN = regex(r"(?:[A-Za-z]+ ){0,3}?(?:of )?([Hh]is|[Hh]er) (?=[a-z])")
"""A possessive with which a sentence begins: "His talks with B", "On her schedule are"."""


def find_pronouns(scene: Scene, clause: Clause) -> list[tuple[int, int]]:
    """Where in a sentence a pronoun stands that is subject, or a "both" by itself."""
    tokens = scene.tokens
    return [
        tokens.span(i, i + 1)
        for i in range(clause.first, clause.last)
        if tokens.lows[i] in PRONOUNS and (tokens.lows[i] != "both" or _BOTH.match(scene.text, tokens.starts[i]))
    ]


def mean_who(scene: Scene, referents: "Sequence[Referent]", sentence: int) -> "Referent":
    """Whom a "who" means: the last told of, but of "A, head of the Union, who" A; `sentence` is where theirs begins."""
    last = referents[-1]
    body = last.entity is not None and last.entity.kind in ("organisation", "country")
    people = (r for r in reversed(referents[-4:]) if body and r.entity and r.entity.kind == "person")
    person = next(people, last)
    return person if person.start >= sentence and _HELD.fullmatch(scene.text, person.end, last.start) else last
