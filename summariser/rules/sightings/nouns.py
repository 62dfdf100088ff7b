"""Whether a noun of the table of meetings names one where it stands: "a sit-down", but not "bilateral ties" nor "the conference room"."""

from summariser.patterns import regex
from summariser.reading.names.tokens import HYPHEN, POSSESSIVE
from summariser.reading.tables import list_words
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.sightings.sighting import CALL

_WISHED = regex(
    r"\b(?:ask(?:s|ed|ing)? for|request(?:s|ed|ing)?|call(?:s|ed|ing)? for|demand(?:s|ed|ing)?|push(?:es|ed|ing)? for|press(?:es|ed|ing)? for|plead(?:s|ed|ing)? for) (?:an? |another |new |fresh |urgent |immediate |further |direct )*$"
)
"""Who asks for a meeting does not say that there is one."""

URGED = regex(
    r"\b(?:urg(?:ed|es|ing)|appeal(?:ed|s|ing) to|call(?:ed|s|ing) (?:up)?on|press(?:ed|es|ing)) [^,.;]{2,160} to (?:(?:hold|resume|start|begin|open|convene|join|return to) (?:[\w’'-]+ ){0,3})?$"
)
"""What others are urged to do is not told of as done or planned."""

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_NUMBERS = ("first", "two", "three", "four", "five", "six", "seven")
_ELLIPTIC = regex(
    r",? (?:is|was|has been|had been|will be|which|planned|scheduled|due|set|expected|held|in [A-Z][\w’'-]*|on \w+day|to be held|to follow|pencilled|hosted|convened|at [A-Z][\w’'-]*|attempt,? (?:in|at|was|is|will)|one,? (?:in|at|was|is|will)|was cut|cut|produced|ended|failed|broke|brought|yielded|collapsed|never|did not|took place|will take|follows|followed)\b"
)
"""What follows a second or third of something told of before: "a second, due in June, never took place"."""

_COMPOUND = regex(
    r" (?:consensus|understandings?|records?|logs?|transcripts?|rooms?|tables?|venues?|minutes|speech|speeches|partners?|series|notes?)\b(?! between\b)"
    r"| of (?:[\w-]+ ){0,2}(?:sanctions|tariffs|strikes|elections|voting|ballots|cuts|layoffs|funding|financing|applause|golf|drinks|violence|fighting|attacks|shelling|vaccinations|bidding)\b"
)
"""What is only named after a meeting, or none at all: "the phone call consensus", "the conference room", "a round of sanctions"."""

_HYPHENED = (["sit", "down"], ["get", "together"], ["one", "on", "one"], ["pull", "aside"], ["follow", "up"])
_ADJECTIVES = ("bilateral", "trilateral", "ministerial")
_NOT_SO_USED = regex(
    r" (?:is|broke|ended|planned|set|due|scheduled|has|with|between|in|at|on|of|was|will|that|took|lasted)\b|[,.;)]"
)


def _is_whole(scene: Scene, match: Match) -> bool:
    """Whether the words are a noun by themselves: "a sit-down", "a bilateral with", but not "sit down" nor "bilateral ties"."""
    lows = scene.tokens.lows[match.start : match.end]
    if lows in _HYPHENED:
        alone = lows != ["follow", "up"] or _NOT_SO_USED.match(scene.text, scene.tokens.ends[match.end - 1])
        return scene.tokens.gap(match.start + 1) == HYPHEN and bool(alone)
    return lows[-1] not in _ADJECTIVES or _NOT_SO_USED.match(scene.text, scene.tokens.ends[match.end - 1]) is not None


LESSER = list_words(
    "exchange bilateral trilateral seminar symposium workshop reception banquet stopover parley powwow caucus rendezvous table tea"
)
"""What may be anything else, or nobody's business, unless two sides of it are named."""
BODIES = ("commission", "committee", "cabinet", "council")
"""What meets; it is a meeting where it "is due to open", "has been put off"."""
_EXCHANGED = list_words(
    "prisoner prisoners hostage stock currency foreign student cultural trade information data population gun captive body land academic"
)
BARE = list_words("had have has having ate after over at for before")
"""Before a meal without an article: somebody's own."""

