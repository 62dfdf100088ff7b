"""Settling the abstract and the agenda of a draft: free words must be the article's, topics belong to meetings of the record."""

from summariser.grounding.folding import fold
from summariser.grounding.meetings import Desk, Meetings
from summariser.grounding.prover import prove_beside, show
from summariser.grounding.refused import Claimed
from summariser.grounding.sentences import Sentences
from summariser.grounding.status import is_guess
from summariser.record import AgendaItem, Basis, Draft, DraftAgendaItem, Evidence, Statement


def settle_abstract(draft: Draft, desk: Desk) -> tuple[Statement, ...]:
    """The proven statements of `draft`, in its order."""
    kept: list[Statement] = []
    for at, claim in enumerate(draft.abstract):
        claimed = Claimed("statement", f"abstract[{at}]", claim)
        if any(fold(claim.text).text == fold(one.text).text for one in kept):
            desk.docket.refuse(claimed, "duplicate", "The same statement is in the record already.")
            continue
        evidence = desk.evidence(claimed, prove_beside(claim, desk.prover()))
        strangers = Sentences(desk.free).strangers(claim.text, evidence)
        if not strangers and not desk.free.is_made_of_article(claim.text):
            strangers = (claim.text,)
        if evidence and (strangers or not claim.text.strip()):
            named = ", ".join(f"“{word}”" for word in strangers)
            detail = (
                f"The statement gives {named}, which its evidence does not." if strangers else "The statement is empty."
            )
            desk.docket.refuse(claimed, "not_given", detail)
        elif evidence:
            kept.append(Statement(text=claim.text, evidence=evidence))
    return tuple(kept)


def settle_agenda(draft: Draft, meetings: Meetings, desk: Desk) -> list[AgendaItem]:
    """The proven topics of `draft`, numbered a1, a2, … in the order of the article."""
    kept: list[AgendaItem] = []
    met: dict[str, set[str]] = {}
    for at, claim in enumerate(draft.agenda):
        claimed = Claimed("agenda", f"agenda[{at}]", claim)
        item = _settle(claim, claimed, meetings, desk)
        if item is None:
            continue
        ids = met.setdefault(fold(item.topic).text, set())
        if ids & set(item.meeting_ids):
            desk.docket.refuse(claimed, "duplicate", f"The topic “{claim.topic}” is in the record already.")
        else:
            ids.update(item.meeting_ids)
            kept.append(item)
    kept.sort(key=lambda one: (one.evidence[0].start, one.evidence[0].end))
    return [one.model_copy(update={"id": f"a{number}"}) for number, one in enumerate(kept, 1)]


def _settle(claim: DraftAgendaItem, claimed: Claimed, meetings: Meetings, desk: Desk) -> AgendaItem | None:
    ids = _settle_meetings(claim, claimed, meetings, desk)
    if not ids:
        return None
    proof = prove_beside(claim, desk.prover(claim.topic, claim.attributed_to))
    evidence = desk.evidence(claimed, proof)
    if not evidence:
        return None
    if problem := _judge_topic(claim, evidence, desk):
        desk.docket.refuse(claimed, "not_in_article", problem)
        return None
    desk.docket.refuse_fields(claimed, proof.refused("attributed_to"))
    attributed_to = desk.named(proof, "attributed_to")
    basis = _settle_basis(claim, claimed, evidence, desk)
    return AgendaItem(
        id="a", topic=claim.topic, meeting_ids=ids, basis=basis, attributed_to=attributed_to, evidence=evidence
    )


def _judge_topic(claim: DraftAgendaItem, evidence: tuple[Evidence, ...], desk: Desk) -> str | None:
    """Why the topic is not made of the article's words, or None."""
    topic = claim.topic
    if strangers := desk.free.strangers(topic, evidence, *filter(None, [claim.attributed_to])):
        return f"The topic “{topic}” gives {', '.join(f'“{word}”' for word in strangers)}, which its evidence does not."
    if topic.strip() and desk.free.is_made_of_article(topic, least=0.3):
        return None
    return f"The topic “{topic}” is not made of words of the article: name it in a few of them."


def _settle_meetings(claim: DraftAgendaItem, claimed: Claimed, meetings: Meetings, desk: Desk) -> tuple[str, ...]:
    known = [meetings.ids[given] for given in dict.fromkeys(claim.meeting_ids) if given in meetings.ids]
    missing = [given for given in dict.fromkeys(claim.meeting_ids) if given not in meetings.ids]
    if not known:
        what = f"There is no proven meeting {', '.join(missing)}" if missing else "No meeting is given"
        desk.docket.refuse(claimed, "no_meeting", f"{what}: a topic belongs to a meeting of the record.")
        return ()
    for given in missing:
        desk.docket.refuse(claimed, "no_meeting", f"There is no proven meeting “{given}”.", "meeting_ids")
    return tuple(sorted(dict.fromkeys(known), key=lambda one: int(one[1:])))


def _settle_basis(claim: DraftAgendaItem, claimed: Claimed, evidence: tuple[Evidence, ...], desk: Desk) -> Basis:
    if claim.basis == "stated" and is_guess(desk.sentences(evidence)):
        detail = f"The writer only expects it ({show(evidence[0].text)}): the basis is expected_by_author, not stated."
        desk.docket.refuse(claimed, "wrong_status", detail, "basis")
        return "expected_by_author"
    return claim.basis
