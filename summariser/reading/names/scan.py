"""One pass over the words of an article, from left to right: who and what is named, each mention by itself."""

from dataclasses import replace

from summariser.reading.names.apposed import find_name_behind_comma
from summariser.reading.names.bodies import find_body, find_known, find_mission
from summariser.reading.names.groups import read_home_hits, read_owner_list
from summariser.reading.names.lexicon import Hit, find_demonym, match_known
from summariser.reading.names.mentions import BodyMention, Gender, PersonMention, Role, Run
from summariser.reading.names.offices import Office, find_office, find_offices, is_head, may_begin_office
from summariser.reading.names.owners import (
    begin_behind,
    find_antecedent,
    find_shared,
    find_unknown_owner,
    make_owner,
    owners_before,
)
from summariser.reading.names.people import read_name
from summariser.reading.names.ranks import is_rank
from summariser.reading.names.roles import cut_owner, find_gender, make_role
from summariser.reading.names.titled import (
    find_home_behind,
    find_name_behind,
    find_next_in_list,
    skip_honorifics,
    skip_unknown_homes,
)
from summariser.reading.names.tokens import COMMA, DOT, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words, titles

LONGEST_LIST = 40
"""People in one enumeration."""


_SENT = frozenset({"delegation", "delegations", "team", "teams"})
_ARTICLES = frozenset({"al", "el", "ash", "as", "an", "ar"})
_LOWER_STARTS = _ARTICLES | list_words("van von der den de del della di da dos du ter ten bin ibn la")
"""Particles with which a surname may begin where it stands alone; the Arabic articles only with a hyphen."""


