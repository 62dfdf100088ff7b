"""Summary against gold, one article: match each kind one-to-one, then count."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from summariser.evaluation.gold import Gold
from summariser.evaluation.gold_items import GoldItem, GoldMeeting, GoldParticipant, GoldQuote
from summariser.evaluation.likeness import Likeness
from summariser.evaluation.names import fold_words
from summariser.evaluation.overlap import trim
from summariser.evaluation.pairing import pair
from summariser.evaluation.scores import SHARES, Remark, Scores, Share, Tally
from summariser.evaluation.traps import find_violations
from summariser.record import Meeting, Participant, Quote, Summary

G = TypeVar("G", bound=GoldItem)
S = TypeVar("S")


@dataclass(frozen=True)
class Matched(Generic[G, S]):
    """One kind of item after matching. Optional gold is neutral: neither missed nor, with the item matched to it, counted at all."""

    kind: str
    pairs: tuple[tuple[G, S], ...]
    """Required gold with the item that is the same."""

    missed: tuple[G, ...]
    extra: tuple[S, ...]

    @property
    def tally(self) -> Tally:
        """The counts."""
        right = len(self.pairs)
        return Tally(right, right + len(self.extra), right + len(self.missed))


@dataclass(frozen=True)
class Property(Generic[G, S]):
    """One property of found items: `holds` says whether it is right, `counts` whether the pair is asked at all."""

    name: str
    holds: Callable[[G, S], bool]
    counts: Callable[[G, S], bool] = lambda _gold, _given: True


def score(summary: Summary, gold: Gold, name: str = "") -> Scores:
    """The figures of one summary against the gold of its article. Raises nothing; that both are about one text is the caller's care."""
    like = Likeness(gold, summary)
    kinds = _match_kinds(like)
    asked = {full: (share, remarks) for kind in kinds.values() for full, share, remarks in _ask_about(kind, like)}
    shares = {full: share for full, (share, _) in asked.items()} | {
        "quotations.found_with_speaker": _over_all(asked["quotations.speaker_of_found"][0], kinds["quotations"]),
        "meetings.found_with_status": _over_all(asked["meetings.status_of_found"][0], kinds["meetings"]),
    }
    return Scores(
        name or gold.article.source,
        {kind: matched.tally for kind, matched in kinds.items()},
        {full: shares[full] for full in SHARES},
        find_violations(summary, gold.must_not),
        (*_list_faults(kinds.values()), *(remark for _, remarks in asked.values() for remark in remarks)),
    )


def _match_kinds(like: Likeness) -> dict[str, Matched[Any, Any]]:
    gold, summary = like.gold, like.summary
    matched = (
        _match("quotations", _marked(gold.quotes), _marked(summary.quotes), like.of_quotes),
        _match("indirect", _unmarked(gold.quotes), _unmarked(summary.quotes), like.of_quotes),
        _match("participants", gold.participants, summary.participants, like.of_participants),
        _match("meetings", gold.meetings, summary.meetings, like.of_meetings),
        _match("positions", gold.positions, summary.positions, like.of_positions),
        _match("agenda", gold.agenda, summary.agenda, like.of_agenda),
    )
    return {each.kind: each for each in matched}


