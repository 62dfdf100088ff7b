"""Which office somebody holds, and whether it is one of those that a group is named by."""

from functools import cache

from summariser.reading.names import Entity
from summariser.reading.tables import list_words, read_rows_of, titles

OUTSIDE = list_words(
    "spokesman spokeswoman spokesperson analyst economist professor academic historian researcher scholar expert fellow "
    "scientist activist campaigner lawyer journalist correspondent editor author writer columnist broadcaster businessman "
    "businesswoman banker executive candidate predecessor successor aide former ex lawmaker mp mep senator mayor judge "
    "councillor parliamentarian legislator congressman congresswoman official diplomat adviser advisor"
)
"""Offices whose holders speak about meetings; they sit in one only where the article says so."""

LEADERS = list_words(
    "president chancellor premier pm king queen emir sultan taoiseach leader prince prime_minister ruler monarch"
)
_SOLDIERS = list_words("chief commander general admiral marshal commodore colonel brigadier captain major")
SITTING = list_words(
    "minister secretary envoy mediator negotiator chief commander representative commissioner delegate president premier "
    "chancellor facilitator ambassador emissary leader emir king undersecretary counterpart colleague speaker"
)
WIDE = list_words("delegation delegations officials diplomats negotiators envoys representatives delegates rivals")


def office_of(entity: Entity) -> tuple[str, ...]:
    """The words of somebody's office, in lower case."""
    return tuple((entity.role or "").lower().replace("-", " ").split())


def is_outside(entity: Entity) -> bool:
    """Whether somebody rather speaks about meetings than sits in them."""
    office = office_of(entity)
    return office[:2] == ("press", "secretary") or any(word in OUTSIDE for word in office)


def is_first(entity: Entity) -> bool:
    """Whether somebody is head of a state or a government."""
    office = office_of(entity)
    return office[:2] == ("prime", "minister") or any(word in LEADERS for word in office)


def holds(person: Entity, group: Entity) -> bool:
    """Whether a person's office is one of a group's: a minister among ministers, a commander among chiefs."""
    return fits(person, group.role or "")


def fits(person: Entity, words: str, *, alike: bool = True) -> bool:
    """As `holds`, for a group that only these words tell of; `alike`: with the same portfolio, which states cut each in its own way."""
    office, heads = office_of(person), tuple(words.lower().replace("-", " ").split())
    if not office or not heads or is_outside(person):
        return False
    if office[-1] in ("counterpart", "colleague") or office[-2:] == ("opposite", "number"):
        return True
    if _has_other_portfolio(office, heads, alike):
        return False
    singulars = {_singular(word) for word in heads}
    if _PARTISAN & set(office) and not _PARTISAN & set(heads):
        return False
    if office[-1] in singulars or office[0] in singulars:
        return True
    if "leader" in singulars or ("head" in singulars and "state" in heads):
        return is_first(person)
    if "chief" in singulars or "commander" in singulars:
        return any(word in _SOLDIERS for word in office)
    if "minister" in singulars and (office[-1] in ("secretary", "undersecretary") or office[:2] == ("secretary", "of")):
        return True
    # a head of state is no member of a delegation that somebody else leads
    wide = any(word in WIDE for word in heads) and not is_first(person)
    return wide and any(word in SITTING for word in office)


def is_same_office(entity: Entity, words: str) -> bool:
    """Whether the head of these words is that of somebody's office: a minister and ministers, not a secretary."""
    heads = {_singular(word) for word in words.lower().split()} & titles()["head"]
    return bool(heads & {_singular(word) for word in office_of(entity)})


@cache
def _members() -> dict[str, frozenset[str]]:
    rows = read_rows_of("summariser.rules.tables", "members.tsv", 2)
    return {form: frozenset(codes.split()) for forms, codes in rows for form in forms.split(";")}


def members_of(group: str) -> frozenset[str]:
    """The countries of the body by which a group is called: "EU leaders", "foreign ministers of the G7"."""
    padded = f" {group} "
    return next((codes for form, codes in _members().items() if f" {form} " in padded), frozenset())


_PARTISAN = list_words("opposition party parliamentary union community religious youth rebel")
"""What a leader or member is of who is none of a state's."""

_GENERAL = list_words(
    "affairs state states council ministers general chief government republic federation special international national cabinet federal"
)
"""Words of an office that do not tell whose business it is."""


def _has_other_portfolio(office: tuple[str, ...], heads: tuple[str, ...], alike: bool) -> bool:
    """Whether both name a portfolio and not the same: a foreign minister is none of "the two prime ministers"."""
    if "minister" not in office:
        return False
    ours, theirs = _portfolios().intersection(office), _portfolios().intersection(heads)
    if not (ours and theirs) or ours & theirs:
        return False
    return alike or not titles()["every state"].isdisjoint(ours | theirs)


@cache
def _portfolios() -> frozenset[str]:
    return (titles()["portfolio"] | titles()["every state"]) - _GENERAL


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
