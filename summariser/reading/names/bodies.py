"""Countries, organisations, groups and delegations in the text."""

from functools import cache

from summariser.reading.names.lexicon import Hit, match_known
from summariser.reading.names.mentions import BodyMention, Kind, Role
from summariser.reading.names.offices import Office, find_office
from summariser.reading.names.tokens import COMMA, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words, titles, words

LONGEST = 24
"""Words in the name of a body or in one enumeration of countries."""

Found = tuple[list[BodyMention], int]

_STANCE_NOUNS = list_words(
    "position stance demand demands claim claims call calls push refusal decision offer proposal proposals "
    "government leadership insistence rejection request response reply warning objections support commitment "
    "willingness readiness ambassador envoy negotiators delegation"
)


@cache
def _acting() -> frozenset[str]:
    table = words()
    return table["speaking"] | table["acting"]


_PLACE_PREPOSITIONS = list_words("in at from near outside of via through around into")


def find_body(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
    """The group, delegation or unlisted organisation that begins at word `i`, and the first word behind it."""
    return (
        _find_delegation(tokens, i, hit)
        or _find_group(tokens, i, hit)
        or _find_institution(tokens, i, hit)
        or _find_organisation(tokens, i, hit)
    )


def find_known(tokens: Tokens, hit: Hit) -> BodyMention | None:
    """The mention of a known name, unless it is a place where it stands."""
    sort = hit.entry.sort
    start, end = tokens.span(hit.start, hit.end)
    if sort == "country":
        return BodyMention(start, end, "country", hit.entry.countries[0], hit.entry.form, hit.entry.countries)
    if sort == "organisation":
        return BodyMention(start, end, "organisation", hit.entry.form, hit.entry.form, hit.entry.countries)
    if sort == "seat" and _follows_article_or_verb(tokens, hit):
        return BodyMention(
            start, end, "organisation", hit.entry.form, hit.entry.form, hit.entry.countries, metonym=True
        )
    if sort == "capital" and acts(tokens, hit.start, hit.end):
        return BodyMention(
            start, end, "country", hit.entry.countries[0], hit.entry.form, hit.entry.countries, metonym=True
        )
    return None


def _follows_article_or_verb(tokens: Tokens, hit: Hit) -> bool:
    before = tokens.lows[hit.start - 1] if hit.start else ""
    if before == "the" and hit.start > 1:
        before = tokens.lows[hit.start - 2]
    return before not in ("in", "at", "outside", "near", "to", "into", "from", "inside") or acts(
        tokens, hit.start, hit.end
    )


def acts(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the name at these words acts there as a government: subject of a verb of acting, or one side of a dealing."""
    before = tokens.lows[start - 1] if start and tokens.gap(start) == SPACE else ""
    if before in _PLACE_PREPOSITIONS:
        return False
    if end < len(tokens) and tokens.gap(end) == POSSESSIVE:
        return any(low in _STANCE_NOUNS for low in tokens.lows[end : end + 2])
    if before in ("with", "between", "against", "by") or before in words()["speaking"]:
        return True
    j = end
    if tokens.lows[j : j + 1] == ["and"] and before != "to":
        j = _skip_partner(tokens, j + 1)
    elif before == "and" and start >= 3 and _is_partner(tokens, start - 2):
        if tokens.lows[start - 3] in _PLACE_PREPOSITIONS:
            return False
    elif before == "to":
        return False
    if tokens.lows[j : j + 1] and (tokens.lows[j].endswith("ly") or tokens.lows[j] in ("also", "has", "had", "have")):
        j += 1
    return j < len(tokens) and tokens.gap(j) == SPACE and tokens.lows[j] in _acting()


def _skip_partner(tokens: Tokens, j: int) -> int:
    if j < len(tokens) and (hit := match_known(tokens, j)):
        return hit.end
    return j


def _is_partner(tokens: Tokens, i: int) -> bool:
    hit = match_known(tokens, i)
    return hit is not None and hit.entry.sort in ("capital", "country")


# Groups and delegations


def _find_group(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
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
    if not homes and (loose := _read_loose_home(tokens, office.role[1] if portfolio else office.head + 1)):
        end, homes = loose, homes
        span = tokens.span(start, end)
        form = " ".join(tokens.text[slice(*span)].split())
        role = " ".join(tokens.text[slice(*tokens.span(begin, office.head + 1))].split())
        return [BodyMention(*span, "group", form.lower(), form, countries, Role(role, None, countries))], end
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
        countries = tuple(dict.fromkeys((*hit.entry.countries[:1], *more, *countries)))
    span = tokens.span(start, end)
    role = " ".join(tokens.text[slice(*tokens.span(begin, office.role[1] if portfolio else office.head + 1))].split())
    affiliation = (
        tokens.text[slice(*tokens.span(hit.start, hit.end))] if hit else homes if homes and not countries else None
    )
    form = " ".join(tokens.text[slice(*span)].split())
    return [BodyMention(*span, "group", form.lower(), form, countries, Role(role, affiliation, countries))], end


def read_owner_list(tokens: Tokens, hit: Hit) -> tuple[int, tuple[str, ...]]:
    """The end of "British and Russian" before a group's office, and the codes of all but the first."""
    end = hit.end
    codes: list[str] = []
    while hit.entry.sort in ("demonym", "country") and end + 1 < len(tokens):
        at = (
            end + 1
            if tokens.lows[end] == "and" and tokens.gap(end) == SPACE
            else end
            if tokens.gap(end) == COMMA
            else None
        )
        following = match_known(tokens, at) if at else None
        if following is None or following.entry.sort not in ("demonym", "country") or len(codes) > 8:
            break
        codes += following.entry.countries[:1]
        end = following.end
    # "France, Germany officials" is no list of owners unless an office follows
    if codes and (end >= len(tokens) or find_office(tokens, end) is None):
        return hit.end, ()
    return end, tuple(codes)


def owners_before(tokens: Tokens, i: int, office: Office) -> list[Hit]:
    """The demonyms or countries before a plural office: "Yemeni and Somali counterparts"."""
    found = [office.owner] if office.owner else []
    k = (office.owner.start if office.owner else i) - 1
    if found and k >= 1 and tokens.lows[k] == "and":
        for start in (k - 1, k - 2):
            hit = match_known(tokens, start) if start >= 0 else None
            if hit and hit.end == k and hit.entry.sort in ("demonym", "country"):
                return [hit, *found]
    return found


def read_home_hits(tokens: Tokens, j: int) -> tuple[int, list[Hit]]:
    """The countries or bodies behind "of" or "from" at word `j`, and where they end."""
    if j + 1 >= len(tokens) or tokens.lows[j] not in ("of", "from") or tokens.gap(j) != SPACE:
        return j, []
    end, k = j, j + 1
    hits: list[Hit] = []
    while k < min(j + LONGEST, len(tokens)) and tokens.gap(k) in (SPACE, COMMA):
        if tokens.lows[k] in ("the", "and", "both"):
            k += 1
            continue
        hit = match_known(tokens, k)
        if hit is None or hit.entry.sort not in ("country", "organisation"):
            break
        if hit.end < len(tokens) and tokens.gap(hit.end) == POSSESSIVE:
            break
        hits.append(hit)
        end = k = hit.end
    return end, hits


def _read_homes(tokens: Tokens, j: int) -> tuple[int, tuple[str, ...], str | None]:
    """As `read_home_hits`: the end, the codes of the countries, and the first one's words."""
    end, hits = read_home_hits(tokens, j)
    codes = dict.fromkeys(hit.entry.countries[0] for hit in hits if hit.entry.sort == "country")
    first = tokens.text[slice(*tokens.span(hits[0].start, hits[0].end))] if hits else None
    if (
        end < len(tokens)
        and tokens.lows[end] in ("countries", "states", "members", "nations")
        and tokens.gap(end) == SPACE
        and hits
    ):
        end += 1
    return end, tuple(codes), first


_HOMES = list_words(
    "states countries nations members governments neighbours neighbors sides capitals parties powers europe "
    "africa asia america continent region bloc alliance world islands republics territories"
)


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
        if tokens.lows[k] in _HOMES and not (tokens.lows[k] == "world" and k == j + 1):
            return k + 1
        if tokens.lows[k] in words()["speaking"] or tokens.lows[k] in (
            "who",
            "that",
            "which",
            "to",
            "in",
            "on",
            "will",
            "said",
        ):
            return None
    return None


def _find_delegation(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
    """ "a delegation from Ukraine", "the Ukrainian delegation", "Qatar's negotiating team"."""
    j = hit.end if hit else i
    if j >= len(tokens) or (hit and tokens.gap(j) not in (SPACE, POSSESSIVE)):
        return None
    for k in range(j, min(j + 4, len(tokens))):
        low = tokens.lows[k]
        if low in ("delegation", "delegations") or (
            low in ("team", "teams") and hit and tokens.lows[k - 1] in ("negotiating", "mediation")
        ):
            break
        if not (
            low in titles()["modifier"]
            or low in ("negotiating", "official", "large", "business", "trade", "mediation", "ministerial", "level")
        ) or (k > j and tokens.gap(k) not in (SPACE, HYPHEN)):
            return None
    else:
        return None
    end, countries, homes = _read_homes(tokens, k + 1)
    if not hit and not homes:
        return None
    if hit and not countries:
        countries = hit.entry.countries[:1]
    span = tokens.span(i, end)
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


# Organisations by pattern


def _find_institution(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
    """ "the Norwegian foreign ministry", "Egypt's presidency": a country's institution in lower-case words."""
    if hit is None or hit.entry.sort not in ("demonym", "country", "capital") or hit.end >= len(tokens):
        return None
    j = hit.end
    if tokens.gap(j) not in (SPACE, POSSESSIVE):
        return None
    k = j
    while k < min(j + 4, len(tokens)) and tokens.lows[k] in titles()["modifier"] and tokens.gap(k + 1) == SPACE:
        k += 1
    if k >= len(tokens) or tokens.lows[k] not in titles()["institution"]:
        return None
    end = _extend_of(tokens, k + 1) if tokens.capital(k) else k + 1
    span = tokens.span(i, end)
    form = " ".join(tokens.text[slice(*span)].split())
    countries = hit.entry.countries[:1]
    key = " ".join(tokens.lows[j : k + 1])
    return [BodyMention(*span, "organisation", f"{countries} {key}", form, countries)], end


def _find_organisation(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
    """A capitalised run that ends, or before "of" begins, with a word such as "Ministry", "Council" or "Party"."""
    if (
        not tokens.capital(i)
        or tokens.lows[i] in words()["function"]
        or (hit and hit.entry.sort not in ("country", "demonym", "city", "capital"))
    ):
        return None
    body = words()["body"]
    end, best = i, None
    while end < min(i + 9, len(tokens)) and tokens.capital(end) and (end == i or tokens.gap(end) in (SPACE, HYPHEN)):
        end += 1
        if tokens.lows[end - 1] in body:
            best = end
    if best is None or (
        best == i + 1
        and not (tokens.lows[i : i + 1] != ["house"] and tokens.lows[best : best + 1] in (["of"], ["for"]))
    ):
        return _find_ministry(tokens, i)
    best = _extend_of(tokens, best)
    return _make_organisation(tokens, i, best, hit)


def _find_ministry(tokens: Tokens, i: int) -> Found | None:
    if tokens.lows[i] == "ministry" and tokens.lows[i + 1 : i + 2] in (["of"], ["for"]):
        return _make_organisation(tokens, i, _extend_of(tokens, i + 1), None)
    return None


def _extend_of(tokens: Tokens, end: int) -> int:
    """Include "of Foreign Affairs and Trade", "for the Study of War"."""
    j = end
    while j + 1 < min(end + 10, len(tokens)) and tokens.gap(j) == SPACE:
        k = j
        while (
            k < min(j + 3, len(tokens))
            and tokens.lows[k] in ("of", "for", "the", "and", "on", "de", "del", "la")
            and tokens.gap(k) == SPACE
        ):
            k += 1
        if k == j and j == end:
            break
        if (
            k >= len(tokens)
            or not tokens.capital(k)
            or tokens.gap(k) != SPACE
            or (tokens.lows[j] == "and" and j == end)
        ):
            break
        if tokens.lows[j] == "and" and tokens.lows[k] not in titles()["portfolio"]:
            break
        j = end = k + 1
        while end < len(tokens) and tokens.capital(end) and tokens.gap(end) in (SPACE, HYPHEN) and end - j < 4:
            end += 1
        j = end
    return end


def _make_organisation(tokens: Tokens, i: int, end: int, hit: Hit | None) -> Found:
    span = tokens.span(i, end)
    form = " ".join(tokens.text[slice(*span)].split())
    countries = hit.entry.countries[:1] if hit else ()
    kind: Kind = "organisation"
    return [BodyMention(*span, kind, form.lower(), form, countries)], end
