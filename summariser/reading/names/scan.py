"""One pass over the words of an article, from left to right: who and what is named, each mention by itself."""

from summariser.reading.names.bodies import find_body, find_known
from summariser.reading.names.groups import owners_before, read_home_hits, read_owner_list
from summariser.reading.names.lexicon import Entry, Hit, match_known
from summariser.reading.names.mentions import BodyMention, Gender, PersonMention, Role, Run
from summariser.reading.names.offices import Office, find_offices, is_head, may_begin_office
from summariser.reading.names.people import read_name
from summariser.reading.names.tokens import BREAK, COMMA, DOT, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import titles, words

LONGEST_LIST = 40
"""People in one enumeration."""


_ARTICLES = frozenset({"al", "el", "ash", "as", "an", "ar"})
_LOWER_STARTS = _ARTICLES | {
    "van",
    "von",
    "der",
    "den",
    "de",
    "del",
    "della",
    "di",
    "da",
    "dos",
    "du",
    "ter",
    "ten",
    "bin",
    "ibn",
    "la",
}
"""Particles with which a surname may begin where it stands alone; the Arabic articles only with a hyphen."""


class Scan:
    """The mentions of one article: `people`, `bodies` and `runs` that are nobody yet, each in order."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.people: list[PersonMention] = []
        self.bodies: list[BodyMention] = []
        self.runs: list[Run] = []
        for n, first in enumerate(tokens.firsts):
            end = tokens.firsts[n + 1] if n + 1 < len(tokens.firsts) else len(tokens)
            self._scan_piece(first, end, tokens.pieces[n].titled)

    def _scan_piece(self, i: int, end: int, titled: bool) -> None:
        lows, tokens = self.tokens.lows, self.tokens
        while i < end:
            if not tokens.capital(i) and not may_begin_office(lows[i]) and lows[i] not in ("delegation", "delegations"):
                after = self._scan_article(i, titled) if lows[i] in _LOWER_STARTS else None
                i = after or i + 1
                continue
            i = self._scan_word(i, titled)

    def _scan_word(self, i: int, titled: bool) -> int:
        """Read what begins at word `i`; returns the first word behind it."""
        hit = match_known(self.tokens, i)
        begin = hit.end if hit else i
        if not titled and (not hit or self._may_own(hit)) and (after := self._scan_office(i, begin, hit)):
            return after
        if not titled and hit and (after := self._scan_owners(i, hit)):
            return after
        if not titled and (after := self._scan_honorific(i)):
            return after
        if found := find_body(self.tokens, i, hit):
            if not titled and found[0][0].kind == "organisation" and (after := self._scan_unknown_owner(i, found[1])):
                return after
            self.bodies += found[0]
            return found[1]
        if hit:
            if mention := find_known(self.tokens, hit):
                self.bodies.append(mention)
            elif hit.entry.sort == "demonym":
                return self._scan_after_demonym(hit, titled)
            return hit.end
        if self.tokens.capital(i):
            return self._scan_run(i, titled)
        return i + 1

    def _may_own(self, hit: Hit) -> bool:
        tokens = self.tokens
        return (
            hit.end < len(tokens)
            and tokens.gap(hit.end) in (SPACE, POSSESSIVE)
            and may_begin_office(tokens.lows[hit.end])
        )

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
        for office in offices:
            if name := self._name_behind(office):
                return self._add_titled(office, name)
        if not offices:
            return None
        office = offices[0]
        if office.plural and (after := self._add_several(office, i)):
            return after
        if name := self._name_behind_comma(office, i):
            return self._add_titled(office, name)
        return None

    def _name_behind(self, office: Office) -> tuple[int, int] | None:
        """The name right behind an office: "President Macron", "Gen. Smith"; an honorific may stand between."""
        tokens, at = self.tokens, office.end
        if at >= len(tokens):
            return None
        if not self._gap_after_title(at):
            return None
        at = self._skip_honorifics(at)
        if not tokens.capital(at) and tokens.lows[at] not in words()["particle"]:
            return None
        end = read_name(tokens, at, titled=True)
        if end is None or not self._fits(office, at, end):
            return None
        return at, end

    def _add_several(self, office: Office, i: int) -> int | None:
        """ "The culture ministers, A and B,", "envoys of X and Y, A and B": each gets the office, and a country where they are as many."""
        tokens = self.tokens
        end, homes = read_home_hits(tokens, office.head + 1)
        owners = owners_before(tokens, i, office)
        end = end if homes else _skip_unknown_homes(tokens, office.head + 1)
        if end >= len(tokens) or tokens.gap(end) != COMMA:
            return None
        people: list[tuple[int, int]] = []
        following = self._next_in_list(end)
        while following and len(people) < LONGEST_LIST:
            people.append(following)
            following = self._next_in_list(following[1])
        if len(people) < 2 or any(end - at < 2 for at, end in people):
            return None
        sources = homes if len(homes) == len(people) else owners if len(owners) == len(people) else []
        for n, (at, name_end) in enumerate(people):
            role = self._role_of(office, sources[n] if sources else None)
            self.people.append(PersonMention(at, name_end, role))
        return people[-1][1]

    def _skip_honorifics(self, at: int) -> int:
        """The first word behind "H.E. Mme", "the Hon. Dr."."""
        tokens = self.tokens
        for _ in range(4):
            low = tokens.lows[at]
            if at + 1 >= len(tokens) or not (
                low in titles()["honorific"] or low in ("h.e.", "the") or low in titles()["abbreviated_head"]
            ):
                break
            gap = tokens.gap(at + 1)
            if gap not in (SPACE, DOT) or (low == "the" and tokens.lows[at + 1] not in titles()["honorific"]):
                break
            if gap == DOT and low not in titles()["abbreviation"]:
                break
            at += 1
        return at

    def _gap_after_title(self, at: int) -> bool:
        gap = self.tokens.gap(at)
        return gap == SPACE or (gap == DOT and self.tokens.lows[at - 1] in titles()["abbreviation"])

    def _fits(self, office: Office, at: int, end: int) -> bool:
        """A lower-case title before one capitalised word is as likely chance ("the head Monday"), but for offices of state."""
        tokens = self.tokens
        low = tokens.lows[office.head]
        if tokens.capital(office.head) or office.end - office.role[0] > 1 or office.owner:
            return True
        return end - at > 1 or low in (
            "president",
            "chancellor",
            "premier",
            "minister",
            "senator",
            "spokesman",
            "spokeswoman",
        )

    def _name_behind_comma(self, office: Office, i: int) -> tuple[int, int] | None:
        """ "Norway's foreign minister, Ingrid Solvang," """
        tokens, at = self.tokens, office.end
        if at >= len(tokens) or tokens.gap(at) != COMMA or not tokens.capital(at) or office.plural:
            return None
        definite = office.owner is not None or tokens.lows[max(i - 1, 0)] in ("the", "its", "his", "her", "their", "a")
        if not definite:
            return None
        if (behind := self._skip_honorifics(at)) > at:
            end = read_name(tokens, behind, titled=True)
            return (behind, end) if end else None
        if match_known(tokens, at):
            return None
        end = read_name(tokens, at, titled=False)
        if end is None or end - at < 2 or is_head(tokens.lows[at]):
            return None
        closed = end >= len(tokens) or tokens.gap(end) in (COMMA, BREAK, POSSESSIVE)
        return (at, end) if closed else None

    def _add_titled(self, office: Office, name: tuple[int, int]) -> int:
        """Add the person of `office`, and the others of one list: "Foreign Ministers A of X, B of Y and C of Z"."""
        tokens = self.tokens
        for _ in range(LONGEST_LIST):
            at, end = name
            royal = tokens.lows[office.head] in titles()["royal"]
            if royal and tokens.words[end : end + 1] == ["I"] and tokens.gap(end) == SPACE:
                end += 1
            home = self._home_behind(end)
            role = self._role_of(office, home)
            first = (
                not self.people
                or self.people[-1].title is None
                or self.people[-1].title[0] != tokens.starts[office.start]
            )
            title = (tokens.starts[office.start], tokens.ends[office.end - 1]) if first else None
            self.people.append(PersonMention(at, end, role, title, self._gender_of(office, at), royal))
            after = home.end if home else end
            following = self._next_in_list(after) if office.plural else None
            if following is None:
                return after
            name = following
        return name[1]

    def _next_in_list(self, at: int) -> tuple[int, int] | None:
        tokens = self.tokens
        start = at
        if start < len(tokens) and tokens.gap(start) == COMMA and tokens.lows[start] != "and":
            pass
        elif start < len(tokens) and tokens.gap(start) in (SPACE, COMMA) and tokens.lows[start] == "and":
            start += 1
        else:
            return None
        if (
            start >= len(tokens)
            or not tokens.capital(start)
            or match_known(tokens, start)
            or is_head(tokens.lows[start])
        ):
            return None
        end = read_name(tokens, start, titled=True)
        return (start, end) if end else None

    def _home_behind(self, end: int) -> Hit | None:
        """The country or body behind a name: "Viktor Orbán of Hungary", "Solvang (Norway)"."""
        tokens = self.tokens
        if end + 1 < len(tokens) and tokens.gap(end) == SPACE and tokens.lows[end] in ("of", "from"):
            at = end + 2 if tokens.lows[end + 1] == "the" and end + 2 < len(tokens) else end + 1
            hit = match_known(tokens, at)
        elif end < len(tokens) and tokens.text[tokens.ends[end - 1] : tokens.starts[end]] == " (":
            hit = match_known(tokens, end)
        else:
            return None
        return hit if hit and hit.entry.sort in ("country", "organisation") else None

    def _role_of(self, office: Office, home: Hit | None) -> Role:
        tokens = self.tokens
        start, end = tokens.span(*office.role)
        owner = office.owner or home
        affiliation = self._owner_words(owner) if owner else None
        span = (tokens.starts[office.start], tokens.ends[office.end - 1])
        words_of_role = " ".join(tokens.text[start:end].split())
        if office.plural:
            words_of_role = _make_singular(words_of_role)
        return Role(words_of_role, affiliation, owner.entry.countries if owner else (), span)

    def _owner_words(self, owner: Hit) -> str:
        start, end = self.tokens.span(owner.start, owner.end)
        return " ".join(self.tokens.text[start:end].split())

    def _gender_of(self, office: Office, name: int) -> Gender | None:
        table = titles()
        for i in (office.head, name - 1):
            low = self.tokens.lows[i]
            if low in table["female"]:
                return "female"
            if low in table["male"]:
                return "male"
        return None

    def _scan_honorific(self, i: int) -> int | None:
        """ "Mr. Smith", "Dr Maria Gonzalez"."""
        tokens = self.tokens
        low = tokens.lows[i]
        if not (low in titles()["honorific"] or low == "h.e.") or not tokens.capital(i) or i + 1 >= len(tokens):
            return None
        gap = tokens.gap(i + 1)
        if gap != SPACE and not (gap == DOT and (low in titles()["abbreviation"] or "." in low)):
            return None
        if low in ("he", "st"):
            return None
        at = self._skip_honorifics(i + 1)
        end = read_name(tokens, at, titled=True)
        if end is None:
            return None
        gender: Gender | None = "female" if low in titles()["female"] else "male" if low in titles()["male"] else None
        home = self._home_behind(end)
        role = Role("", self._owner_words(home), home.entry.countries) if home else None
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
        owner = Hit(i, end, Entry("organisation", "", ()))
        for office in find_offices(tokens, end, owner):
            if name := self._name_behind(office):
                return self._add_titled(office, name)
        return None


def _skip_unknown_homes(tokens: Tokens, j: int) -> int:
    """Behind "of Norte de Santander and Táchira": places that no table knows."""
    if tokens.lows[j : j + 1] != ["of"]:
        return j
    k = j + 1
    while (
        k < min(j + 9, len(tokens))
        and tokens.gap(k) == SPACE
        and (tokens.capital(k) or tokens.lows[k] in ("and", "de", "the", "del", "of", "la"))
    ):
        k += 1
    return k


_SINGULARS = {
    "chiefs": "chief",
    "deputies": "deputy",
    "secretaries": "secretary",
    "spokesmen": "spokesman",
    "chairmen": "chairman",
}


def _make_singular(role: str) -> str:
    """The singular of "Foreign Ministers": in a record each has the office alone. Case stays."""
    out = []
    for word in role.split(" "):
        low = word.lower()
        if low in titles()["plural"]:
            one = _SINGULARS.get(low) or (low[:-3] + "y" if low.endswith("ies") else low[:-1])
            word = word[0] + one[1:]
        out.append(word)
    return " ".join(out)
