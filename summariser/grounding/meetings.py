"""Settling the meetings of a draft: their evidence, status, place, date and title."""

from dataclasses import dataclass

from summariser.grounding.beside import Beside
from summariser.grounding.cast import Cast
from summariser.grounding.folding import fold
from summariser.grounding.free import FreeWords
from summariser.grounding.grid import Grid
from summariser.grounding.place import Place
from summariser.grounding.places import Gazetteer
from summariser.grounding.proofs import Proof, Refusal
from summariser.grounding.prover import ArticleProver, evidence_of, prove_beside, show
from summariser.grounding.refused import Claimed, Docket
from summariser.grounding.status import correct_status
from summariser.grounding.words import GATHERINGS, SMALL, keys_in
from summariser.reading.dates import read_date
from summariser.reading.tables import town_countries
from summariser.record import Draft, DraftMeeting, Evidence, Meeting, MeetingDate, Status

_LONGEST_TITLE = 90


@dataclass(frozen=True)
class Desk:
    """What every rule between items needs: the article with its index, its cast and its countries, and where refusals go."""

    beside: Beside
    cast: Cast
    gazetteer: Gazetteer
    free: FreeWords
    docket: Docket

    def prover(self, *hints: str | None) -> ArticleProver:
        """A prover that prefers places beside any of `hints`."""
        return ArticleProver(self.beside, self.cast, hints=tuple(hint for hint in hints if hint))

    def evidence(self, claimed: Claimed, proof: Proof) -> tuple[Evidence, ...]:  # type: ignore[type-arg]
        """The proven evidence of an item, failures listed. Empty, and the item refused, when nothing proves it."""
        evidence = evidence_of(self.beside, proof.under("evidence"))
        failed = proof.refused("evidence")
        if evidence:
            self.docket.refuse_fields(claimed, failed)
            if claimed.kind != "participant":  # a name proves the same wherever it stands
                self._say_rivals(proof)
        elif failed:
            self.docket.refuse(claimed, failed[0].reason, failed[0].detail)
        else:
            self.docket.refuse(
                claimed, "no_evidence", "Nothing is given to prove it: add words of the article as evidence."
            )
        if evidence and self._tells_too_little(claimed, evidence):
            shown = ", ".join(show(one.text) for one in evidence)
            self.docket.refuse(claimed, "no_evidence", f"{shown} tells too little to prove it: give the whole clause.")
            return ()
        return evidence

    def _tells_too_little(self, claimed: Claimed, evidence: tuple[Evidence, ...]) -> bool:
        """Whether hardly a word of the evidence means anything by itself: "that", or "the meeting"."""
        words = {word for one in evidence for word in keys_in(one.text)}
        return len(words - SMALL - GATHERINGS) < _LEAST_TELLING.get(claimed.kind, 1)

    def named(self, proof: Proof, name: str) -> str | None:  # type: ignore[type-arg]
        """The proven name in the field `name`, as the article writes it."""
        return next((self.cast.written(place) for place in proof.under(name)), None)

    def _say_rivals(self, proof: Proof) -> None:  # type: ignore[type-arg]
        for place in proof.under("evidence"):
            if place.rivals:
                words = show(self.beside.words((place.start, place.end)))
                self.docket.warn(
                    "ambiguous",
                    f"{words} stands in {place.rivals + 1} places that fit equally well; the first was taken.",
                )

    def sentences(self, evidence: tuple[Evidence, ...]) -> str:
        """The sentences that hold the evidence."""
        return " ".join(self.beside.words(self.beside.sentence(one.start, one.end)) for one in evidence)


_LEAST_TELLING = {"statement": 2, "meeting": 2}
"""Words of the evidence that must mean something by themselves; a topic or a participant may be a single name, a position a single verb."""


@dataclass
class Meetings:
    """The proven meetings in the order of the article, with their new ids by the ids that the draft gave."""

    kept: list[Meeting]
    ids: dict[str, str]
    told: Grid[Meeting]
    """Each by the sentences that hold its evidence."""

    def by_given(self, given: str) -> Meeting | None:
        """The meeting that the draft calls `given`."""
        known = self.ids.get(given)
        return self.kept[int(known[1:]) - 1] if known else None


def settle_meetings(draft: Draft, desk: Desk) -> Meetings:
    """The proven meetings of `draft`, numbered m1, m2, …; equal ones are kept once, and both their ids lead to it."""
    proven: list[tuple[str, Meeting]] = []
    same: dict[str, str] = {}
    known: dict[tuple[object, ...], int] = {}
    for at, claim in enumerate(draft.meetings):
        claimed = Claimed("meeting", f"meetings[{at}]", claim)
        meeting = _settle(claim, claimed, desk)
        if meeting is None:
            continue
        marks = _marks_of(meeting)
        twin = min((known[one] for one in marks if one in known), default=None)
        if twin is not None:
            desk.docket.refuse(claimed, "duplicate", f"“{claim.title}” is in the record already.")
            same[claim.id] = proven[twin][0]
        else:
            known.update({one: len(proven) for one in marks if one not in known})
            proven.append((claim.id, meeting))
    proven.sort(key=lambda pair: (pair[1].evidence[0].start, pair[1].evidence[0].end))
    kept = [meeting.model_copy(update={"id": f"m{number}"}) for number, (_, meeting) in enumerate(proven, 1)]
    ids: dict[str, str] = {}
    for meeting, (given, _) in zip(kept, proven, strict=True):
        ids.setdefault(given, meeting.id)
    told: Grid[Meeting] = Grid()
    for meeting in kept:
        told.add((desk.beside.sentence(one.start, one.end) for one in meeting.evidence), meeting)
    return Meetings(kept, ids | {given: ids[twin] for given, twin in same.items() if given not in ids}, told)


