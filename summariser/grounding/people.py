"""Settling the participants of a draft: name, role, countries, aliases, and the meetings they take part in."""

import re
from collections.abc import Sequence

from summariser.grounding.cast import key_of
from summariser.grounding.described import PRONOUNS
from summariser.grounding.folding import fold
from summariser.grounding.meetings import Desk, Meetings
from summariser.grounding.places import stem_of
from summariser.grounding.presence import find_absence
from summariser.grounding.proofs import Proof, Refusal
from summariser.grounding.prover import prove_beside
from summariser.grounding.refused import Claimed
from summariser.grounding.words import keys_in
from summariser.reading.tables import list_words
from summariser.record import Attendance, Draft, DraftParticipant, Evidence, Meeting, Participant

_PLURALS = list_words(
    "leaders ministers presidents both sides delegations officials diplomats envoys counterparts two three pair parties"
)
"""Words that may take in somebody who is named elsewhere."""

_NO_OFFICE = list_words("counterpart counterparts colleague colleagues host hosts guest")
_EMPTY = list_words("of the a an and for to in on at his her its their s de du la le des der die das und former then")


def settle_participants(draft: Draft, meetings: Meetings, desk: Desk) -> list[Participant]:
    """The proven participants of `draft`, numbered p1, p2, … by first mention; one who is given twice is kept once."""
    kept: list[list[Participant]] = []
    known: dict[object, int] = {}
    for at, claim in enumerate(draft.participants):
        claimed = Claimed("participant", f"participants[{at}]", claim)
        participant = _settle(claim, claimed, meetings, desk)
        if participant is None:
            continue
        same = _same_as(participant, desk)
        number = min((known[one] for one in same if one in known), default=None)
        if number is None:
            known |= dict.fromkeys(same, len(kept))
            kept.append([participant])
        else:
            twin = kept[number][0]
            desk.docket.refuse(claimed, "duplicate", f"“{claim.name}” is in the record already, as “{twin.name}”.")
            kept[number].append(participant)
    merged = sorted(map(_merge, kept), key=lambda one: _first_mention(one, desk))
    return [one.model_copy(update={"id": f"p{number}"}) for number, one in enumerate(merged, 1)]


def _settle(claim: DraftParticipant, claimed: Claimed, meetings: Meetings, desk: Desk) -> Participant | None:
    proof = prove_beside(claim, desk.prover(claim.name, claim.role))
    if proof.value is None:
        refusal = next((one for one in proof.refusals if one.path == ("name",)), proof.refusals[-1])
        desk.docket.refuse(claimed, refusal.reason, refusal.detail)
        return None
    evidence = desk.evidence(claimed, proof)
    if not evidence or not _shows(claim.name, evidence, claimed, desk):
        return None
    attendance = _settle_attendance(claim, claimed, evidence, meetings, desk)
    if not attendance or _is_absent(
        claim, claimed, [meetings.kept[int(one.meeting_id[1:]) - 1] for one in attendance], desk
    ):
        return None
    facts = {
        "name": desk.named(proof, "name") or claim.name,
        "kind": claim.kind,
        "role": _settle_role(claim, claimed, evidence, desk),
        "affiliation": _settle_affiliation(claim, claimed, desk),
        "countries": _settle_countries(claim, claimed, evidence, desk),
        "aliases": _settle_aliases(claim, claimed, proof, desk),
    }
    return Participant.model_validate({"id": "p", "attendance": attendance, "evidence": evidence, **facts})


def _shows(name: str, evidence: tuple[Evidence, ...], claimed: Claimed, desk: Desk) -> bool:
    """Whether the paragraphs of the evidence name the participant at all."""
    for one in evidence:
        paragraph = desk.beside.paragraph(one.start, one.end)
        # The paragraph before may be the label of a speaker, or name whom "he" is.
        if desk.cast.is_named_in(name, (desk.beside.paragraph_before(paragraph)[0], paragraph[1])):
            return True
    desk.docket.refuse(
        claimed,
        "no_evidence",
        f"The evidence has nothing to do with “{name}”: give the words that name the participant.",
    )
    return False


def _settle_role(claim: DraftParticipant, claimed: Claimed, evidence: tuple[Evidence, ...], desk: Desk) -> str | None:
    """The role, when the article has its words, beside the name where the article gives the name a role at all."""
    if not claim.role:
        return None
    wanted = sorted(set(keys_in(claim.role)) - _EMPTY)
    if all(desk.gazetteer.has_stem(word) for word in wanted) and _may_hold(claim, wanted, evidence, desk):
        return claim.role
    detail = f"The article does not give “{claim.name}” the role “{claim.role}”: give the title as it stands beside the name, else null."
    desk.docket.refuse(claimed, "not_named", detail, "role")
    return None


