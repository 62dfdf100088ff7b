"""Settling the positions of a draft: who holds them must be named, and the evidence must be about them."""

import re
from collections.abc import Sequence

from summariser.grounding.beside import Span
from summariser.grounding.cast import key_of
from summariser.grounding.folding import fold
from summariser.grounding.meetings import Desk
from summariser.grounding.prover import prove_beside
from summariser.grounding.refused import Claimed
from summariser.grounding.speakers import PRONOUNS
from summariser.grounding.status import correct_realis
from summariser.grounding.words import find_words
from summariser.reading.tables import titles
from summariser.reading.wordlists import listed
from summariser.record import Draft, DraftPosition, Evidence, Participant, Position, Quote, Realis

_REACH = 2500
"""Characters back to where a pronoun or an office may have been named: some six paragraphs of news."""

_PEOPLE = listed(
    "there some others both all those neither two three leaders side sides one former latter colleague colleagues counterpart"
)
_BODIES = listed(
    "government ministry country side delegation kremlin capital bundesrätin bundesrat minister ministerin präsident präsidentin kanzler ministre président présidente ministro presidente"
)


def settle_positions(
    draft: Draft, participants: Sequence[Participant], quotes: Sequence[Quote], desk: Desk
) -> list[Position]:
    """The proven positions of `draft`, numbered s1, s2, … in the order of the article. `quotes` have their final ids."""
    kept: list[Position] = []
    for at, claim in enumerate(draft.positions):
        claimed = Claimed("position", f"positions[{at}]", claim)
        position = _settle(claim, claimed, quotes, desk)
        if position is None:
            continue
        if any(_is_twin(position, other, desk) for other in kept):
            desk.docket.refuse(claimed, "duplicate", f"This position of {claim.actor} is in the record already.")
        else:
            kept.append(position.model_copy(update={"participant_id": participant_of(claim.actor, participants, desk)}))
    kept.sort(key=lambda one: (one.evidence[0].start, one.evidence[0].end))
    return [one.model_copy(update={"id": f"s{number}"}) for number, one in enumerate(kept, 1)]


def participant_of(name: str | None, participants: Sequence[Participant], desk: Desk) -> str | None:
    """The id of the participant that `name` denotes, or None when there is none or more than one."""
    if not name:
        return None
    found = [
        one.id
        for one in participants
        if desk.cast.is_same(name, one.name) or any(fold(name).text == fold(alias).text for alias in one.aliases)
    ]
    return found[0] if len(found) == 1 else None


def _settle(claim: DraftPosition, claimed: Claimed, quotes: Sequence[Quote], desk: Desk) -> Position | None:
    proof = prove_beside(claim, desk.prover(claim.actor))
    if proof.value is None:
        refusal = next((one for one in proof.refusals if one.path == ("actor",)), proof.refusals[-1])
        desk.docket.refuse(claimed, refusal.reason, refusal.detail)
        return None
    evidence = desk.evidence(claimed, proof)
    if not evidence or not _check_actor(claim.actor, claimed, evidence, quotes, desk):
        return None
    desk.docket.refuse_fields(claimed, [*proof.refused("addressee"), *proof.refused("reported_by")])
    facts = {
        "actor": desk.named(proof, "actor"),
        "stance": claim.stance,
        "issue": _free(claim.issue, "issue", claimed, evidence, desk),
        "statement": _free(claim.statement, "statement", claimed, evidence, desk),
        "realis": _settle_realis(claim, claimed, evidence, desk),
        "addressee": desk.named(proof, "addressee"),
        "reported_by": desk.named(proof, "reported_by"),
        "quote_id": _quote_of(evidence, quotes),
    }
    return Position.model_validate({"id": "s", "evidence": evidence, **facts})


def _free(words: str, name: str, claimed: Claimed, evidence: tuple[Evidence, ...], desk: Desk) -> str:
    """Free words as claimed, or the evidence itself when they name or count what the article does not."""
    item = claimed.item.model_dump()
    strangers = desk.free.strangers(
        words, evidence, *(item[key] for key in ("actor", "addressee", "reported_by") if item[key])
    )
    if words.strip() and not strangers:
        return words
    named = ", ".join(f"“{word}”" for word in strangers)
    detail = f"The {name} gives {named}, which the article does not." if strangers else f"The {name} is empty."
    desk.docket.refuse(claimed, "not_given", detail, name)
    return " … ".join(" ".join(one.text.split()) for one in evidence)


