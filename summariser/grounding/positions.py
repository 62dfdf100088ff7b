"""Settling the positions of a draft: who holds them must be named, and the evidence must be about them."""

from collections.abc import Sequence

from summariser.grounding.actors import check_actor
from summariser.grounding.directory import Directory
from summariser.grounding.folding import fold
from summariser.grounding.grid import Grid
from summariser.grounding.meetings import Desk
from summariser.grounding.prover import prove_beside
from summariser.grounding.refused import Claimed
from summariser.grounding.sentences import Sentences
from summariser.grounding.stances import Told, contradicting, turns_round
from summariser.grounding.status import correct_realis
from summariser.reading.voiced import mask_names
from summariser.record import Draft, DraftPosition, Evidence, Position, Quote, Realis, Stance


def settle_positions(draft: Draft, people: Directory, quotes: Sequence[Quote], desk: Desk) -> list[Position]:
    """The proven positions of `draft`, numbered s1, s2, … in the order of the article. `quotes` have their final ids."""
    kept: list[Position] = []
    twins: dict[tuple[object, ...], list[Position]] = {}
    cited: Grid[Quote] = Grid()
    for quote in quotes:
        cited.add(((span.start, span.end) for span in quote.spans), quote)
    for at, claim in enumerate(draft.positions):
        claimed = Claimed("position", f"positions[{at}]", claim)
        position = _settle(claim, claimed, cited, desk)
        if position is None:
            continue
        alike = twins.setdefault(_likeness(position), [])
        if any(desk.cast.is_same(position.actor, other.actor) for other in alike):
            desk.docket.refuse(claimed, "duplicate", f"This position of {claim.actor} is in the record already.")
        else:
            alike.append(position)
            kept.append(position.model_copy(update={"participant_id": people.id_of(claim.actor)}))
    kept.sort(key=lambda one: (one.evidence[0].start, one.evidence[0].end))
    return [one.model_copy(update={"id": f"s{number}"}) for number, one in enumerate(kept, 1)]


def _settle(claim: DraftPosition, claimed: Claimed, quotes: Grid[Quote], desk: Desk) -> Position | None:
    proof = prove_beside(claim, desk.prover(claim.actor))
    if proof.value is None:
        refusal = next((one for one in proof.refusals if one.path == ("actor",)), proof.refusals[-1])
        desk.docket.refuse(claimed, refusal.reason, refusal.detail)
        return None
    evidence = desk.evidence(claimed, proof)
    if not evidence or not check_actor(claim.actor, claimed, evidence, quotes, desk):
        return None
    desk.docket.refuse_fields(claimed, [*proof.refused("addressee"), *proof.refused("reported_by")])
    known = [name for name in (claim.actor, claim.addressee, claim.reported_by) if name]
    strange = desk.free.strangers(claim.issue, evidence, *known)
    if not strange and not desk.free.is_made_of_article(claim.issue, least=0.3):
        strange = (claim.issue,)
    issue = _settle_free("issue", claimed, evidence, strange, desk)
    told = Sentences(desk.free).strangers(claim.statement, evidence, *known, issue=issue)
    if not told and not desk.free.is_made_of_article(claim.statement, least=0.34):
        told = (claim.statement,)
    stance = _settle_stance(claim, claimed, evidence, desk)
    if not told and turns_round(stance, claim.statement, claim.issue):
        told = (claim.statement,)
    facts = {
        "actor": desk.named(proof, "actor"),
        "stance": stance,
        "issue": issue,
        "statement": _settle_free("statement", claimed, evidence, told, desk),
        "realis": _settle_realis(claim, claimed, evidence, desk),
        "addressee": desk.named(proof, "addressee"),
        "reported_by": desk.named(proof, "reported_by"),
        "quote_id": _quote_of(evidence, quotes),
    }
    return Position.model_validate({"id": "s", "evidence": evidence, **facts})


def _settle_free(
    name: str, claimed: Claimed, evidence: tuple[Evidence, ...], strangers: Sequence[str], desk: Desk
) -> str:
    """The free words of the field `name` as claimed, or the evidence itself when they hold `strangers` or nothing."""
    words: str = getattr(claimed.item, name)
    if words.strip() and not strangers:
        return words
    named = ", ".join(f"“{word}”" for word in strangers)
    detail = f"The {name} gives {named}, which its evidence does not." if strangers else f"The {name} is empty."
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


def _settle_stance(claim: DraftPosition, claimed: Claimed, evidence: tuple[Evidence, ...], desk: Desk) -> Stance:
    person = (entity := desk.cast.entity(claim.actor)) is None or entity.kind == "person"
    told = [_told(claim.actor, one, desk) for one in evidence]
    corrected = contradicting(claim.stance, claim.issue, told, person=person)
    if corrected is None:
        return claim.stance
    stance, verb = corrected
    detail = f"The article says “{verb}”, so the stance is {stance}, not {claim.stance}."
    desk.docket.refuse(claimed, "invalid", detail, "stance")
    return stance


def _told(actor: str, evidence: Evidence, desk: Desk) -> Told:
    """The words of the evidence from the clause on that names the actor first, with the names of the actor and of their country masked."""
    start, end = evidence.start, evidence.end
    named = next((at for at, _ in desk.cast.mentions(actor) if start <= at < end), start)
    start = max(start, desk.beside.text.rfind("; ", start, named) + 1)
    entity, entities = desk.cast.entity(actor), desk.beside.reading.entities
    homes = set(entity.countries) if entity else set()
    own = [
        name
        for name in desk.beside.names_in((start, end))
        if (one := entities[name.entity]) is entity or (one.kind != "person" and homes & set(one.countries))
    ]
    masked = mask_names(desk.beside.text, start, end, own)
    spoken = desk.beside.stretch_around(start, end) is not None
    return Told(desk.beside.text[start:end].replace("\n", " "), masked, spoken)


def _quote_of(evidence: tuple[Evidence, ...], quotes: Grid[Quote]) -> str | None:
    """The quotation that holds the most of the evidence's words, when it holds most of one of them."""
    best, best_shared = None, 0
    for quote in quotes.over(*((one.start, one.end) for one in evidence)):
        for one in evidence:
            shared = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for span in quote.spans)
            if 2 * shared > one.end - one.start and shared > best_shared:
                best, best_shared = quote.id, shared
    return best


def _likeness(one: Position) -> tuple[object, ...]:
    """What two positions of one actor share when they are the same."""
    return tuple((evidence.start, evidence.end) for evidence in one.evidence), one.stance, fold(one.issue).text
