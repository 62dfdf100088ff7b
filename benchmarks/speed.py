"""Speed of the embedded engine on one core, from the text to the proven record, paired with a sentence splitter in the same run.

    pip install -e ".[bench]"
    python benchmarks/speed.py [KB ...]              # 5, 20, 80, 300 and 1000 when none is given
    python benchmarks/speed.py --hostile [KB ...]    # what repeats one thing; 4, 16 and 64 when none is given

A text is made of the body paragraphs of seeds/ and of the open gold, in a shuffled order; beyond their length they come again in another
order. Seconds are those of the processor, and Python looks for rings of objects as seldom as in the command. pysbd splits the same text into
sentences and does nothing else; without it its column stays empty.
"""

import gc
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from summariser import Article, summarise
from summariser.grounding import Grounder
from summariser.reading import Reading, read
from summariser.rules import RulesEngine

ROOT = Path(__file__).resolve().parent.parent
_FOLDERS = ("seeds", "tests/gold/open", "tests/gold/crawl")
_HOSTILE = ROOT / "tests" / "cases" / "pipeline" / "hostile.json"


def main(arguments: list[str]) -> None:
    """Print the table that is asked for."""
    gc.set_threshold(50_000)
    summarise(Article(make_text(20_000)))  # tables are read and expressions compiled once per process
    sizes = [int(one) for one in arguments if one.isdigit()]
    if "--hostile" in arguments:
        show_hostile(sizes or [4, 16, 64])
    else:
        show_speed(sizes or [5, 20, 80, 300, 1000])


def show_speed(sizes: list[int]) -> None:
    """Seconds and MB a second by size."""
    peer = _pysbd()
    print("| KB | sentences s | pysbd s | drafting s | MB/s | with grounding s | MB/s | items |")
    print("|---|---|---|---|---|---|---|---|")
    for size in sizes:
        article = Article(make_text(size * 1000))
        long = len(article.text.encode()) / 1e6
        split = clock(lambda article=article: Reading(article).sentences)
        theirs = f"{clock(lambda article=article: peer(article.text)):.2f}" if peer else "–"
        started = time.process_time()
        drafted = RulesEngine().draft(article, lambda _: ())
        drafting = time.process_time() - started
        summary = Grounder(article).ground(drafted)
        whole = time.process_time() - started
        items = sum(
            map(len, (summary.meetings, summary.participants, summary.agenda, summary.positions, summary.quotes))
        )
        cells = (
            size,
            f"{split:.2f}",
            theirs,
            f"{drafting:.2f}",
            f"{long / drafting:.3f}",
            f"{whole:.2f}",
            f"{long / whole:.3f}",
            items,
        )
        print(f"| {' | '.join(map(str, cells))} |", flush=True)


def show_hostile(sizes: list[int]) -> None:
    """Seconds by size of each repeated thing, and the last growth beside that of the length."""
    print(f"| repeated | {' | '.join(f'{size} KB' for size in sizes)} | growth |\n|{'---|' * (len(sizes) + 2)}")
    for name, unit in json.loads(_HOSTILE.read_text("utf-8")).items():
        articles = [Article(unit * (size * 1000 // len(unit)) + " end.") for size in sizes]
        costs = [clock(lambda article=article: summarise(article)) for article in articles]  # type: ignore[misc]
        growth = f"{costs[-1] / max(costs[-2], 0.01):.1f}" if len(costs) > 1 else "–"
        print(f"| {name} | {' | '.join(f'{cost:.2f}' for cost in costs)} | {growth} |", flush=True)


def clock(work: Callable[[], object]) -> float:
    """Seconds of the processor for one run."""
    started = time.process_time()
    work()
    return time.process_time() - started


def make_text(size: int) -> str:
    """About `size` characters of prose."""
    pool = _paragraphs()
    rng, parts, length = random.Random(size), [], 0
    while length < size:
        rng.shuffle(pool)
        for paragraph in pool:
            parts.append(paragraph)
            length += len(paragraph) + 2
            if length >= size:
                break
    return "\n\n".join(parts)


def _paragraphs() -> list[str]:
    articles = [Article.from_file(path) for folder in _FOLDERS for path in sorted((ROOT / folder).glob("*.txt"))]
    return [
        article.text[block.start : block.end]
        for article in articles
        for block in read(article).blocks
        if block.kind == "body"
    ]


def _pysbd() -> Callable[[str], object] | None:
    try:
        import pysbd
    except ImportError:
        return None
    segmenter = pysbd.Segmenter(language="en", clean=False)
    return lambda text: [segmenter.segment(part) for part in text.split("\n\n")]


if __name__ == "__main__":
    main(sys.argv[1:])