def _marked(quotes: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(quote for quote in quotes if quote.kind != "indirect")


def _unmarked(quotes: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(quote for quote in quotes if quote.kind == "indirect")


def _match(kind: str, golds: tuple[G, ...], given: tuple[S, ...], likeness: Callable[[G, S], float]) -> Matched[G, S]:
    pairs = pair(golds, given, likeness)
    used = set(pairs.values())
    return Matched(
        kind,
        tuple((golds[i], given[j]) for i, j in pairs.items() if not golds[i].optional),
        tuple(gold for i, gold in enumerate(golds) if i not in pairs and not gold.optional),
        tuple(item for j, item in enumerate(given) if j not in used),
    )


Asked = tuple[str, Share, tuple[Remark, ...]]


def _ask_about(matched: Matched[Any, Any], like: Likeness) -> Iterator[Asked]:
    for asked in _properties(like).get(matched.kind, ()):
        pairs = [(gold, given) for gold, given in matched.pairs if asked.counts(gold, given)]
        wrong = [(gold, given) for gold, given in pairs if not asked.holds(gold, given)]
        fault = asked.name.partition("_of_")[0]
        remarks = tuple(Remark(matched.kind, fault, f"{tell(gold)} <> {tell(given)}") for gold, given in wrong)
        hidden = asked.name.endswith("_of_named")  # the same pairs as among the found
        yield f"{matched.kind}.{asked.name}", Share(len(pairs) - len(wrong), len(pairs)), () if hidden else remarks


def _over_all(found: Share, matched: Matched[Any, Any]) -> Share:
    """The share of all expected items that were found and have the property that `found` is about."""
    return Share(found.right, matched.tally.expected)


def _properties(like: Likeness) -> dict[str, tuple[Property[Any, Any], ...]]:
    """What is asked about found items, by kind."""
    return {
        "quotations": (
            Property("exact_bounds", _has_exact_bounds),
            Property("speaker_of_found", like.is_right_speaker),
            Property("speaker_of_named", like.is_right_speaker, lambda _gold, given: given.speaker is not None),
            Property("kind_of_found", lambda gold, given: gold.kind == given.kind),
            Property("secondhand_of_found", lambda gold, given: gold.secondhand == given.secondhand),
        ),
        "indirect": (Property("speaker_of_found", like.is_right_speaker),),
        "participants": (
            Property("role_of_found", _has_role, lambda gold, _given: bool(gold.role) and gold.kind == "person"),
            Property("countries_of_found", lambda gold, given: set(gold.countries) == set(given.countries)),
        ),
        "meetings": (
            Property("status_of_found", lambda gold, given: gold.status == given.status),
            Property("place_of_found", _has_place),
        ),
        "positions": (Property("stance_of_found", lambda gold, given: gold.stance == given.stance),),
    }


def _has_exact_bounds(gold: GoldQuote, given: Quote) -> bool:
    lefts = sorted(trim(span.start, span.text) for span in gold.spans)
    return lefts == sorted(trim(span.start, span.text) for span in given.spans)


def _has_role(gold: GoldParticipant, given: Participant) -> bool:
    left, right = set(fold_words(gold.role or "")), set(fold_words(given.role or ""))
    return bool(right) and (left <= right or right <= left)


def _has_place(gold: GoldMeeting, given: Meeting) -> bool:
    left, right = fold_words(gold.city or ""), fold_words(given.city or "")
    return left == right and gold.country == given.country


def _list_faults(kinds: Iterable[Matched[Any, Any]]) -> Iterator[Remark]:
    for matched in kinds:
        yield from (Remark(matched.kind, "missed", tell(gold)) for gold in matched.missed)
        yield from (Remark(matched.kind, "extra", tell(item)) for item in matched.extra)


def tell(item: Any) -> str:
    """An item of the gold or of a summary in one line, for people who look for the cause of a figure."""
    words = " … ".join(_words(span) for span in getattr(item, "spans", None) or item.evidence)
    if hasattr(item, "speaker"):
        return f"[{item.id} {item.kind}] {item.speaker or 'unnamed'}: {words}"
    if hasattr(item, "actor"):
        return f"[{item.id} {item.stance}] {item.actor}: {words}"
    if hasattr(item, "topic"):
        return f"[{item.id} {'+'.join(item.meeting_ids)}] {item.topic}: {words}"
    if hasattr(item, "status"):
        return f"[{item.id} {item.status} {item.city or '-'} {item.country or '-'}] {item.title}: {words}"
    return f"[{item.id} {item.kind}] {item.name} ({item.role or '-'}, {'+'.join(item.countries) or '-'}): {words}"


def _words(span: Any) -> str:
    text: str = span.text or f"{span.start}:{span.end}"
    return text.replace("\n", " ")
