"""What a position is about, in a few words of the article, and how it reads as one sentence."""

import re

from summariser.patterns import regex
from summariser.reading.tables import list_words

MOST = 14
"""Words of an issue at most."""

TELLING = 3
"""Words of a subject that says by itself what is at issue; of "insurers were beginning to leave" the whole is needed."""

LEAST = 3
"""Characters that are no issue yet."""

_FINITE = list_words(
    "is are was were has have had will would can could may might must should shall does do did cannot won't can't isn't aren't"
)
_SMALL = list_words(
    "the a an this that these those its his her their our my your some any all both each every no another more of in on at to for with by "
    "from over about against into and or but as than not also"
)
_LEADS_ON = list_words("seeking aiming trying hoping")
"""What only leads on to more: "lawsuits by the allies | seeking"."""
_JOINTS = list_words("in on at to for with by from over about against into through during under among amid")
"""Where a long phrase may be cut: before what only adds to it."""
_DETERMINERS = list_words(
    "the a an this that these those its his her their our my your some any all both each every no another more two three several many"
)
_PRONOUNS = list_words("it he she they we i you there this that nobody somebody everybody who what him her them us me")
_ADVERBS = list_words(
    "not never also still soon again only just now always ever already no longer be been being to back"
)
_CAUSATIVE = list_words("let allow permit ask help make keep stop feel get put treat have see enable force feed")
"""Verbs that tell what their object is to do or to be."""
_AGAINST = list_words(
    "suspend halt end stop lift cancel ban drop withdraw close reject abandon scrap freeze cut reduce remove dismantle delay postpone confront "
    "combat fight counter tackle block prevent avoid curb limit oppose repeal revoke annul disarm expel lower"
)
"""Verbs without which an issue would say the contrary: "calls for | suspending the levy"."""
_VERBS_IN_LY = list_words("comply apply rely supply resupply reply multiply imply fly rally ally tally")
_AFTER = list_words("forward back up out down in off together first soon again today tomorrow instead too also")
_TAKES_MORE = (
    _JOINTS
    | _AFTER
    | _PRONOUNS
    | list_words(
        "of to and or as that so whether how what why when where if over away close far ready able before after until since than"
    )
)
"""What a verb needs before its object, or has instead of one."""
_BREAK = regex(
    r"\s*(?:[;:!?()—]|\s[–-]\s|,\s)|\s(?:if|unless|until|before|after|when|while|because|since|so that|but|whether|despite"
    r"|although|though|in order|ahead of|meaning|adding|saying|calling|according|as long as|even)\b"
    r"|\sin an? (?:\w+ )?(?:phone call|telephone call|call|statement|post|letter|tweet|interview)\b|\son (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\sas well\b|\sto be\b|\sas\s(?=[\"“‘«]|(?:a|an|the|being)\b)|\sand\s(?=(?:we|i|he|she|they|it|would|will|could|has|have|had|is|are|was|were|looks? forward|called|urged|said)\b)",
    re.I,
)
_INFINITIVE = regex(r"to (?!(?:the|a|an|this|that|its|their|his|her|our|all|any|both)\b)(?=[a-z])")
_UNCLOSED = regex(r"“[^”]*$|«[^»]*$")
_BARE_CLOSING = regex(r'^[^"]*\w"')
"""A straight mark that closes what was opened before the phrase."""
_RELATIVE = regex(r"\s(?:that|which|who|whom|whose|where)\s", re.I)
_LEAD = regex(
    r"^(?:(?:on )?\w{3,6}day (?=to |that )|[\s,;:“”\"«»‘]|(?:that(?! \w+$)|to(?= (?:the|a|an|this|that|its|their|his|her|our|all|any|both)\b| [A-Z])|for|on|of|over|about|at|against|with|in|whether|by|upon|back|both|regarding|concerning|around|towards?)\s+(?=\w))+",
    re.I,
)
_ASKED = regex(
    r"^(?:the |all |both |its |his |her |their )?(?:[\w’'-]+ ){1,6}?(?:not )?to (?!be \w+(?:ed|en|lt|nt)\b|(?!bring)\w+ing\b)(?=[a-z]+\b(?! (?:and|or)\b))(?!(?:the|a|an|its|their|his|her|all|any)\b)"
)
_OF_WHOM = regex(r"^of (?:the |both )?[^,;:.]{2,50}? to (?=[a-z])")
"""Whose commitment it is that somebody tells of: "the commitment | of Norway to | supporting the mission"."""
_ASSURED = regex(r"^(?:the )?[A-Z][\w’'-]*(?: [\w’'-]+){0,4}? that (?=\w)")
"""Who is assured of it: "assured | Oslo that | no troops would come"."""
_WILL_NOT = regex(r"^(?:that )?(?:it|he|she|they|we) (?:will|would) (?:not|never) ")
"""What somebody promises that they will not do: "assured Lima that | it would not | arm the rebels"."""
_FOR_DOING = regex(
    r"^(?:the |both |its |his |her )?(?:[\w’'-]+ ){1,3}?for (?=(?:(?!\w+ing \w+ing)\w+ing|what|its|his|her|their|not)\b)"
)
"""Who is criticised for it: "criticised | the chancellor for | sidelining human rights"."""
_SO_CALLED = regex(r"^what (?:he|she|it|they) (?:call|describe|term|label)(?:s|ed)? (?:as )?")
"""How a reporter keeps away from somebody's word: "| what she calls | lax rules"."""
_THE_NAMED = regex(r"(?:the|both) [A-Z]")
TOLD = regex(
    r"^(?:(?:I|we|he|she|they) (?:have |had )?(?:told|assured|informed|reminded) (?:[\w’'-]+ ){1,3}?that )?(?:(?:no matter|[Aa]s|[Ww]hile|[Ww]hen|[Ss]ince|[Aa]lthough) [^,]{3,90}(?:, |\Z))?"
)
"""What leads in to what a speaker says: "I told her that | Peru will not be taken to court"."""
_GLOSS = regex(r"(?<=\w) \([A-Z][\w .’'-]{1,24}\)(?= \w)")
"""What a reporter puts in to say who is meant: "their (OPEC) oil"."""
_OBJECT = regex(r"^(?P<who>.{2,70}?) (?:of|for) (?=\w)")