class Scan:
    """The mentions of one article: `people`, `bodies` and `runs` that are nobody yet, each in order."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.people: list[PersonMention] = []
        self.bodies: list[BodyMention] = []
        self.runs: list[Run] = []
        self.unnamed: list[Role] = []
        """Offices of a state whose holder is not named there: "Togo's top diplomat"."""

        self._owned: tuple[int, Hit | None] = (-1, None)
        """Behind which word the last person of a known state was named, and that state."""

        self.states: list[Hit] = []
        """Every country, demonym and capital, in order: what "its" may mean, and which sides an article has."""

        for n, first in enumerate(tokens.firsts):
            end = tokens.firsts[n + 1] if n + 1 < len(tokens.firsts) else len(tokens)
            self._scan_piece(first, end, tokens.pieces[n].titled)

    def _scan_piece(self, i: int, end: int, titled: bool) -> None:
        lows, capitals = self.tokens.lows, self.tokens.capitals
        while i < end:
            if capitals[i] or may_begin_office(lows[i]) or lows[i] in _SENT:
                i = self._scan_word(i, titled)
            else:
                after = self._scan_article(i, titled) if lows[i] in _LOWER_STARTS else None
                i = after or i + 1

    def _scan_word(self, i: int, titled: bool) -> int:
        """Read what begins at word `i`; returns the first word behind it."""
        hit = match_known(self.tokens, i)
        begin = hit.end if hit else i
        if hit and hit.entry.sort in ("country", "demonym", "capital"):
            self.states.append(hit)
        begin = begin_behind(self.tokens, hit) if hit else begin
        if not titled and (not hit or self._may_own(hit, begin)) and (after := self._scan_office(i, begin, hit)):
            return after
        if not titled and hit and (after := self._scan_owners(i, hit)):
            return after
        if not (titled or hit) and (after := self._scan_honorific(i)):
            return after
        if found := find_body(self.tokens, i, hit):
            if not titled and found[0][0].kind == "organisation" and (after := self._scan_unknown_owner(i, found[1])):
                return after
            self.bodies += found[0]
            return found[1]
        if hit:
            if mission := find_mission(self.tokens, hit):
                self.bodies.append(mission)
                return self.tokens.index_at(mission.end)
            if mention := find_known(self.tokens, hit):
                self.bodies.append(mention)
            elif hit.entry.sort == "demonym":
                return self._scan_after_demonym(hit, titled)
            return hit.end
        if self.tokens.capital(i):
            return self._scan_run(i, titled)
        return i + 1

    def _may_own(self, hit: Hit, begin: int) -> bool:
        joined = begin > hit.end or (begin < len(self.tokens) and self.tokens.gap(begin) in (SPACE, POSSESSIVE))
        return joined and may_begin_office(self.tokens.lows[begin])

    def _scan_owners(self, i: int, hit: Hit) -> int | None:
        """ "Yemeni and Somali counterparts, A and B": two owners before one office."""
        end, more = read_owner_list(self.tokens, hit)
        if not more or not may_begin_office(self.tokens.lows[end]):
            return None
        offices = find_offices(self.tokens, end, match_known(self.tokens, end - 1) or hit)
        return self._add_several(offices[0], i) if offices and offices[0].plural else None

    def _scan_after_demonym(self, hit: Hit, titled: bool) -> int:
        """ "U.S. Steve Witkoff": a name right behind a demonym, with no title between."""
        tokens = self.tokens
        if (
            not titled
            and tokens.gap(hit.end) == SPACE
            and tokens.capital(hit.end)
            and match_known(tokens, hit.end) is None
        ):
            end = read_name(tokens, hit.end, titled=False)
            if end and end - hit.end >= 2:
                self.runs.append(Run(hit.end, end, titled))
                return end
        return hit.end

    # Titles

    def _scan_office(self, i: int, begin: int, owner: Hit | None) -> int | None:
        if begin >= len(self.tokens) or not may_begin_office(self.tokens.lows[begin]):
            return None
        offices = find_offices(self.tokens, begin, owner)
        if owner is None and (meant := find_antecedent(self.tokens, self.states, i - 1)):
            offices = [replace(office, owner=office.owner or meant) for office in offices]
        for office in offices:
            if name := find_name_behind(self.tokens, office):
                return self._add_titled(office, name)
        if not offices:
            common = find_office(self.tokens, begin, owner, common=True)
            offices = [common] if common and not common.plural else []
        if not offices:
            return None
        office = offices[0]
        if office.plural and (after := self._add_several(office, i)):
            return after
        if self._owns_office(office):
            return None  # "the Secretary-General's Special Envoy, Huang Xia"
        if name := find_name_behind_comma(self.tokens, office, i):
            return self._add_titled(office, name, find_demonym(self.tokens, office.end, name[0]))
        if office.owner and not office.plural:
            if after := self._scan_second_office(office):
                return after
            if office.owner.entry.sort in ("country", "demonym", "capital"):
                self.unnamed.append(make_role(self.tokens, office, None))
        return None

    def _owns_office(self, office: Office) -> bool:
        """Whether another's office stands behind this one's possessive."""
        tokens, end = self.tokens, office.end
        return tokens.gap(end) == POSSESSIVE and bool(find_offices(tokens, end))

    def _scan_second_office(self, office: Office) -> int | None:
        """ "his Canadian colleague, Foreign Minister Anne Roy": a second office behind the comma, of the same state."""
        tokens, at = self.tokens, office.end
        if at >= len(tokens) or tokens.gap(at) != COMMA:
            return None
        begin = at + (tokens.lows[at] in ("former", "ex"))
        hit = match_known(tokens, begin) if begin < len(tokens) else None
        begin = hit.end if hit else begin
        if begin >= len(tokens) or not may_begin_office(tokens.lows[begin]):
            return None
        for second in find_offices(tokens, begin, hit):
            if second.plural or not (name := find_name_behind(tokens, second)):
                continue
            if tokens.lows[at] in ("former", "ex") or is_rank(tokens.lows[slice(*second.role)]):
                return self._add_titled(office, name)
            return self._add_titled(replace(second, owner=second.owner or office.owner), name)
        return None

    def _add_several(self, office: Office, i: int) -> int | None:
        """ "The culture ministers, A and B,", "envoys of X and Y, A and B": each gets the office, and a country where they are as many."""
        tokens = self.tokens
        end, homes = read_home_hits(tokens, office.head + 1)
        if not homes and office.role[1] > office.head + 1:
            end, homes = read_home_hits(tokens, office.role[1])
        owners = owners_before(tokens, i, office)
        end = end if homes else skip_unknown_homes(tokens, office.head + 1)
        people: list[tuple[int, int]] = []
        following = find_name_behind(tokens, office) if owners[1:] else None  # "French and German Presidents A and B"
        following = following or (find_next_in_list(tokens, end) if tokens.gap(end) == COMMA else None)
        while following and len(people) < LONGEST_LIST:
            people.append(following)
            following = find_next_in_list(self.tokens, following[1])
        if len(people) < 2 or any(end - at < 2 for at, end in people):
            return None
        sources = homes if len(homes) == len(people) else owners if len(owners) == len(people) else []
        if len(homes) > 1 or len(owners) > 1:
            office = replace(office, owner=None)  # of several, not of the first alone
        for n, (at, name_end) in enumerate(people):
            role = make_role(self.tokens, office, sources[n] if sources else None)
            self.people.append(PersonMention(at, name_end, role))
        return people[-1][1]

    def _add_titled(self, office: Office, name: tuple[int, int], origin: Hit | None = None) -> int:
        """Add the person of `office`, and the others of one list: "Foreign Ministers A of X, B of Y and C of Z"."""
        tokens = self.tokens
        before = self.people[-1] if self.people else None
        if origin is None and office.owner is None:
            origin = find_shared(tokens, office, before, self._owned)
        for n in range(LONGEST_LIST):
            at, end = name
            royal = tokens.lows[office.head] in titles()["royal"]
            if royal and tokens.words[end : end + 1] == ["I"] and tokens.gap(end) == SPACE:
                end += 1
            home = find_home_behind(self.tokens, end)
            role = make_role(self.tokens, office, home or origin)
            if not role.affiliation and (unknown := find_unknown_owner(tokens, office.start)):
                role = replace(role, affiliation=unknown)
            title = (tokens.starts[office.start], tokens.ends[office.end - 1]) if n == 0 else None
            self.people.append(PersonMention(at, end, role, title, find_gender(self.tokens, office, at), royal))
            if owner := home or office.owner or origin:
                self._owned = (end, owner)
            after = home.end if home else end
            following = find_next_in_list(self.tokens, after) if office.plural else None
            if following is None:
                return after
            name = following
        return name[1]

    def _scan_honorific(self, i: int) -> int | None:
        """ "Mr. Smith", "Dr Maria Gonzalez"."""
        tokens = self.tokens
        low = tokens.lows[i]
        style = low in ("his", "her") and skip_honorifics(tokens, i) > i
        if (
            not (style or low in titles()["honorific"] or low == "h.e.")
            or not tokens.capital(i)
            or i + 1 >= len(tokens)
        ):
            return None
        gap = tokens.gap(i + 1)
        if gap != SPACE and not (gap == DOT and (low in titles()["abbreviation"] or "." in low)):
            return None
        if low in ("he", "st"):
            return None
        at = skip_honorifics(self.tokens, i if style else i + 1)
        end = read_name(tokens, at, titled=True) if not is_head(tokens.lows[at]) else None
        if end is None:
            return None
        gender: Gender | None = "female" if low in titles()["female"] else "male" if low in titles()["male"] else None
        home = find_home_behind(self.tokens, end)
        role = Role("", cut_owner(self.tokens, home), home.entry.countries) if home else None
        self.people.append(PersonMention(at, end, role, tokens.span(i, at), gender))
        return end

    # Names without a title

    def _scan_article(self, i: int, titled: bool) -> int | None:
        """ "al-Sudani": a surname that begins in lower case."""
        tokens = self.tokens
        k = i + 1
        while k < min(i + 3, len(tokens)) and tokens.lows[k] in _LOWER_STARTS and tokens.gap(k) == SPACE:
            k += 1
        joint = HYPHEN if tokens.lows[i] in _ARTICLES else SPACE
        if k >= len(tokens) or tokens.gap(k) != joint or not tokens.capital(k) or match_known(tokens, k):
            return None
        end = read_name(tokens, i, titled=True)
        if end:
            self.runs.append(Run(i, end, titled))
        return end

    def _scan_run(self, i: int, titled: bool) -> int:
        tokens = self.tokens
        end = read_name(tokens, i, titled=False)
        if end is None:
            return i + 1
        if not titled and (after := self._scan_unknown_owner(i, end)):
            return after
        self.runs.append(Run(i, end, titled))
        return end

    def _scan_unknown_owner(self, i: int, end: int) -> int | None:
        """ "Tatarstan President Shaymiyev", "National Congress chairman Wu": an owner that no table knows, before an office and a name."""
        tokens = self.tokens
        if end >= len(tokens) or tokens.gap(end) != SPACE or end - i > 5 or not may_begin_office(tokens.lows[end]):
            return None
        owner = make_owner(tokens, i, end)
        for office in find_offices(tokens, end, owner):
            if name := find_name_behind(self.tokens, office):
                return self._add_titled(office, name)
        return None
