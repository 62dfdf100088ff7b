"""People named without a title: what around a capitalised run shows that it is somebody."""

from collections.abc import Sequence
from dataclasses import replace

from summariser.reading.names.encounter import meets
from summariser.reading.names.lexicon import Hit, match_known
from summariser.reading.names.mentions import PersonMention, Role, Run
from summariser.reading.names.offices import Office, find_office, is_head, may_begin_office
from summariser.reading.names.people import MEMBERS
from summariser.reading.names.ranks import is_rank, is_style
from summariser.reading.names.titled import find_home_behind
from summariser.reading.names.tokens import COMMA, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words, titles, words
from summariser.reading.tables.given import load_given_names

_LEADING = list_words("led headed chaired hosted mediated signed moderated represented accompanied")
_VERBLIKE = frozenset({"who", "whose", "whom"})
ONLY_PEOPLE_DO = list_words(
    "met headed flew travelled traveled arrived chaired spoke resigned shook walked sat smiled nodded told landed"
)
_LONGEST_ADJECTIVES = 4


def find_speaking_words(tokens: Tokens, runs: Sequence[Run]) -> frozenset[str]:
    """The single capitalised words that somewhere say something: surnames of people who have to be named in full elsewhere."""
    single = (run for run in runs if run.end - run.start == 1 and not run.titled)
    return frozenset(tokens.lows[run.start] for run in single if _speaks(tokens, run))


def find_person(
    tokens: Tokens, run: Run, before: PersonMention | None, speaking: frozenset[str] = frozenset()
) -> PersonMention | None:
    """The person that `run` names for certain.

    `before` is the person named last, for "Rubio and Steve Witkoff"; `speaking` are words that say something elsewhere.
    """
    if run.titled or not _looks_like_a_name(tokens, run):
        return None
    home = find_home(tokens, run)
    role = find_apposition(tokens, run.end) or home
    if role and home and not role.countries:
        role = replace(role, affiliation=role.affiliation or home.affiliation, countries=home.countries)
    if (
        role
        or _speaks(tokens, run)
        or _is_introduced(tokens, run)
        or _stands_beside(tokens, run, before)
        or tokens.lows[run.end - 1] in speaking
        or meets(tokens, run)
        or _has_age(tokens, run)
        or _has_given_name(tokens, run)
    ):
        return PersonMention(run.start, run.end, role)
    return None


def _looks_like_a_name(tokens: Tokens, run: Run) -> bool:
    """Two to six words, none of them the sort that names places, works or bodies."""
    length = run.end - run.start
    if not 2 <= length <= 7:
        return False
    table = words()
    if _opens_before_a_state(tokens, run) or _names_a_building(tokens, run):
        return False
    offices = titles()["portfolio"] | titles()["modifier"]
    if tokens.lows[run.start] in offices or tokens.lows[run.end - 1] in titles()["portfolio"]:
        return False
    for i in range(run.start, run.end):
        low = tokens.lows[i]
        if low in table["place"] or low in table["body"] or (low in table["month"] and i == run.start):
            return False
        if tokens.words[i][0].isdigit() or (low in titles()["region"] and i == run.start):
            return False
    if all(tokens.words[i].isupper() and len(tokens.words[i]) > 1 for i in range(run.start, run.end)):
        return False
    # one word with a hyphen ("Al-Tanf") is rather a place
    return any(tokens.gap(i) != HYPHEN for i in range(run.start + 1, run.end))


_HOSTS = list_words("receive receives received host hosts hosted welcome welcomes welcomed greet")


def _opens_before_a_state(tokens: Tokens, run: Run) -> bool:
    """ "Urging Peru to pay", "Unless Norway": a word with a capital only for its place, before a known name that needs no other."""
    if tokens.gap(run.start) == SPACE or tokens.lows[run.start] in load_given_names():
        return False
    known = match_known(tokens, run.start + 1) if run.end - run.start > 1 else None
    return known is not None and known.end == run.end


def _names_a_building(tokens: Tokens, run: Run) -> bool:
    """ "The Jorge Barbosa auditorium": who a building is called after does nothing there."""
    return tokens.gap(run.end) == SPACE and tokens.lows[run.end] in words()["building"]


def _speaks(tokens: Tokens, run: Run) -> bool:
    """A verb of saying right before or behind."""
    speaking = words()["speaking"]
    j = run.end
    if j < len(tokens) and tokens.gap(j) == SPACE:
        if tokens.lows[j] in speaking or tokens.lows[j] in ONLY_PEOPLE_DO:
            return True
        if (
            (tokens.lows[j].endswith("ly") or tokens.lows[j] in ("also", "later", "has", "had", "then"))
            and tokens.lows[j + 1 : j + 2]
            and (tokens.lows[j + 1] in speaking or tokens.lows[j + 1] in ONLY_PEOPLE_DO)
        ):
            return True
    if j < len(tokens) and tokens.gap(j) == COMMA and tokens.lows[j] in _VERBLIKE:
        return True
    i = run.start
    return (
        i > 0
        and tokens.gap(i) == SPACE
        and tokens.lows[i - 1] in ("said", "says", "added", "asked", "wrote", "told", "warned", "insisted", "argued")
    )