_MARKS = ' ,.;:!?“”"«»‘'
_EMPTY = _FINITE | _SMALL | _PRONOUNS | _ADVERBS | list_words("more less told said remains one")
"""What by itself says nothing of what is at issue."""


def find_issue(words: str, stance: str, addressee: str | None = None) -> str:
    """The noun phrase that `words`, what follows the cue of a position, are about; else their first words."""
    words = " ".join(_GLOSS.sub("", words).split())
    words = _WILL_NOT.sub("not to ", _ASSURED.sub("", _OF_WHOM.sub("", words))) if stance == "commits" else words
    words = _FOR_DOING.sub("", words) if stance == "opposes" else words
    words = _SO_CALLED.sub("", words)
    rest = words if _INFINITIVE.match(words) else _without_addressee(_LEAD.sub("", words), stance, addressee)
    clause = _first_clause(_LEAD.sub("", rest))
    issue = _tidy(_find_phrase(clause, infinitive=bool(_INFINITIVE.match(rest))))
    if " " not in issue and f" {issue} to be " in f" {words}":
        return _tidy(
            words[words.index(issue) :].split(",")[0]
        )  # "Moldova to be decoupled": the name alone says nothing
    return fill_out(issue if len(issue) > LEAST else _tidy(_first_clause(_LEAD.sub("", words)) or words), clause)