def _settle_realis(claim: DraftPosition, claimed: Claimed, evidence: tuple[Evidence, ...], desk: Desk) -> Realis:
    corrected = correct_realis(claim.realis, " ".join(one.text for one in evidence))
    if corrected is None:
        return claim.realis
    realis, cue = corrected
    detail = f"The article says “{' '.join(cue.split())}”, so the position is {realis}, not {claim.realis}."
    desk.docket.refuse(claimed, "wrong_status", detail, "realis")
    return realis


def _check_actor(
    actor: str, claimed: Claimed, evidence: tuple[Evidence, ...], quotes: Sequence[Quote], desk: Desk
) -> bool:
    """Whether some of the evidence names the actor, refers to them, or lies in a quotation of theirs."""
    parts = (actor, *_parts(actor))
    for one in evidence:
        span = (one.start, one.end)
        speakers = [quote.speaker for quote in quotes if quote.speaker and _is_inside(span, quote)]
        if any(_speaks_for(actor, speaker, desk) for speaker in speakers):
            return True
        if any(_is_named(part, span, desk) for part in parts):
            return True
        if any(_is_referred_to(part, span, desk, spoken=bool(speakers)) for part in parts):
            return True
    detail = f"The evidence neither names “{actor}” nor refers to it: give words of the article that say who holds the position."
    desk.docket.refuse(claimed, "not_the_actor", detail)
    return False


def _parts(actor: str) -> list[str]:
    """The members of a joint actor: "Berlin" and "Paris" of "Berlin and Paris"."""
    parts = [part.strip() for part in re.split(r",| and | und | et | y ", actor)]
    return [part for part in parts if part[:1].isupper()] if len(parts) > 1 else []


def _speaks_for(actor: str, speaker: str, desk: Desk) -> bool:
    """Whether the speaker is the actor, or speaks for the actor's country or body."""
    if desk.cast.is_same(actor, speaker):
        return True
    entity = desk.cast.entity(speaker)
    if entity is None:
        return False
    words = fold(f"{entity.role or ''} {entity.affiliation or ''}").text
    return bool(desk.cast.codes(actor) & set(entity.countries)) or key_of(actor) in words


def _is_named(actor: str, span: Span, desk: Desk) -> bool:
    return desk.cast.is_named_in(actor, desk.beside.sentence(*span))


def _is_referred_to(actor: str, span: Span, desk: Desk, *, spoken: bool) -> bool:
    """Whether the sentence speaks of somebody by pronoun, office or people before it names another person, and of the actor shortly before.

    In words that somebody else speaks, "we" and "I" are the speaker.
    """
    start, end = desk.beside.sentence(*span)
    others = [
        name.start for name in desk.beside.names_in((start, end)) if name.kind == "person" and not name.possessive
    ]
    subject = desk.beside.words((start, min([end, *others])))
    words = {word for _, _, word in find_words(fold(subject).text)}
    words -= {"i", "we"} if spoken else set()
    if not words & (PRONOUNS | _PEOPLE | _offices()) and not _names_people_of(actor, (start, end), desk):
        return False
    return desk.cast.is_named_in(actor, (max(0, start - _REACH), start))


def _names_people_of(actor: str, span: Span, desk: Desk) -> bool:
    """Whether the sentence names the actor's country, as "the Americans" for two of them."""
    entity = desk.cast.entity(actor)
    codes = set(entity.countries) if entity else set()
    return any(codes & set(desk.beside.reading.entities[name.entity].countries) for name in desk.beside.names_in(span))


def _offices() -> frozenset[str]:
    """Words for people by their office, and for bodies."""
    table = titles()
    return _BODIES.union(*(table.get(kind, frozenset()) for kind in ("head", "plural", "crowd")))


def _is_inside(span: Span, quote: Quote) -> bool:
    return any(span[0] < one.end and one.start < span[1] for one in quote.spans)


def _quote_of(evidence: tuple[Evidence, ...], quotes: Sequence[Quote]) -> str | None:
    """The quotation that holds the most of the evidence's words, when it holds most of one of them."""
    best, best_shared = None, 0
    for quote in quotes:
        for one in evidence:
            shared = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for span in quote.spans)
            if 2 * shared > one.end - one.start and shared > best_shared:
                best, best_shared = quote.id, shared
    return best


def _is_twin(one: Position, other: Position, desk: Desk) -> bool:
    spans = [(evidence.start, evidence.end) for evidence in one.evidence]
    same = spans == [(evidence.start, evidence.end) for evidence in other.evidence]
    return (
        same
        and one.stance == other.stance
        and desk.cast.is_same(one.actor, other.actor)
        and fold(one.issue).text == fold(other.issue).text
    )