def _has_given_name(tokens: Tokens, run: Run) -> bool:
    """ "Antony Bell is packing": two to four words, the first of them a given name in wide use."""
    return run.end - run.start <= 4 and tokens.lows[run.start] in load_given_names()


def _has_age(tokens: Tokens, run: Run) -> bool:
    """ "Drita Hoxhallari, 51, has led": nothing but a person has an age there."""
    j = run.end
    aged = j + 1 < len(tokens) and tokens.gap(j) == COMMA and tokens.gap(j + 1) == COMMA
    return aged and tokens.words[j].isdigit() and len(tokens.words[j]) == 2


def _is_introduced(tokens: Tokens, run: Run) -> bool:
    """ "led by Jane Doe", "according to Jane Doe", "Jane Doe of Norway"."""
    i = run.start
    if i >= 2 and tokens.lows[i - 1] == "by" and tokens.lows[i - 2] in _LEADING:
        return True
    return i >= 2 and (tokens.lows[i - 2 : i] == ["according", "to"] or _is_guest(tokens, i))


_GUESTS = list_words(
    "host hosts hostess guest visitor caller interlocutor successor predecessor deputy rival opponent neighbour neighbor boss"
)
_OWN = list_words("his her its their our my")


def _is_guest(tokens: Tokens, i: int) -> bool:
    """ "Her host, Graeme Tolley", "her guest from Vilnius, Tautvydas Girdvainis": who it is to somebody, and then who it is."""
    k = i - 1
    if tokens.gap(i) != COMMA:
        return False
    while k > max(i - 6, 0) and tokens.lows[k] not in _GUESTS and tokens.gap(k) == SPACE:
        k -= 1
    return k > 0 and tokens.lows[k] in _GUESTS and tokens.lows[k - 1] in _OWN | {"visiting"} and tokens.gap(k) == SPACE


def _stands_beside(tokens: Tokens, run: Run, before: PersonMention | None) -> bool:
    """ "Rubio and Steve Witkoff": joined by "and" to a person named right before."""
    if before is None:
        return False
    i, j = run.start, run.end
    if before.end == i:  # "A, B and C", of whom B is in the middle
        follows = tokens.lows[j : j + 1] == ["and"] and j + 1 < len(tokens) and tokens.capital(j + 1)
        return tokens.gap(i) == COMMA and follows and tokens.gap(j) == SPACE and j - i < 4
    return (
        before.end == i - 1
        and tokens.lows[i - 1] == "and"
        and tokens.gap(i) == SPACE
        and tokens.gap(i - 1) in (SPACE, COMMA)
    )


def find_home(tokens: Tokens, run: Run) -> Role | None:
    """ "Graciela Montúfar of Ecuador", "New Zealand's Hamish Te Rangi": a country that says where somebody is from."""
    guest = run.start > 3 and tokens.lows[run.start - 2] == "from" and _is_guest(tokens, run.start)
    if guest and (town := match_known(tokens, run.start - 1)):
        return Role("", tokens.words[run.start - 1], town.entry.countries)
    hit = find_home_behind(tokens, run.end) or _find_home_before(tokens, run)
    if hit is None or hit.entry.sort not in ("country", "organisation"):
        return None
    return Role("", " ".join(tokens.text[slice(*tokens.span(hit.start, hit.end))].split()), hit.entry.countries)


def _find_home_before(tokens: Tokens, run: Run) -> Hit | None:
    """ "New Zealand's | Hamish Te Rangi", "France, where | Emmanuel Macron is to receive": a host is at home."""
    if run.start and tokens.gap(run.start) == POSSESSIVE:
        ends, first = run.start, max(run.start - 3, 0)
    elif run.start > 1 and tokens.lows[run.start - 1] == "where" and tokens.gap(run.start - 1) == COMMA:
        if _HOSTS.isdisjoint(tokens.lows[run.end : run.end + 4]):
            return None
        ends, first = run.start - 1, max(run.start - 4, 0)
    else:
        return None
    hits = (match_known(tokens, start) for start in range(first, ends))
    return next((hit for hit in hits if hit and hit.end == ends), None)


def _is_bare(role: Role) -> bool:
    """A rank or a bare office that says neither of what nor of which country."""
    return not role.countries and is_rank(role.words.split())


