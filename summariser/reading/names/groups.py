"""Groups and delegations in the text: people named by their office and their homes."""

from summariser.patterns import regex
from summariser.reading.names.lexicon import Hit, match_body, match_known
from summariser.reading.names.mentions import BodyMention, Role
from summariser.reading.names.offices import find_office, may_begin_office
from summariser.reading.names.tokens import COMMA, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words, titles, words

LONGEST = 24
"""Words in the name of a body or in one enumeration of countries."""


Found = tuple[list[BodyMention], int]


def find_group(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
    """ "EU leaders", "foreign ministers of the G7", "ministers from Germany, France, and the United Kingdom"."""
    start, owner, regions = i, hit, 0
    begin, more = read_owner_list(tokens, hit) if hit else (i, ())
    if hit and (begin >= len(tokens) or tokens.gap(begin) not in (SPACE, POSSESSIVE) or hit.entry.sort == "city"):
        return None
    while begin < len(tokens) and tokens.lows[begin] in titles()["region"] and regions < 3 and not hit:
        begin, regions = begin + 1, regions + 1
        if tokens.gap(begin) != SPACE:
            return None
    if begin >= len(tokens):
        return None
    office = find_office(tokens, begin, owner)
    if office is None or tokens.lows[office.head] not in titles()["crowd"]:
        return None
    end, countries, homes = _read_homes(tokens, office.head + 1)
    portfolio = not homes and office.role[1] > office.head + 1
    if portfolio:
        end, countries, homes = _read_homes(tokens, office.role[1])
    if not (homes or hit) and (after := _second_office(tokens, office.role[1] if portfolio else office.head + 1)):
        end, countries, homes = _read_homes(tokens, after)
        portfolio = False
    after = office.role[1] if portfolio else office.head + 1
    loose = None if homes else _read_loose_home(tokens, after) or _read_loose_home(tokens, office.head + 1)
    if loose and (loose > after or tokens.lows[loose - 1] in _HOMES):
        role = _read_words(tokens, begin, office.head + 1)
        return [_make_group(tokens, start, loose, Role(role, None, countries))], loose
    if not (hit or homes or regions) or (
        regions
        and not homes
        and tokens.lows[start] in ("international", "foreign", "world", "regional", "visiting")
        and not hit
        and regions == 1
        and tokens.lows[office.head] != "leaders"
    ):
        return None
    if hit:
        pair = start > 0 and tokens.lows[start - 1] in ("two", "both")  # "the two Korean leaders"
        countries = tuple(dict.fromkeys((*hit.entry.countries[: 1 + pair], *more, *countries)))
    role = _read_words(tokens, begin, office.role[1] if portfolio else office.head + 1)
    affiliation = (
        tokens.text[slice(*tokens.span(hit.start, hit.end))] if hit else homes if homes and not countries else None
    )
    return [_make_group(tokens, start, end, Role(role, affiliation, countries))], end


def _make_group(tokens: Tokens, start: int, end: int, role: Role) -> BodyMention:
    form = _read_words(tokens, start, end)
    return BodyMention(*tokens.span(start, end), "group", form.lower(), form, role.countries, role)


def _read_words(tokens: Tokens, start: int, end: int) -> str:
    """The words `start` to `end` (not included) as written, on one line."""
    return " ".join(tokens.text[slice(*tokens.span(start, end))].split())


def find_institution(tokens: Tokens, hit: Hit) -> int | None:
    """The word in small letters that names an institution of the country before it: "the Norwegian foreign | ministry"."""
    j = k = hit.end
    if j >= len(tokens) or tokens.gap(j) not in (SPACE, POSSESSIVE):
        return None
    while k < min(j + 4, len(tokens)) and tokens.lows[k] in titles()["modifier"] and tokens.gap(k + 1) == SPACE:
        k += 1
    if (
        k > j
        and k < len(tokens)
        and tokens.lows[k] not in titles()["institution"]
        and not may_begin_office(tokens.lows[k])
    ):
        k -= 1  # "the Sudanese army": an institution that is also the beginning of offices
    if k >= len(tokens) or tokens.lows[k : k + 2] == ["opposition", "to"]:
        return None  # "Peru's opposition to the dam" is no party
    return k if tokens.lows[k] in titles()["institution"] else None


def _second_office(tokens: Tokens, j: int) -> int | None:
    """The end of "and central bank governors" behind "finance ministers": both are of the countries that follow."""
    if tokens.lows[j : j + 1] != ["and"] or tokens.gap(j) != SPACE or j + 1 >= len(tokens):
        return None
    office = find_office(tokens, j + 1)
    if office is None or tokens.lows[office.head] not in titles()["crowd"]:
        return None
    return office.head + 1


def _match_next_owner(tokens: Tokens, end: int) -> Hit | None:
    """The country or people behind the comma, or the "and", at word `end`."""
    if tokens.lows[end] == "and" and tokens.gap(end) in (SPACE, POSSESSIVE):
        return match_known(tokens, end + 1)
    return match_known(tokens, end) if tokens.gap(end) == COMMA else None


_OWNING = ("demonym", "country", "organisation")


def read_owner_list(tokens: Tokens, hit: Hit) -> tuple[int, tuple[str, ...]]:
    """The end of "British and Russian" before a group's office, and the codes of all but the first."""
    end = hit.end
    codes: list[str] = []
    while hit.entry.sort in _OWNING and end + 1 < len(tokens):
        following = _match_next_owner(tokens, end)
        if following is None or following.entry.sort not in _OWNING or len(codes) > 8:
            break
        codes += following.entry.countries[:1]
        end = following.end
    # "France, Germany officials" is no list of owners unless an office follows
    several = end < len(tokens) and tokens.lows[end] in ("delegation", "delegations")
    if end > hit.end and not several and (end >= len(tokens) or find_office(tokens, end) is None):
        return hit.end, ()
    return end, tuple(codes)


def read_home_hits(tokens: Tokens, j: int) -> tuple[int, list[Hit]]:
    """The countries or bodies behind "of" or "from" at word `j`, and where they end."""
    if j + 1 >= len(tokens) or tokens.lows[j] not in ("of", "from", "for") or tokens.gap(j) != SPACE:
        return j, []
    sent = tokens.lows[j - 1] in _PARTIES
    end, k = j, j + 1
    hits: list[Hit] = []
    resumed = 0
    while k < min(j + LONGEST, len(tokens)) and (tokens.gap(k) in (SPACE, COMMA) or k == resumed):
        if tokens.lows[k] in ("the", "and", "both") or tokens.lows[k - 1 : k + 1] == ["and", tokens.lows[j]]:
            k += 1
            continue
        hit = match_body(tokens, k)
        capital = hit is not None and hit.entry.sort == "capital" and sent and tokens.lows[j] == "from"
        if hit is None or not (capital or hit.entry.sort in ("country", "organisation")):
            break
        if hit.end < len(tokens) and tokens.gap(hit.end) == POSSESSIVE:
            break
        hits.append(hit)
        end = k = hit.end
        if short := _SHORT.match(tokens.text, tokens.ends[k - 1]):
            k = resumed = tokens.index_at(short.end())
    return end, hits


_SHORT = regex(r" \((?:the )?[A-Z][\w’'-]{1,20}\)(?=,? )")
"""How else the text calls a state: "of Chad (TCD) and Niger"."""


def _read_homes(tokens: Tokens, j: int) -> tuple[int, tuple[str, ...], str | None]:
    """As `read_home_hits`: the end, the codes of the countries, and the first one's words."""
    end, hits = read_home_hits(tokens, j)
    if not hits and (owned := _read_institution(tokens, j)):
        return owned
    codes = dict.fromkeys(hit.entry.countries[0] for hit in hits if hit.entry.sort != "organisation")
    first = tokens.text[slice(*tokens.span(hits[0].start, hits[0].end))] if hits else None
    if end < len(tokens) and tokens.gap(end) == SPACE and hits:
        at = end + (tokens.lows[end] in ("top", "major", "leading", "member", "largest"))
        if at < len(tokens) and tokens.lows[at] in ("countries", "states", "members", "nations", "economies", "bloc"):
            end = at + 1
    return end, tuple(codes), first


def _read_institution(tokens: Tokens, j: int) -> tuple[int, tuple[str, ...], str | None] | None:
    """ "of Sudan's army", "from the Norwegian foreign ministry": the end, the code of the country, and the words."""
    if tokens.lows[j : j + 1] not in (["of"], ["from"]) or tokens.gap(j) != SPACE:
        return None
    k = j + 1 + (tokens.lows[j + 1 : j + 2] == ["the"])
    hit = match_known(tokens, k) if k < len(tokens) else None
    last = find_institution(tokens, hit) if hit and hit.entry.sort in ("demonym", "country") else None
    if hit is None or last is None or tokens.lows[last + 1 : last + 2] == ["and"]:
        return None
    return last + 1, hit.entry.countries[:1], tokens.text[slice(*tokens.span(k, last + 1))]


_HOMES = list_words(
    "states countries nations members governments neighbours neighbors sides capitals parties powers europe "
    "economies africa asia america continent region bloc alliance world islands republics territories "
    "balkans caucasus sahel maghreb levant baltics caribbean mediterranean gulf pacific"
)
_NO_HOME = list_words("who that which to in on will said")


def _read_loose_home(tokens: Tokens, j: int) -> int | None:
    """The end of "of southern Europe", "from five Nordic and Baltic states", "of state and government"."""
    if j + 1 >= len(tokens) or tokens.gap(j) != SPACE:
        return None
    if tokens.lows[j : j + 2] == ["of", "state"] and tokens.lows[j - 1] in ("heads", "ministers"):
        return j + 4 if tokens.lows[j + 2 : j + 4] == ["and", "government"] else j + 2
    if tokens.lows[j] not in ("of", "from"):
        return None
    for k in range(j + 1, min(j + 9, len(tokens))):
        if tokens.gap(k) not in (SPACE, HYPHEN):
            return None
        if tokens.lows[k] in _NO_HOME or tokens.lows[k : k + 2] == ["members", "of"]:
            return None  # "a delegation of Members of Parliament"
        body = match_known(tokens, k) if tokens.capital(k) else None
        if body and body.entry.sort == "organisation" and tokens.lows[k] in _HOMES:
            return body.end  # "of the six-nation Gulf Cooperation Council"
        if tokens.lows[k] in _HOMES and not (tokens.lows[k] == "world" and k == j + 1):
            while (
                k + 1 < len(tokens) and tokens.lows[k + 1] in _HOMES | {"island", "arab"} and tokens.gap(k + 1) == SPACE
            ):
                k += 1
            return _widen_home(tokens, k + 1)
        if tokens.lows[k] in words()["speaking"]:
            return None
    return None


def _widen_home(tokens: Tokens, end: int) -> int:
    """The end of "countries and territories", "states around the Caspian Sea", where the first noun ends before word `end`."""
    at = end + 1 + (tokens.lows[end + 1 : end + 2] == ["civil"])
    if tokens.lows[end : end + 1] == ["and"] and not (_HOMES | {"society"}).isdisjoint(tokens.lows[at : at + 1]):
        return at + 1
    if tokens.lows[end : end + 2] not in (["around", "the"], ["across", "the"], ["along", "the"], ["in", "the"]):
        return end
    last = end + 2
    while last < len(tokens) and tokens.capital(last) and tokens.gap(last) == SPACE:
        last += 1
    return last if last > end + 2 else end


_PARTIES = list_words("delegation delegations team teams negotiators envoys")
"""Those whom a capital sends: "negotiators from Juba" are South Sudan's."""

_SENT = list_words("negotiating mediation parliamentary technical business trade")
"""What a team or a group does that a state has sent."""


def _is_sent(tokens: Tokens, i: int, k: int, hit: Hit | None, *, first: bool) -> bool:
    """Whether word `k`, `first` behind the state named at word `i`, makes it a delegation: "the Omani side", "a technical team"."""
    low, behind = tokens.lows[k], tokens.lows[k + 1 : k + 2]
    if low in ("delegation", "delegations"):
        return True
    if low in ("team", "teams") and behind == ["from"] and match_known(tokens, k + 2):
        return True
    if hit is None or not first:
        return hit is not None and low in ("team", "teams", "group") and tokens.lows[k - 1] in _SENT
    half = i > 0 and tokens.gap(i) == SPACE and tokens.capital(i - 1) and tokens.lows[i - 1] != "the"
    if half or hit.entry.sort != "demonym" or tokens.lows[max(i - 2, 0) : i - 1] in (["on"], ["from"], ["for"]):
        return False  # "the Turkish Cypriot side", "on the Omani side"
    return low in ("side", "team") and behind != ["of"]


def find_delegation(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
    """ "a delegation from Ukraine", "the Ukrainian delegation", "Qatar's negotiating team"."""
    j, more = read_owner_list(tokens, hit) if hit else (i, ())
    if j >= len(tokens) or (hit and tokens.gap(j) not in (SPACE, POSSESSIVE)):
        return None
    for k in range(j, min(j + 4, len(tokens))):
        low = tokens.lows[k]
        if _is_sent(tokens, i, k, hit, first=k == j):
            break
        if not (
            low in titles()["modifier"] or low in _SENT or low in ("official", "large", "ministerial", "level")
        ) or (k > j and tokens.gap(k) not in (SPACE, HYPHEN)):
            return None
    else:
        return None
    end, countries, homes = _read_homes(tokens, k + 1)
    start = i
    if not hit and not homes:
        loose = _read_loose_home(tokens, k + 1)
        if loose is None and (k != i or i == 0 or tokens.lows[i - 1] != "both"):
            return None
        start, end = (i, loose) if loose else (i - 1, end)
    if hit and not countries:
        countries = tuple(dict.fromkeys((*hit.entry.countries[:1], *more)))
    span = tokens.span(start, end)
    form = " ".join(tokens.text[slice(*span)].split())
    affiliation = tokens.text[slice(*tokens.span(hit.start, hit.end))] if hit else None
    return [
        BodyMention(
            *span,
            "delegation",
            f"delegation {countries or form.lower()}",
            form,
            countries,
            Role(tokens.words[k], affiliation, countries),
        )
    ], end