MEALS = ("lunch", "dinner", "breakfast")
_OVER = regex(r"\b(?:told|said|says|explained|recalled|admitted)\b[^.;]{0,60}\bover (?:\w+ ){0,3}$")


SIGHT = regex(
    r" (?:the |an? )?(?:[\w’'-]+ ){0,3}(?:[Cc]hurch|[Mm]osque|[Tt]emple|[Ss]hrine|[Tt]omb|[Cc]athedral|[Bb]asilica|[Ss]ynagogue|[Mm]useum|[Mm]emorial|[Cc]emetery|[Mm]onument|[Mm]ausoleum|Wall)\b"
)
"""What somebody sees who is there already: "will visit the Church of A in Jerusalem"."""

_OWNING = list_words("a no the his her their previous first second third follow-up way planned scheduled joint")


def read_word(scene: Scene, clause: Clause, match: Match, before: str) -> str | None:
    """The noun, unless it is a verb here, part of a compound, a news conference or a call for something."""
    end = scene.tokens.ends[match.end - 1]
    if scene.tokens.gap(match.end) == "-" or before in (
        "to",
        "will",
        "would",
        "not",
        "without",
        "they",
        "we",
        "could",
        "must",
    ):
        return None
    if _COMPOUND.match(scene.text, end) or (scene.tokens.lows[match.start] == "visit" and SIGHT.match(scene.text, end)):
        return None
    word = scene.tokens.lows[match.end - 1]
    if word in ORDINALS:
        return "round" if before in ("a", "the") and _ELLIPTIC.match(scene.text, end) else None
    if _is_other(scene, match, word, before) or _is_wish(scene, clause, match, word):
        return None
    if word != "call":
        return "session" if word == "up" else word
    if before == "courtesy":
        return "visit"
    owned = before in _OWNING or scene.tokens.gap(match.start) == POSSESSIVE
    return word if owned or CALL.search(scene.text, clause.start, clause.end) else None


def _is_other(scene: Scene, match: Match, word: str, before: str) -> bool:
    """Whether the noun names something else here: earlier rounds, a news conference, a parliament, an exchange of prisoners."""
    at = scene.tokens.starts[match.start]
    return (
        (word == "rounds" and before not in (*_NUMBERS, *ORDINALS))  # nobody knows which
        or (word == "conference" and before in ("news", "press", "video"))
        or (word in ("parley", "chat", "gathering") and before in ("media", "press", "news"))
        or (word == "assembly" and scene.tokens.capital(match.end - 1))
        or (word == "exchange" and before in _EXCHANGED)
        or (
            word in ("call", "conversation", "conference")
            and _TOLD_PRESS.search(scene.text, max(0, at - 100), at) is not None
        )
        or not _is_whole(scene, match)
    )


_TOLD_PRESS = regex(
    r"\b(?:told|spoke (?:to|with)|speaking (?:to|with)|briefed|briefing) (?:[\w’'-]+ ){0,2}?(?:reporters|journalists|newsmen|media|press|Reuters|AFP|AP|CNN|BBC)\b"
    r"[^.;:]{0,40}? (?:in|on|during|via|by|over) (?:an?|the) (?:[\w-]+ ){0,2}\Z"
)
"""Before a call in which the press was told something."""


def _is_wish(scene: Scene, clause: Clause, match: Match, word: str) -> bool:
    """Whether a meeting is only asked for, or a meal is only where somebody said something."""
    told = (clause.start, scene.tokens.starts[match.start])
    if _WISHED.search(scene.text, *told) or URGED.search(scene.text, *told):
        return True
    return word in MEALS and _OVER.search(scene.text, *told) is not None
