"""A long transcript made of the seeds, and a server that reads it piece by piece with the embedded rules."""

import json
import re
from pathlib import Path

from server import Seen, Step, answer

from summariser.article import Article
from summariser.record import Draft
from summariser.rules import RulesEngine

SEEDS = [
    path for path in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt")) if path.name[:2] not in ("02", "10")
]
"""Without the pasted web page, whose footer would make page furniture of all that follows it, and without the hostile article."""
_FRAMED = re.compile(r"\n(ARTICLE-[0-9a-f]{24})\n(.*)\n\1\Z", re.S)


def transcript(size: int) -> Article:
    """About `size` bytes: the seeds one after another, over and over, so that everybody in them comes again in later pieces."""
    parts: list[str] = []
    length = 0
    while length < size:
        for seed in SEEDS:
            parts.append(seed.read_text("utf-8").strip())
            length += len(parts[-1].encode()) + 2
    return Article("\n\n".join(parts), "transcript.txt")


def piece_in(seen: Seen) -> str:
    """The text that a request asks about."""
    found = _FRAMED.search(seen.body["messages"][1]["content"])  # also where the model is asked again
    assert found is not None
    return found[2]


def is_mend(seen: Seen) -> bool:
    """Whether a request is for what is to be mended."""
    return bool(seen.body["messages"][0]["content"].startswith("You have read"))


def read_by_rules(seen: Seen) -> Step:
    """What the embedded rules claim of the piece; nothing more when it is to be mended."""
    if is_mend(seen):
        return answer(json.dumps({name: [] for name in Draft.model_fields}))
    return answer(RulesEngine().draft(Article(piece_in(seen)), lambda _: ()).draft.model_dump_json(by_alias=True))