def fill_out(issue: str, words: str) -> str:
    """The issue, or where a single word of it is left, or none that says anything, the first of the `words` it was taken from."""
    lows = issue.lower().split()
    if len(lows) > 1 and not set(lows) <= _EMPTY:
        return issue
    whole = " ".join(TOLD.sub("", words).removeprefix("to ").split()[:MOST]).strip(_MARKS)
    return whole + _find_lost(whole) if len(whole) > len(issue) else issue


def _without_addressee(words: str, stance: str, addressee: str | None) -> str:
    """ "Peru to open its gauges", "China of supplying Moscow": what is asked of somebody, or laid at their door."""
    if (
        stance == "accuses"
        and (found := _OBJECT.match(words))
        and not re.search(r"\b(?:that|which|who)\b", found["who"])
    ):
        return words[found.end() :]
    asked = stance in ("calls_for", "warns") and (addressee or words[:1].isupper() or _PEOPLE.match(words))
    found = _ASKED.match(words) if asked or (stance == "calls_for" and _THE_NAMED.match(words)) else None
    return "to " + words[found.end() :] if found else words


PEOPLE = (
    "sides|parties|allies|countries|nations|governments|leaders|ministers|members|states|Member States|companies|partners|counterparts|colleagues|neighbours|neighbors"
    "|authorities|institutions|officials|lawmakers|parliaments|donors|rivals"
)
"""Those of whom something is asked, by what they are."""
_PEOPLE = regex(
    rf"(?:the |all |both |its |his |her |their |other |european )*(?:{PEOPLE}|others|them|him|her|us|people|everybody|everyone)\b",
    re.I,
)


def _first_clause(words: str) -> str:
    """Up to where another clause begins; what tells which one is meant stays: "a ceasefire that lasts"."""
    first, paired = _ENDINGS.match(words), _ADJECTIVES.search(words)
    cut = next(
        (
            found
            for found in _BREAK.finditer(words, first.end() if first else 3)
            if not _is_inside(words, found.start())
            and not (paired and paired.start() < found.start() < paired.end() and found.group().startswith(","))
        ),
        None,
    )
    more = _LIST.match(words, cut.start()) if cut else None
    clause = words[: more.end() if more else cut.start()] if cut else words
    relative = _RELATIVE.search(clause)
    return clause[: relative.start()] if relative and clause.count(" ", 0, relative.start()) > 1 else clause


_ITEM = (
    r"(?:(?:the|an?|its|their|his|her|our) )?(?!\w+(?:ing|ed|ly)\b)(?:(?!(?:and|or|but|in|on|at|to|for|with|by|from|that|which|who|as|than|not|also|he|she|they|it|we|i"
    r"|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|said|says|told|added)\b)[\w’'-]+(?: |(?=,|$))){1,5}"
)
_PHRASE = rf"{_ITEM}(?:(?:in|on|at|for|with|from|against|between|to the) {_ITEM})*"
_LIST = regex(rf"(?:, {_PHRASE}){{1,4}}(?:,|(?<= ))? ?(?:and|or) {_PHRASE}", re.I)
"""More nouns of a list: what stands behind its commas still belongs to the issue: "the sovereignty, unity and borders of"."""
_ADJECTIVES = regex(
    r"\b(?:the|an?|its|their|our|his|her) [\w-]+, [\w-]+(?:, [\w-]+)?,? and [\w-]+ (?!(?:is|are|was|were|to|in|on|of|for|and)\b)[\w-]+"
)
"""Several words for one noun: "an open, secure and prosperous region"."""
_ENDINGS = regex(
    r"(?:(?:the|an?|its|his|her|our|their|all|both|any|new|more) )?(?:\w+ly )?[\w-]+(?:al|ic|ive|ary|ory|ous|ble|ian|ern)(?:, [\w-]+){0,5},? (?:and|or|as well as) [\w-]+ (?=[a-z])"
)
"""Several adjectives of one noun: what stands behind their first comma still belongs to the issue."""


def _is_inside(words: str, at: int) -> bool:
    """Whether a quotation that opened before `at` closes behind it."""
    return any(
        words.rfind(opening, 0, at) > words.rfind(closing, 0, at) and closing in words[at:]
        for opening, closing in _PAIRS
    )


