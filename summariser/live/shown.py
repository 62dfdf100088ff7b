"""What a server says, made fit for one line on a terminal: short, plain, and without a key."""

import re

from summariser.patterns import regex

_KEY_LIKE = regex(r"\b(?:sk|pk|key|gsk|xai|hf)[-_][\w*.-]{8,}|\bBearer\s+\S{8,}|\beyJ[\w-]{10,}[\w.-]*", re.I)
_LIMIT = 200


def shown(text: str, secrets: tuple[str, ...] = ()) -> str:
    """`text` on one line, cut to 200 characters, its control characters and everything that is or looks like a key taken out."""
    text = text[: 10 * _LIMIT]
    for secret in secrets:
        text = text.replace(secret, "[key]")
    text = _KEY_LIKE.sub("[key]", text)
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= _LIMIT else line[: _LIMIT - 1] + "…"