def _settle(claim: DraftMeeting, claimed: Claimed, desk: Desk) -> Meeting | None:
    proof = prove_beside(claim, desk.prover(claim.city, claim.date))
    evidence = desk.evidence(claimed, proof)
    if not evidence:
        return None
    place = _settle_place(claim, claimed, evidence, desk)
    facts = {
        "title": _settle_title(claim, claimed, evidence, desk),
        "status": _settle_status(claim, claimed, evidence, desk),
        **place,
        "date": _settle_date(claimed, proof, evidence, desk),
    }
    return Meeting.model_validate({"id": claim.id, "format": claim.format, "evidence": evidence, **facts})


def _settle_title(claim: DraftMeeting, claimed: Claimed, evidence: tuple[Evidence, ...], desk: Desk) -> str:
    strangers = desk.free.strangers_in_title(claim.title)
    if not strangers and not desk.free.is_made_of_article(claim.title, least=0.3):
        strangers = (claim.title,)
    if claim.title.strip() and not strangers:
        return claim.title
    what = f"names {_listed(strangers)}, which the article does not" if strangers else "is empty"
    desk.docket.refuse(
        claimed, "not_named", f"The title “{claim.title}” {what}: make it of the article's words.", "title"
    )
    words = " ".join(evidence[0].text.split())
    return words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _settle_status(claim: DraftMeeting, claimed: Claimed, evidence: tuple[Evidence, ...], desk: Desk) -> Status:
    words = " ".join(one.text for one in evidence)
    corrected = correct_status(claim.status, words, desk.sentences(evidence))
    if corrected is None:
        return claim.status
    status, cue = corrected
    told = f"The article says “{' '.join(cue.split())}”" if cue else "Nothing beside the evidence says so"
    detail = f"{told}, so the meeting is {status}, not {claim.status}."
    desk.docket.refuse(claimed, "wrong_status", detail, "status")
    return status


def _settle_place(
    claim: DraftMeeting, claimed: Claimed, evidence: tuple[Evidence, ...], desk: Desk
) -> dict[str, str | None]:
    city, country = claim.city or None, claim.country or None
    if city and not desk.gazetteer.is_given(city) and not desk.beside.in_dateline(city):
        desk.docket.refuse(
            claimed,
            "not_given",
            f"The article does not name “{city}”: give the place as it names it, else null.",
            "city",
        )
        city = None
    city = city and desk.beside.written(city)
    around = desk.beside.paragraph(evidence[0].start, evidence[0].end)
    if country and not _gives(country, city, around, desk):
        known = desk.gazetteer.gives(country)
        why = f"{city} does not lie there" if city and known else "nothing in the article names it"
        desk.docket.refuse(
            claimed,
            "not_given",
            f"The country “{country}” is not given: {why}. Give null, or its alpha-3 code.",
            "country",
        )
        country = None
    return {"city": city, "country": country}


def _gives(country: str, city: str | None, around: tuple[int, int], desk: Desk) -> bool:
    if city and town_countries().get(city) == country:
        return True
    if not desk.gazetteer.is_code(country) or not desk.gazetteer.gives(country):
        return False
    return city is None or desk.gazetteer.fits_city(country, city, around)


def _settle_date(
    claimed: Claimed, proof: Proof[DraftMeeting], evidence: tuple[Evidence, ...], desk: Desk
) -> MeetingDate | None:
    words = getattr(claimed.item, "date", None) or ""
    # the date in the dateline stands beside the byline, which proves nothing else
    place = _dated_beside(words, evidence, desk) or desk.beside.in_dateline(words)
    if place is None:
        far = [
            Refusal("not_given", "Nothing beside the evidence gives this date to the meeting.", ("date",))
            for _ in proof.under("date")
        ]
        desk.docket.refuse_fields(claimed, [*far, *map(_as_not_given, proof.refused("date"))])
        return None
    written = desk.beside.words((place.start, place.end))
    value, precision = read_date(written)
    return MeetingDate(text=written, value=value, precision=precision)


def _dated_beside(words: str, evidence: tuple[Evidence, ...], desk: Desk) -> Place | None:
    """The claimed date in the sentences of the evidence, else in the ones before and after them, else in a headline."""
    own = [desk.beside.sentence(one.start, one.end) for one in evidence]
    near = [desk.beside.neighbours(span) for span in own]
    found = [place for place in desk.beside.places(words)[0] if not place.guarded and len(place.spans) == 1]
    for spans in (own, near):
        if place := _find_exactly(words, spans, desk):
            return place
        for place in found:
            if any(start <= place.start < end for start, end in spans):
                return place
    return next((place for place in found if desk.beside.is_heading(place.spans[0])), None)


def _find_exactly(words: str, spans: list[tuple[int, int]], desk: Desk) -> Place | None:
    """The first exact place within `spans`, however often the article repeats the words before: many meetings may be of one day."""
    found = (desk.beside.index.find_within(words, span) for span in spans)
    sound = [place for place in found if place and not desk.beside.is_boilerplate(place.spans[0])]
    return min(sound, key=lambda place: place.start, default=None)


def _as_not_given(refusal: Refusal) -> Refusal:
    return Refusal(
        "not_given",
        f"{refusal.detail} A date is given as written, without a year that the article leaves out.",
        refusal.path,
    )


def _marks_of(one: Meeting) -> list[tuple[object, ...]]:
    """What two meetings that are the same have in common: title, place and date with any of the evidence."""
    date = one.date and one.date.text
    return [(fold(one.title).text, one.city, date, evidence.start, evidence.end) for evidence in one.evidence]


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)