def _may_hold(claim: DraftParticipant, wanted: list[str], evidence: tuple[Evidence, ...], desk: Desk) -> bool:
    """Whether the role stands in a paragraph that names the participant; or the reading knows no role that it would contradict."""
    entity = desk.cast.entity(claim.name)
    if entity is None or entity.role is None or fold(entity.role).text in _NO_OFFICE:
        return True
    spans = [desk.beside.paragraph(*span) for span in desk.cast.mentions(claim.name)]
    spans += [desk.beside.paragraph(one.start, one.end) for one in evidence]
    texts = [*(desk.beside.words(span) for span in dict.fromkeys(spans)), entity.role]
    for text in texts:
        words = keys_in(text)
        if all(any(word.startswith(stem_of(one)) for word in words) for one in wanted):
            return True
    return False


def _settle_affiliation(claim: DraftParticipant, claimed: Claimed, desk: Desk) -> str | None:
    if not claim.affiliation or desk.gazetteer.is_given(claim.affiliation):
        return desk.beside.written(claim.affiliation) if claim.affiliation else None
    desk.docket.refuse(
        claimed,
        "not_named",
        f"The article does not say “{claim.affiliation}”: give the affiliation in its word.",
        "affiliation",
    )
    return None


def _settle_countries(
    claim: DraftParticipant, claimed: Claimed, evidence: tuple[Evidence, ...], desk: Desk
) -> tuple[str, ...]:
    possible = _countries_of(claim.name, evidence, desk)
    given = tuple(dict.fromkeys(code for code in claim.countries if code in possible and desk.gazetteer.is_code(code)))
    for code in dict.fromkeys(claim.countries):
        if code not in given:
            desk.docket.refuse(
                claimed, "not_given", f"Nothing in the article gives “{claim.name}” the country “{code}”.", "countries"
            )
    return given


def _countries_of(name: str, evidence: tuple[Evidence, ...], desk: Desk) -> frozenset[str]:
    """The countries that the participant may act for: those the reading knows and those of the sentences; any named one if it knows none."""
    entity = desk.cast.entity(name)
    if entity is None or not entity.countries:
        return desk.gazetteer.countries
    spans = [desk.beside.sentence(one.start, one.end) for one in evidence]
    beside = [desk.beside.reading.entities[one.entity] for span in spans for one in desk.beside.names_in(span)]
    named = {code for one in beside if one.kind != "person" for code in one.countries}
    for span in spans:
        named |= {
            code
            for word in re.findall(r"[^\W\d_]{4,}", desk.beside.words(span))
            for code in desk.gazetteer.countries_of_word(word)
        }
    return frozenset(entity.countries) | named


def _settle_aliases(
    claim: DraftParticipant, claimed: Claimed, proof: Proof[DraftParticipant], desk: Desk
) -> tuple[str, ...]:
    desk.docket.refuse_fields(claimed, proof.refused("aliases"))
    kept = []
    for place in proof.under("aliases"):
        alias = desk.cast.written(place)
        if other := _owner(alias, claim.name, desk):
            desk.docket.refuse(claimed, "not_named", f"“{alias}” is {other}, not {claim.name}.", "aliases")
        else:
            kept.append(alias)
    return tuple(dict.fromkeys(kept))


def _owner(alias: str, name: str, desk: Desk) -> str | None:
    """Whose name `alias` is, when that is plainly another person than `name`."""
    ours, other = desk.cast.entity(name), desk.cast.entity(alias)
    if ours is None or other is None or other.index == ours.index or key_of(alias) in key_of(name):
        return None
    return other.name if ours.kind == other.kind == "person" else None


