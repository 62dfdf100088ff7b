"""The role that an office gives to somebody, in the article's words, and what it tells of them."""

import re

from summariser.patterns import regex
from summariser.reading.names.lexicon import Hit
from summariser.reading.names.mentions import Gender, Role
from summariser.reading.names.offices import Office
from summariser.reading.names.tokens import Tokens
from summariser.reading.tables import list_words, titles

_OWN = regex(
    r"\A(?:visiting|newly[ -](?:appointed|elected|named)|(?:his|her|their|its|our) (?!excellency|majesty|highness|holiness|eminence|honou?r|royal|grace))\s*",
    re.IGNORECASE,
)
"""What stands before an office without being of it."""


def make_role(tokens: Tokens, office: Office, home: Hit | None) -> Role:
    """The role that an office gives, in the article's words; `home` is what stands behind the name."""
    start, end = tokens.span(*office.role)
    owner = home if home and (home.entry.countries or not office.owner) else office.owner
    affiliation = cut_owner(tokens, owner) if owner else None
    span = (tokens.starts[office.start], tokens.ends[office.end - 1])
    words_of_role = _OWN.sub("", " ".join(tokens.text[start:end].split()))
    if office.plural:
        words_of_role = make_singular(words_of_role)
    return Role(_without_ranks(words_of_role), affiliation, owner.entry.countries if owner else (), span)


def _without_ranks(role: str) -> str:
    """ "President" of "President Sheikh Rashid", "Governor" of "Governor Lt General Parnaik": an office tells more than a rank behind it."""
    parts = role.split()
    while len(parts) > 1 and parts[-1].strip(".").lower() in _RANKS_BEHIND:
        parts.pop()
    return " ".join(parts) if len(parts) < len(role.split()) and parts[-1].lower() in _RANKED else role


_RANKED = list_words(
    "president minister minster premier chancellor leader chief emir amir ruler commander chairman adviser counterpart colleague governor staff"
)
_RANKS_BEHIND = list_words(
    "general admiral colonel marshal brigadier captain major commodore sheikh sheikha shaikh shaykh lt lieutenant gen maj brig col adm vice rear air"
)


def cut_owner(tokens: Tokens, owner: Hit) -> str:
    """The words of a country or body as written."""
    start, end = tokens.span(owner.start, owner.end)
    return " ".join(tokens.text[start:end].split())


def find_gender(tokens: Tokens, office: Office, name: int) -> Gender | None:
    """What title and honorific tell of the person's sex."""
    table = titles()
    for i in (office.head, name - 1):
        low = tokens.lows[i]
        if low in table["female"]:
            return "female"
        if low in table["male"]:
            return "male"
    return None


_SINGULARS = {
    "chiefs": "chief",
    "deputies": "deputy",
    "secretaries": "secretary",
    "spokesmen": "spokesman",
    "chairmen": "chairman",
}


def make_singular(role: str) -> str:
    """The singular of "Foreign Ministers": in a record each has the office alone. Case stays."""
    out = []
    for word in role.split(" "):
        low = word.lower()
        if low in titles()["plural"]:
            one = _SINGULARS.get(low) or (low[:-3] + "y" if low.endswith("ies") else low[:-1])
            word = word[0] + one[1:]
        out.append(word)
    return " ".join(out)
