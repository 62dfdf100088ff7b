"""Grounding against its peers, on the same inputs in one run: what is placed, what is waved through, and what it costs.

    pip install -e ".[bench]"
    python benchmarks/grounding.py [ARTICLE ...] [--peers-items 100]

Peers that are not installed are left out. Articles default to seeds/*.txt. Everything is drawn with fixed seeds; only times vary.
"""

import argparse
import random
import re
import time
import tracemalloc
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from summariser.grounding import Index

ROOT = Path(__file__).resolve().parent.parent
Found = tuple[int, int, str] | None
"""Start, end, and "exact" or "other"; None when the claim is given no place."""

Finder = Callable[[str, Sequence[str]], list[Found]]


@dataclass(frozen=True)
class Tool:
    """A way of finding claims in a text. `quotes` accepts what may stand as a quotation; `slow` tools get fewer items."""

    name: str
    finds: Finder
    quotes: Finder
    slow: bool = False


# ---- the tools --------------------------------------------------------------------------------------------------------


def find_ours(text: str, claims: Sequence[str]) -> list[Found]:
    """Exact, folded, else nearest."""
    index = Index(text)
    found: list[Found] = []
    for claim in claims:
        place = next(iter(index.find(claim)), None) or index.find_near(claim)
        found.append((place.start, place.end, "exact" if place.match == "exact" else "other") if place else None)
    return found


def quote_ours(text: str, claims: Sequence[str]) -> list[Found]:
    """Exact or folded, and nothing left out that changes the sense."""
    index = Index(text)
    places = (next((place for place in index.find(claim) if not place.guarded), None) for claim in claims)
    return [(place.start, place.end, place.match) if place else None for place in places]


def tools() -> list[Tool]:
    """Ours, and the peers that are installed."""
    found = [Tool("summariser", find_ours, quote_ours)]
    for make in (_langextract, _instructor, _rapidfuzz):
        try:
            found += make()
        except ImportError as error:
            print(f"left out: {error.name} is not installed")
    return found


def _langextract() -> list[Tool]:
    from langextract.core.data import AlignmentStatus, Extraction
    from langextract.resolver import WordAligner

    def finder(**options: bool) -> Finder:
        def find(text: str, claims: Sequence[str]) -> list[Found]:
            groups = [[Extraction("quote", claim) for claim in claims]]
            [aligned] = WordAligner().align_extractions(groups, text, **options)  # type: ignore[arg-type]
            found: list[Found] = []
            for one in aligned:
                place = one.char_interval
                if place is None or place.start_pos is None or place.end_pos is None:
                    found.append(None)
                else:
                    exact = one.alignment_status == AlignmentStatus.MATCH_EXACT
                    found.append((place.start_pos, place.end_pos, "exact" if exact else "other"))
            return found

        return find

    return [
        Tool("langextract", finder(), finder(), slow=True),
        Tool("langextract, no lesser", *[finder(accept_match_lesser=False)] * 2, slow=True),
    ]


def _instructor() -> list[Tool]:
    import regex  # noqa: F401 (what CitationMixin needs)
    from instructor.dsl.citation import CitationMixin

    def find(text: str, claims: Sequence[str]) -> list[Found]:
        found: list[Found] = []
        for claim in claims:
            span = next(CitationMixin(substring_quotes=[])._get_span(claim, text), None)
            found.append((*span, "exact" if text[slice(*span)] == claim else "other") if span else None)
        return found

    return [Tool("instructor CitationMixin", find, find, slow=True)]


def _rapidfuzz() -> list[Tool]:
    from rapidfuzz.fuzz import partial_ratio_alignment

    def find(text: str, claims: Sequence[str]) -> list[Found]:
        found: list[Found] = []
        for claim in claims:
            best = partial_ratio_alignment(claim, text, score_cutoff=85)
            found.append((best.dest_start, best.dest_end, "exact" if best.score == 100 else "other") if best else None)
        return found

    return [Tool("rapidfuzz, 85", find, find)]


# ---- the inputs -------------------------------------------------------------------------------------------------------


def make_text(sources: Sequence[str], size: int) -> str:
    """About `size` characters of the sources' sentences in a shuffled order, a new paragraph every few."""
    sentences = [one for source in sources for one in re.findall(r"[^.!?\n]{20,400}[.!?][”’\"']?", source)]
    rng, parts, length = random.Random(size), [], 0
    rng.shuffle(sentences)
    while length < size:
        sentence = sentences[len(parts) % len(sentences)].strip()
        number = f"In round {len(parts)}: {sentence}" if size > 20_000 else sentence
        parts.append(number + (" " if rng.random() < 0.7 else "\n\n"))
        length += len(parts[-1])
    return "".join(parts)


