"""The prover of an article: where a claimed text stands in it, or a sentence that says what is wrong and what would be right."""

from dataclasses import dataclass, replace

from summariser.grounding.beside import Beside, Span
from summariser.grounding.cast import Cast
from summariser.grounding.place import Place
from summariser.grounding.proofs import ModelT, Path, Proof, Refusal, prove
from summariser.record import Claim, Evidence

LEAST_SCORE = 0.7
"""Share of words in common for words that something rests on. Two words in ten may be paraphrased and one dropped, none of them guarded."""

_LEAST_WORDS = 4
"""Of three words one that differs is a third of the claim: too little is left to tell what it is about."""

_SHOWN = 120


@dataclass(frozen=True)
class ArticleProver:
    """Proves claims by one article. `anchors` and `hints` tell which of several equal places is meant: the one beside them."""

    beside: Beside
    cast: Cast
    anchors: tuple[Span, ...] = ()
    hints: tuple[str, ...] = ()

    def prove(self, claim: Claim, words: str, path: Path) -> Place | Refusal:  # noqa: ARG002 (the protocol names it)
        """The place of `words`, or why there is none; `path` is of no account."""
        if not words.strip():
            return Refusal("no_evidence", "The claim is empty: copy the words of the article, or leave the field out.")
        if claim.proof == "mention":
            return self.cast.find(words)
        outside, anywhere = self.beside.places(words)
        if anywhere and not outside:
            return Refusal(
                "boilerplate",
                f"{show(words)} stands in the page's furniture (navigation, byline, bio, comments or footer), which proves nothing.",
            )
        sound = [place for place in outside if not place.guarded]
        if sound:
            return self.choose(sound)
        if outside:
            return Refusal("altered", _say_omitted(words, outside[0]))
        return self._nearly(claim, words)

    def choose(self, places: list[Place]) -> Place:
        """The place nearest to the anchors, else beside most hints, else the first of all, with its rivals counted."""
        if len(places) == 1:
            return places[0]
        near = _keep_least(places, [min((_distance(one, at) for at in self.anchors), default=0) for one in places])
        best = _keep_least(near, [-self._count_hints(one) for one in near]) if len(near) > 1 else near
        return replace(min(best, key=lambda place: place.start), rivals=len(best) - 1)

    def _count_hints(self, place: Place) -> int:
        around = self.beside.words(self.beside.sentence(place.start, place.end)) if self.hints else ""
        return sum(hint in around for hint in self.hints)

    def _nearly(self, claim: Claim, words: str) -> Place | Refusal:
        near = self.beside.index.find_near(words)
        if near is None or near.score is None:
            return Refusal(
                "not_in_article", f"No place in the article holds {show(words)}: copy the article's own words."
            )
        alike = near.score >= LEAST_SCORE and len(words.split()) >= _LEAST_WORDS
        if claim.proof == "passage" and alike and not near.guarded:
            if any(map(self.beside.is_boilerplate, near.spans)):
                return Refusal(
                    "boilerplate", f"{show(words)} is nearly what the page's furniture says, which proves nothing."
                )
            return near
        return Refusal(
            "altered" if near.score >= LEAST_SCORE else "not_in_article", say_altered(self.beside, words, near)
        )


def prove_beside(item: ModelT, prover: ArticleProver) -> Proof[ModelT]:
    """Put `item` to the proof; claims that stand in several places are placed beside those that stand in one."""
    proof = prove(item, prover)
    if not any(place.rivals for place in proof.places.values()):
        return proof
    sure = [
        (place.start, place.end) for path, place in proof.places.items() if not place.rivals and path[0] == "evidence"
    ]
    return prove(item, replace(prover, anchors=tuple(sure))) if sure else proof


def show(words: str) -> str:
    """`words` between marks, cut to a readable length."""
    bare = " ".join(words.split())
    return f"“{bare}”" if len(bare) <= _SHOWN else f"“{bare[:_SHOWN].rsplit(' ', 1)[0]} …”"


def say_altered(beside: Beside, words: str, near: Place) -> str:
    """What the article has instead of `words`."""
    there = show(beside.words((near.start, near.end)))
    differs = ", ".join(f"“{word}”" for word in near.differs[:8]) or "punctuation only"
    guarded = sorted({guard for _, guard in near.guarded})
    what = f" ({', '.join(guarded)})" if guarded else ""
    return f"{show(words)} is not what the article says: it has {there}; the difference is {differs}{what}. Copy the article's words."


def _say_omitted(words: str, place: Place) -> str:
    omitted = ", ".join(f"“{word}” ({guard})" for word, guard in place.guarded[:6])
    return (
        f"{show(words)} leaves out {omitted}, which changes what is said: give the words in full or stop before them."
    )


def evidence_of(beside: Beside, places: tuple[Place, ...]) -> tuple[Evidence, ...]:
    """Places as evidence, in the order of the article, each once."""
    found: dict[Span, Evidence] = {}
    for place in places:
        for start, end in place.spans:
            found.setdefault(
                (start, end),
                Evidence(
                    start=start,
                    end=end,
                    text=beside.text[start:end],
                    match=place.match,
                    score=place.score,
                    differs=place.differs,
                ),
            )
    return tuple(found[span] for span in sorted(found))


def _keep_least(places: list[Place], ranks: list[int]) -> list[Place]:
    least = min(ranks)
    return [place for place, rank in zip(places, ranks, strict=True) if rank == least]


def _distance(place: Place, anchor: Span) -> int:
    return max(0, anchor[0] - place.end, place.start - anchor[1])
