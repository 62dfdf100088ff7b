"""Countries, organisations, groups and delegations in the text."""

from dataclasses import replace

from summariser.patterns import regex
from summariser.reading.names.groups import Found, find_delegation, find_group, find_institution
from summariser.reading.names.lexicon import Hit, list_goes_on, match_known
from summariser.reading.names.mentions import BodyMention, Kind
from summariser.reading.names.offices import find_offices
from summariser.reading.names.titled import find_name_behind
from summariser.reading.names.tokens import COMMA, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import acting, list_words, titles, words

_STANCE_NOUNS = list_words(
    "position stance demand demands claim claims call calls push refusal decision offer proposal proposals "
    "government leadership insistence rejection request response reply warning objections support commitment "
    "willingness readiness opposition resistance objection backing consent approval veto concern concerns reservations fears criticism reluctance line "
    "pledge promise threat appeal bid goal aim priority message protest ambassador envoy negotiators delegation"
)


_DEALINGS = list_words("talks negotiations dialogue consultations discussions")
"""What a capital has "with" another: "Berlin's talks with Tehran"."""


_PLACE_PREPOSITIONS = list_words("in at from near outside of via through around into")


def find_body(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
    """The group, delegation or unlisted organisation that begins at word `i`, and the first word behind it."""
    return (
        find_delegation(tokens, i, hit)
        or find_group(tokens, i, hit)
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


def find_mission(tokens: Tokens, hit: Hit) -> BodyMention | None:
    """ "The United Nations | Stabilization Mission": a mission with the body whose it is, as one."""
    end = hit.end
    if hit.entry.sort != "organisation" or tokens.gap(end) != SPACE or not tokens.capital(end):
        return None
    found = find_body(tokens, end, None)
    mission = found[0][0] if found else None
    if mission is None or mission.kind != "organisation" or mission.form.split()[-1] != "Mission":
        return None
    start = tokens.starts[hit.start]
    form = " ".join(tokens.text[start : mission.end].split())
    return replace(mission, start=start, key=form, form=form)


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
    if end < len(tokens) and tokens.gap(end) == POSSESSIVE and tokens.lows[end] in ("view", "opinion", "eyes"):
        return True
    if before in ("for", "to") and tokens.capital(start - 1) and tokens.text.startswith(", ", tokens.ends[end - 1]):
        return True  # "For Lima, the levy is illegal"
    if before in _PLACE_PREPOSITIONS:
        return False
    if end < len(tokens) and tokens.gap(end) == POSSESSIVE:
        deals = not _DEALINGS.isdisjoint(tokens.lows[end : end + 3]) and "with" in tokens.lows[end + 1 : end + 5]
        return deals or any(low in _STANCE_NOUNS for low in tokens.lows[end : end + 2])
    if before in ("with", "between", "against", "by") or before in words()["speaking"]:
        return True
    if before in ("on", "upon") and start > 1 and tokens.lows[start - 2].startswith("call"):
        return True
    j, several = end, False
    if tokens.lows[j : j + 1] == ["and"] and before != "to":
        j, several = _skip_partner(tokens, j + 1), True
    elif before == "and" and start >= 3 and _is_partner(tokens, start - 2):
        if tokens.lows[start - 3] in _PLACE_PREPOSITIONS:
            return False
        several = True
    elif before == "to":
        return False
    return _verb_follows(tokens, j, several=several)


_ADVERBS = list_words(
    "also already been has had have both all long never now still again since itself too alone once not yet"
)
_INSERTED = regex(
    r", (however|meanwhile|though|too|for (?:its|their) part|in turn|by contrast|again|likewise"
    r"|(?:which|short|under|wary|keen|eager|anxious|like|unlike|as|despite|never|of late)\b[^,.;:]{2,60}), (?=[a-z])"
)
"""What may part a government from its verb."""


def _verb_follows(tokens: Tokens, j: int, *, several: bool) -> bool:
    """Whether a verb of acting stands at word `j`, behind adverbs or an insertion; its base form where there are `several` subjects."""
    if inserted := _INSERTED.match(tokens.text, tokens.ends[j - 1]):
        j += len(inserted[1].split())
    elif tokens.gap(j) != SPACE:
        return False
    for k in range(j, min(j + 4, len(tokens))):
        low = tokens.lows[k]
        if k > j and tokens.gap(k) != SPACE:
            return False
        if low not in _ADVERBS and not low.endswith("ly"):
            return (
                low in acting()
                or tokens.lows[k - 1] in ("has", "have")
                or (several and f"{low}s" in acting())
                or (low.endswith("ing") and tokens.lows[k - 1] == "been")
            )
    return False


def _skip_partner(tokens: Tokens, j: int) -> int:
    if j < len(tokens) and (hit := match_known(tokens, j)):
        return hit.end
    return j


def _is_partner(tokens: Tokens, i: int) -> bool:
    hit = match_known(tokens, i)
    return hit is not None and hit.entry.sort in ("capital", "country")


def _find_institution(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
    """ "the Norwegian foreign ministry", "Egypt's presidency": a country's institution in lower-case words."""
    if hit is None or hit.end >= len(tokens):
        return None
    if hit.entry.sort == "organisation" and tokens.gap(hit.end) == POSSESSIVE:
        return _find_committee(tokens, i, hit)
    if hit.entry.sort not in ("demonym", "country", "capital"):
        return None
    if (k := find_institution(tokens, hit)) is None:
        return None
    end = _extend_of(tokens, k + 1) if tokens.capital(k) else k + 1
    span = tokens.span(i, end)
    form = " ".join(tokens.text[slice(*span)].split())
    countries = hit.entry.countries[:1]
    key = " ".join(tokens.lows[hit.end : k + 1])
    return [BodyMention(*span, "organisation", f"{countries} {key}", form, countries)], end


_COMMITTEES = list_words("committee council commission board secretariat panel mission office bureau assembly agency")


def _find_committee(tokens: Tokens, i: int, hit: Hit) -> Found | None:
    """ "The African Union's health committee": a part of a body, in lower-case words."""
    for k in range(hit.end, min(hit.end + 5, len(tokens))):
        if not tokens.words[k].islower() or (k > hit.end and tokens.gap(k) not in (SPACE, HYPHEN)):
            return None
        if tokens.lows[k] in _COMMITTEES:
            span = tokens.span(i, k + 1)
            form = " ".join(tokens.text[slice(*span)].split())
            return [BodyMention(*span, "organisation", form.lower(), form, hit.entry.countries)], k + 1
    return None


_OF_PEOPLE = list_words(
    "people peoples fishermen farmers workers women children teachers miners writers lawyers doctors journalists employers students veterans"
)


def _find_organisation(tokens: Tokens, i: int, hit: Hit | None) -> Found | None:
    """A capitalised run that ends, or before "of" begins, with a word such as "Ministry", "Council" or "Party"."""
    if (
        not tokens.capital(i)
        or (tokens.lows[i] in words()["function"] and tokens.lows[i] not in ("international", "national"))
        or (hit and hit.entry.sort not in ("country", "demonym", "city", "capital"))
    ):
        return None
    body = words()["body"]
    end, best = i, None
    while end < min(i + 9, len(tokens)) and tokens.capital(end) and (end == i or _goes_on(tokens, end)):
        end += 1
        if tokens.lows[end - 1] in body:
            best = end
    if best is not None and best - i > 3 and all(tokens.words[k].isupper() for k in range(i, best)):
        return None  # a headline in capitals
    if best is None or (
        best == i + 1
        and not (tokens.lows[i : i + 1] != ["house"] and tokens.lows[best : best + 1] in (["of"], ["for"]))
    ):
        return _find_ministry(tokens, i)
    if hit and hit.entry.sort == "country" and best == hit.end:
        return None  # "the Russian Federation"
    best = _extend_of(tokens, best)
    if tokens.lows[best - 1] in ("honour", "honor"):
        return None  # a guard of honour guards nothing
    return _make_organisation(tokens, i, best, hit)


def _goes_on(tokens: Tokens, k: int) -> bool:
    """Whether word `k` is of the name that the word before belongs to: "the Fishermen's | Federation"."""
    return tokens.gap(k) in (SPACE, HYPHEN) or (tokens.gap(k) == POSSESSIVE and tokens.lows[k - 1] in _OF_PEOPLE)


def _find_ministry(tokens: Tokens, i: int) -> Found | None:
    if tokens.lows[i] == "ministry" and tokens.lows[i + 1 : i + 2] in (["of"], ["for"]):
        return _make_organisation(tokens, i, _extend_of(tokens, i + 1), None)
    return None


def _extend_of(tokens: Tokens, end: int) -> int:
    """Include "of Foreign Affairs and Trade", "for the Study of War"."""
    j, listed = end, False
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
            or tokens.lows[k] in words()["weekday"] | words()["month"] | words()["month_short"]
            or (tokens.lows[j] == "and" and j == end and not listed)
        ):
            break
        if tokens.lows[j] == "and" and not listed and tokens.lows[k] not in titles()["portfolio"]:
            break
        j = end = k + 1
        while (
            end < len(tokens)
            and tokens.capital(end)
            and (tokens.gap(end) in (SPACE, HYPHEN) or (tokens.gap(end) == COMMA and list_goes_on(tokens, end, True)))
            and end - j < 4
            and not _begins_title(tokens, end)
        ):
            end += 1
        j, listed = end, any(tokens.gap(at) == COMMA for at in range(k + 1, end))
    return end


def _begins_title(tokens: Tokens, i: int) -> bool:
    """Whether an office and a name stand there: "the Ministry of Foreign Affairs | Special Secretary Nabeel Munir"."""
    return tokens.lows[i] != "affairs" and any(find_name_behind(tokens, office) for office in find_offices(tokens, i))


def _make_organisation(tokens: Tokens, i: int, end: int, hit: Hit | None) -> Found:
    span = tokens.span(i, end)
    form = " ".join(tokens.text[slice(*span)].split())
    hit = hit or next(
        (h for k in range(i + 1, end) if (h := match_known(tokens, k)) and h.entry.sort == "country"), None
    )
    countries = hit.entry.countries[:1] if hit else ()
    kind: Kind = "organisation"
    return [BodyMention(*span, kind, form.lower(), form, countries)], end
