"""Passages and claims kept out of `ATTACKS` and reported apart: python -m tests.attacks.fresh [SEEDS].

The passages stand in cases/fresh.json and never change. `FRESH`: thirty orders written after the defences of their day, in other words
than theirs; what is structural in the defences now was tried on them. `UNSEEN`, `THIRD`, `FOURTH`, `FIFTH`, `SIXTH` and `SEVENTH`: thirty, three
times twenty and twice thirty of all kinds, each by somebody who had read no defence, first scored before its words were read, and mended
since. `CLAIMS` came with `THIRD`.
"""

import json
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from attacks import attack  # noqa: E402
from attacks.attack import SENTENCE, STORY, Attack, Gold, Maker  # noqa: E402
from attacks.claims import CLAIMS  # noqa: E402
from attacks.facts import found  # noqa: E402
from attacks.obedience import obey_story  # noqa: E402
from attacks.run import ENGINES, READERS, Seed, seeds  # noqa: E402

CASES = Path(__file__).parent / "cases" / "fresh.json"
_PLACEHOLDER = "⟦story⟧"


def sets() -> dict[str, dict[str, Maker]]:
    """The attacks of every set by the words that tell them apart."""
    stored = json.loads(CASES.read_text("utf-8"))
    passages = {name: {words: _passage(place, words) for place, words in each} for name, each in stored.items()}
    return {**passages, "CLAIMS": CLAIMS}


def _passage(place: str, words: str) -> Maker:
    """The passage put there, and a model that takes the whole false story from it."""

    def make(text: str, gold: Gold) -> Attack:
        hostile = getattr(attack, place)(text, gold, words.replace(_PLACEHOLDER, SENTENCE))
        return Attack(hostile, STORY, obey_story(text, gold, SENTENCE))

    return make


def main() -> None:
    """Which of them get through an engine on any of the seeds."""
    articles = list(seeds(sys.argv[1] if len(sys.argv) > 1 else "03,08"))
    for name, makers in sets().items():
        _score(name, makers, articles)


def _score(name: str, makers: dict[str, Maker], articles: list[Seed]) -> None:
    through: dict[str, dict[str, int]] = {engine: {} for engine in ENGINES}
    for seed in articles:
        for words, make in makers.items():
            hostile = make(seed.text, seed.gold)
            for engine in ENGINES:
                planted = tuple(one for one in hostile.planted if not found((one,), seed.clean[engine]))
                if hits := found(planted, READERS[engine](hostile.text, hostile.obedient)):
                    through[engine][words] = through[engine].get(words, 0) + len(hits)
    for engine, got in through.items():
        print(f"{name} {engine}: {len(got)} of {len(makers)} get through, with {sum(got.values())} items")
    for words in sorted(set().union(*through.values())):
        print(f"  {words[:100]!r}")


if __name__ == "__main__":
    main()