_PAIRS = (("“", "”"), ("«", "»"))


def _find_phrase(clause: str, *, infinitive: bool) -> str:
    """The subject of a clause, the object of an infinitive or of a pronoun's verb, or the phrase itself."""
    if not infinitive and _RELATIVE.search(clause):
        return clause
    parts = clause.split()
    lows = [part.lower().strip("“”\"'’‘«»") for part in parts]
    verb = next((i for i, low in enumerate(lows[: MOST + 2]) if low in _FINITE or (low == "be" and i > 1)), None)
    if verb is not None:
        if lows[:verb] and not (set(lows[:verb]) <= _PRONOUNS | _ADVERBS):
            return " ".join(parts[:verb]) if verb >= TELLING else clause
        return _object_of(parts[verb + 1 :], lows[verb + 1 :], verbal=lows[verb] in _MODAL)
    return _object_of(parts, lows) if infinitive or (lows and lows[0] == "to") else clause


_MODAL = list_words("will would can cannot could may might must should shall won't can't")


def _object_of(parts: list[str], lows: list[str], *, verbal: bool = True) -> str:
    """The noun phrase behind the verb: from its article on, else what follows a verb that needs no preposition; `verbal`: a verb comes first."""
    i = 0
    while i < len(lows) and (lows[i] in _ADVERBS or (lows[i].endswith("ly") and lows[i] not in _VERBS_IN_LY)):
        i += 1
    if lows[i : i + 1] and (lows[i] in _AGAINST or lows[max(0, i - 1)] == "no"):
        return " ".join(parts[i:])  # "there would be no | hasty withdrawal of the troops"
    noun = next(
        (
            k
            for k in range(i + 1, min(i + 4, len(lows)))
            if lows[k] in _DETERMINERS and lows[k + 1 : k + 2] != ["longer"]
        ),
        None,
    )
    apart = noun is not None and not (_JOINTS | {"of"}).isdisjoint(lows[i + 2 : noun])
    if apart or (noun is None and verbal and _governs(lows[i:])):
        noun = i + 1  # "tolerate independence for the islands", "implement further reforms"
    return " ".join(parts[noun:] if noun is not None else parts[i:])


def _governs(lows: list[str]) -> bool:
    """Whether a verb has what follows as its object, and nothing more is done with it: "implement | further reforms"."""
    if len(lows) < 3 or lows[0] in _CAUSATIVE or lows[0].endswith("ing"):
        return False
    return lows[1] not in _TAKES_MORE and not lows[1].endswith("ly") and "to" not in lows


def _tidy(phrase: str) -> str:
    phrase = phrase.replace("”", "", 1) if phrase.count("”") > phrase.count("“") and "“" not in phrase else phrase
    mark = _UNCLOSED.search(phrase)
    opened = mark.start() if mark else phrase.rfind('"') if phrase.count('"') % 2 else -1
    phrase = phrase[:opened] if opened > LEAST else phrase
    parts = phrase.strip(_MARKS).split()
    if len(parts) > MOST:
        cut = next((i for i in range(MOST, MOST // 3, -1) if parts[i].lower() in _JOINTS), MOST)
        parts = parts[:cut]
    while len(parts) > 1 and (
        parts[-1].lower() in _SMALL | _LEADS_ON or (len(parts) > 2 and parts[-1].lower() in _AFTER)
    ):
        parts.pop()
    bare = " ".join(parts).strip(_MARKS)
    return bare.replace('"', "") if _BARE_CLOSING.search(bare) else bare + _find_lost(bare)


def _find_lost(bare: str) -> str:
    """The mark that closes a quotation within the phrase, where stripping took it."""
    if bare.count('"') % 2:
        return '"'
    return next((closing for opening, closing in _PAIRS if bare.count(opening) > bare.count(closing)), "")