def draw(text: str, words: int, count: int, seed: int) -> list[tuple[int, int]]:
    """Spans of `words` whole words within a line."""
    rng, spans = random.Random(seed), [found.span() for found in re.finditer(r"\S+", text)]
    drawn: list[tuple[int, int]] = []
    for _ in range(count * 50):
        at = rng.randrange(max(1, len(spans) - words))
        span = spans[at][0], spans[min(at + words, len(spans)) - 1][1]
        if len(drawn) < count and "\n" not in text[slice(*span)] and any(map(str.isalnum, text[slice(*span)])):
            drawn.append(span)
    return drawn


def paraphrase(words: str, rng: random.Random) -> str:
    """Four words in five are kept; the rest are replaced or dropped."""
    parts = words.split()
    for at in sorted(rng.sample(range(len(parts)), max(1, len(parts) // 5)), reverse=True):
        parts[at : at + 1] = [] if rng.random() < 0.3 else [rng.choice(["somehow", "gladly", "overall", "plainly"])]
    return " ".join(parts)


def alter(words: str, kind: str, rng: random.Random) -> str:
    """One word, number, name or negation is changed."""
    parts = words.split()
    at = rng.randrange(len(parts))
    if kind == "negation":
        parts.insert(max(1, at), rng.choice(["not", "never"]))
    elif kind == "number":
        parts.insert(max(1, at), str(rng.randrange(2, 99)))
    else:
        parts[at] = rng.choice(
            ["Ouagadougou", "Brandt", "Thimphu"] if kind == "name" else ["gladly", "quarrel", "harbour"]
        )
    return " ".join(parts)


_VARIANTS: tuple[Callable[[str], str], ...] = (
    lambda words: re.sub("[“”«»]", '"', re.sub("[‘’]", "'", words)),
    lambda words: words.replace("'", "’").replace("—", " – "),
    lambda words: words.replace(" ", "\u00a0\n"),
    lambda words: unicodedata.normalize("NFD", words),
    lambda words: words.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    lambda words: re.sub(r"(?<=[a-z]{3})(?=[a-z]{3})", "\u00ad", words),
    str.upper,
    lambda words: f"“{words}”",
)


# ---- the figures ------------------------------------------------------------------------------------------------------


def overlap(found: Found, true: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    if found is None:
        return 0.0
    shared = max(0, min(found[1], true[1]) - max(found[0], true[0]))
    return shared / (found[1] - found[0] + true[1] - true[0] - shared)


def judge_verbatim(tool: Tool, texts: Sequence[str], count: int) -> tuple[str, str]:
    """Verbatim spans placed on the same words, and labelled exact."""
    right = labelled = total = 0
    for text in texts:
        claims = [text[slice(*span)] for words in (2, 6, 15, 40) for span in draw(text, words, count // 4, words)]
        for claim, found in zip(claims, tool.finds(text, claims), strict=True):
            total += 1
            right += found is not None and text[found[0] : found[1]].strip() == claim.strip()
            labelled += found is not None and found[2] == "exact"
    return f"{right}/{total}", f"{100 * labelled / total:.0f} %"


def judge_invented(tool: Tool, texts: Sequence[str]) -> str:
    """Short claims that no article holds, and that are given a place all the same."""
    rng = random.Random(9)
    things = ["lunar embassy", "turnip treaty", "glass armada", "velvet tariff", "walrus summit", "paper volcano"]
    claims = [
        f"{rng.choice(['the', 'a', 'our', 'their'])} {rng.choice(['signed', 'secret', 'new', 'old'])} {thing}"
        for thing in things * 4
    ]
    given = sum(found is not None for text in texts for found in tool.finds(text, claims))
    return f"{given}/{len(claims) * len(texts)}"


def judge_paraphrase(tool: Tool, text: str, words: int, count: int) -> str:
    """Light paraphrases placed with an overlap of 0.9 and more, and those placed badly, under 0.5."""
    spans = draw(text, words, count, 100 + words)
    rng = random.Random(words)
    claims = [paraphrase(text[slice(*span)], rng) for span in spans]
    found = tool.finds(text, claims)
    # Some words stand in several places: any of them is right.
    everywhere = [[again.span() for again in re.finditer(re.escape(text[slice(*span)]), text)] for span in spans]
    overlaps = [max(overlap(one, true) for true in trues) for one, trues in zip(found, everywhere, strict=True)]
    badly = sum(one is not None and share < 0.5 for one, share in zip(found, overlaps, strict=True))
    return f"{sum(share >= 0.9 for share in overlaps)}/{len(spans)} ({badly})"


def judge_altered(tool: Tool, texts: Sequence[str], count: int) -> str:
    """Altered quotations that are accepted."""
    rng, accepted, total = random.Random(7), 0, 0
    for text in texts:
        claims = []
        for at, span in enumerate(draw(text, 9, -(-count // len(texts)), 17)):
            claims.append(alter(text[slice(*span)], ("word", "number", "name", "negation")[at % 4], rng))
        accepted += sum(found is not None for found in tool.quotes(text, claims))
        total += len(claims)
    return f"{accepted}/{total}"


def judge_variants(tool: Tool, texts: Sequence[str], count: int) -> str:
    """Typographic variants of true quotations that are rejected."""
    rejected = total = 0
    for text in texts:
        claims = [
            _VARIANTS[at % len(_VARIANTS)](text[slice(*span)])
            for at, span in enumerate(draw(text, 9, -(-count // len(texts)), 18))
        ]
        rejected += sum(found is None for found in tool.quotes(text, claims))
        total += len(claims)
    return f"{rejected}/{total}"


def clock(tool: Tool, text: str, claims: Sequence[str], times: int = 3) -> float:
    """Milliseconds for all claims, index included: the best of a few runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        tool.finds(text, claims)
        best = min(best, time.perf_counter() - start)
    return 1000 * best


# ---- the tables -------------------------------------------------------------------------------------------------------


def show(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table in Markdown."""
    print(f"\n### {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def show_quality(found: Sequence[Tool], texts: Sequence[str], count: int) -> None:
    """What is placed and what is waved through."""
    rows = []
    small = make_text(texts, 5_000)
    for tool in found:
        many = count if tool.slow else 2000
        verbatim, labelled = judge_verbatim(tool, texts, 40)
        placed = [judge_paraphrase(tool, small, words, 100) for words in (5, 10, 30)]
        rows.append(
            [
                tool.name,
                verbatim,
                labelled,
                judge_invented(tool, texts),
                *placed,
                judge_altered(tool, texts, many),
                judge_variants(tool, texts, many),
            ]
        )
    head = [
        "tool",
        "verbatim placed right",
        "called exact",
        "invented given a place",
        "paraphrase, 5 words: IoU ≥ 0.9 (< 0.5)",
        "10 words",
        "30 words",
        "altered accepted",
        "variants rejected",
    ]
    show("What is placed, what is waved through", head, rows)


def show_cost(found: Sequence[Tool], texts: Sequence[str]) -> None:
    """Milliseconds by length of the article and of the item."""
    rows = []
    sizes = (4_500, 50_000, 500_000, 1_000_000)
    for tool in found:
        row = [tool.name]
        for size in sizes:
            text = make_text(texts, size)
            spans = draw(text, 12, 20, size)
            claims = [text[slice(*span)] for span in random.Random(1).sample(spans, len(spans))]
            near = [paraphrase(claim, random.Random(2)) for claim in claims]
            row.append("–" if tool.slow and size > 50_000 else f"{clock(tool, text, claims):.1f}")
            row.append("–" if tool.slow and size > 4_500 else f"{clock(tool, text, near, 1):.1f}")
        rows.append(row)
    head = ["tool", *[f"{size / 1000:g} KB{kind}" for size in sizes for kind in (", verbatim", ", near")]]
    show("20 items of 12 words in any order, index included (ms)", head, rows)


def show_growth(texts: Sequence[str]) -> None:
    """Ours alone: by the length of the item, and memory."""
    text = make_text(texts, 500_000)
    index = Index(text)
    index.find_near("warm up the word table")
    words = [found.span() for found in re.finditer(r"\S+", text)]
    row = []
    for length in (5, 20, 100, 500):
        claims = [
            paraphrase(text[words[at][0] : words[at + length][1]], random.Random(at)) for at in range(1000, 11_000, 500)
        ]
        start = time.perf_counter()
        placed = sum(index.find_near(claim) is not None for claim in claims)
        row.append(f"{1000 * (time.perf_counter() - start) / len(claims):.2f} ({placed}/{len(claims)})")
    show("One near match in 500 KB by the item's length, after indexing (ms)", ["5 words", "20", "100", "500"], [row])
    long = make_text(texts, 1_000_000)
    claims = [paraphrase(long[slice(*span)], random.Random(at)) for at, span in enumerate(draw(long, 20, 500, 5))]
    tracemalloc.start()
    find_ours(long, claims)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    print(f"\n500 items in 1 MB: peak memory {peak:.0f} MB, index included")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", nargs="*", type=Path, help="texts to draw from (default: seeds/*.txt)")
    parser.add_argument("--peers-items", type=int, default=200, help="altered and respelled quotations for slow peers")
    arguments = parser.parse_args()
    paths = arguments.articles or sorted((ROOT / "seeds").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    found = tools()
    show_quality(found, texts, arguments.peers_items)
    show_cost(found, texts)
    show_growth(texts)


if __name__ == "__main__":
    main()