def add_apposition(tokens: Tokens, mention: PersonMention) -> PersonMention:
    """The mention with the office behind it, when there is none before: "Ms. Lorato Gabanakitso, Permanent Secretary"."""
    if mention.role and mention.role.words and mention.role.countries:
        return mention
    role = find_apposition(tokens, mention.end)
    if mention.role and mention.role.words and not _is_bare(mention.role):
        # "President X, President of Y": the office stays, the state is new
        whose = role.countries if role and not mention.role.affiliation else ()
        return replace(mention, role=replace(mention.role, countries=whose)) if whose else mention
    if role is None or (
        mention.role and mention.role.words and not role.countries and not is_style(mention.role.words)
    ):
        return mention
    if mention.role and not role.affiliation:
        role = replace(role, affiliation=mention.role.affiliation, countries=mention.role.countries)
    return replace(mention, role=role)


def find_apposition(tokens: Tokens, at: int) -> Role | None:
    """The office behind a name and a comma: ", the president of Ukraine", ", Norway's chief negotiator", ", who heads"."""
    if at + 1 < len(tokens) and tokens.words[at] in MEMBERS and tokens.gap(at) == SPACE:
        at += 1  # "the Hon Julie Bishop MP, Minister for"
    if at >= len(tokens) or tokens.gap(at) != COMMA:
        return None
    j = at
    if tokens.lows[j].isdigit() and j + 1 < len(tokens) and tokens.gap(j + 1) == COMMA:
        j += 1
    if tokens.lows[j] in ("the", "a", "an", "his", "her", "its", "their", "our", "my"):
        j += 1
    for k in range(j, min(j + _LONGEST_ADJECTIVES, len(tokens))):
        if k > j and tokens.gap(k) not in (SPACE, HYPHEN, POSSESSIVE):
            return None
        if office := _office_at(tokens, k):
            return _as_role(tokens, office)
        if tokens.lows[k] in words()["function"] and tokens.lows[k] not in ("western", "old", "new"):
            return None
    return None


def _office_at(tokens: Tokens, k: int) -> Office | None:
    hit = match_known(tokens, k)
    begin = hit.end if hit else k
    if begin >= len(tokens) or (hit and tokens.gap(begin) not in (SPACE, POSSESSIVE)):
        return None
    while (
        hit
        and begin < hit.end + 3
        and begin < len(tokens)
        and not may_begin_office(tokens.lows[begin])
        and tokens.lows[begin].islower()
    ):
        begin += 1
    if begin >= len(tokens) or not may_begin_office(tokens.lows[begin]):
        return None
    office = find_office(tokens, begin, hit, common=True)
    office = office and (_read_on(tokens, office) or office)
    if office is None or office.plural:
        return None
    behind = office.end
    if behind < len(tokens) and tokens.gap(behind) == POSSESSIVE and behind == office.head + 1:
        return None
    bodies = office.owner is not None and office.owner.end == behind and office.owner.entry.sort != "country"
    named = behind < len(tokens) and tokens.gap(behind) == SPACE and tokens.capital(behind)
    return None if named and not bodies else office


def _read_on(tokens: Tokens, office: Office) -> Office | None:
    """The office behind words that no table knows: "chief | market analyst", "senior | grains economist"."""
    at = office.role[1]
    for k in range(at, min(at + 3, len(tokens))) if at == office.head + 1 else ():
        if tokens.gap(k) != SPACE or not tokens.words[k].islower() or tokens.lows[k] in words()["function"]:
            return None
        if is_head(tokens.lows[k]) and (last := find_office(tokens, k, common=True)):
            return replace(
                last, start=office.start, role=(office.role[0], last.role[1]), owner=office.owner or last.owner
            )
    return None


def _find_employer(tokens: Tokens, at: int) -> Hit | None:
    """ "a senior official from the State Department"."""
    if at + 1 >= len(tokens) or tokens.lows[at] not in ("from", "at", "with", "in") or tokens.gap(at) != SPACE:
        return None
    hit = match_known(tokens, at + 2 if tokens.lows[at + 1] == "the" and at + 2 < len(tokens) else at + 1)
    wanted = ("organisation", "seat") if tokens.lows[at] != "from" else ("organisation", "seat", "country")
    return hit if hit and hit.entry.sort in wanted else None


def _as_role(tokens: Tokens, office: Office) -> Role:
    span = tokens.span(*office.role)
    owner = office.owner or _find_employer(tokens, office.end)
    affiliation = None
    countries: tuple[str, ...] = ()
    if owner:
        affiliation = " ".join(tokens.text[slice(*tokens.span(owner.start, owner.end))].split())
        countries = owner.entry.countries
    whole = (tokens.starts[office.start], tokens.ends[office.end - 1])
    return Role(" ".join(tokens.text[slice(*span)].split()), affiliation, countries, whole)