def _settle_attendance(
    claim: DraftParticipant, claimed: Claimed, evidence: tuple[Evidence, ...], meetings: Meetings, desk: Desk
) -> tuple[Attendance, ...]:
    """The attendances in meetings of the record; none, and the participant refused, when nothing is left."""
    kept: dict[str, Attendance] = {}
    refusals: list[Refusal] = []
    for one in claim.attendance:
        meeting = meetings.by_given(one.meeting_id)
        if meeting is None:
            refusals.append(
                Refusal(
                    "no_meeting", f"There is no proven meeting “{one.meeting_id}” to take part in.", ("attendance",)
                )
            )
        elif _attends_another(claim.name, evidence, meeting, meetings, desk):
            refusals.append(
                Refusal(
                    "no_meeting",
                    f"The article does not put “{claim.name}” in “{meeting.title}”, but in another meeting.",
                    ("attendance",),
                )
            )
        else:
            kept.setdefault(meeting.id, one.model_copy(update={"meeting_id": meeting.id}))
    if kept:
        desk.docket.refuse_fields(claimed, refusals)
    else:
        missing = Refusal(
            "no_meeting",
            f"“{claim.name}” takes part in no meeting of the record: give the meeting, or leave the participant out.",
        )
        desk.docket.refuse(claimed, (refusals or [missing])[0].reason, (refusals or [missing])[0].detail)
    return tuple(kept[key] for key in sorted(kept, key=lambda key: int(key[1:])))


def _is_absent(claim: DraftParticipant, claimed: Claimed, attended: list[Meeting], desk: Desk) -> bool:
    """Whether the article's own words keep the participant out of the meetings; the refusal is listed."""
    if all(one.as_ == "unclear" for one in claim.attendance):
        return False
    absence = find_absence(claim, attended, desk)
    if absence:
        desk.docket.refuse(claimed, "no_meeting", absence)
    return absence is not None


def _attends_another(
    name: str, evidence: tuple[Evidence, ...], meeting: Meeting, meetings: Meetings, desk: Desk
) -> bool:
    """Whether nothing ties the participant to `meeting`, while the words that prove another meeting name them."""
    if _is_tied(name, evidence, meeting, desk):
        return False
    mentions = ((start, start + 1) for start, _ in desk.cast.mentions(name))
    if any(other.id != meeting.id for mention in mentions for other in meetings.told.over(mention)):
        return True
    return any(_is_named_beside(name, other, desk) for other in meetings.kept if other.id != meeting.id)


def _is_named_beside(name: str, meeting: Meeting, desk: Desk) -> bool:
    spans = (desk.beside.sentence(one.start, one.end) for one in meeting.evidence)
    return any(desk.cast.is_named_in(name, span) for span in spans)


def _is_tied(name: str, evidence: tuple[Evidence, ...], meeting: Meeting, desk: Desk) -> bool:
    """By name, pronoun or a plural in the meeting's sentences, by its paragraph, by its title, or by its place beside the evidence."""
    surname = fold(name).text.split()[-1:]
    if _is_named_beside(name, meeting, desk) or surname[0] in fold(meeting.title).text:
        return True
    words = set(keys_in(desk.sentences(meeting.evidence)))
    if words & (PRONOUNS - {"it", "its", "i", "who"} | _PLURALS):
        return True
    for one in meeting.evidence:
        paragraph = desk.beside.paragraph(one.start, one.end)
        if desk.cast.is_named_in(name, (desk.beside.paragraph_before(paragraph)[0], paragraph[1])):
            return True
    beside = fold(desk.sentences(evidence)).text
    keys = [meeting.city or "", *(part for part in meeting.title.split() if len(part) > 3 and part[0].isupper())]
    return any(fold(key).text in beside for key in keys if key)


def _same_as(one: Participant, desk: Desk) -> list[object]:
    """What two participants that are the same have in common: the name, or the person whom the reading knows by it."""
    entity = desk.cast.entity(one.name)
    return [fold(one.name).text, *([entity.index] if entity is not None and one.kind == "person" else [])]


def _merge(same: Sequence[Participant]) -> Participant:
    """The first of those who are the same, with what the others add: attendances, aliases and evidence."""
    one, *others = same
    if not others:
        return one
    attendance = {each.meeting_id: each for other in reversed(same) for each in other.attendance}
    evidence = {(each.start, each.end): each for other in reversed(same) for each in other.evidence}
    names = [*one.aliases]
    for other in others:
        names += [*other.aliases, *([other.name] if other.name != one.name else [])]
    return one.model_copy(
        update={
            "attendance": tuple(attendance[key] for key in sorted(attendance, key=lambda key: int(key[1:]))),
            "evidence": tuple(evidence[key] for key in sorted(evidence)),
            "aliases": tuple(dict.fromkeys(names)),
        }
    )


def _first_mention(one: Participant, desk: Desk) -> tuple[int, int]:
    mentions = desk.cast.mentions(one.name)
    return mentions[0] if mentions else (one.evidence[0].start, one.evidence[0].end)
