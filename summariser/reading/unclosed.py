"""Where words end that a mark opens and none closes: before the attribution among them, as in `“We go, she said to applause.`"""

from summariser.patterns import regex

_VERB = r"(?:said|says|told|added|wrote|asked|insisted|warned|replied|declared|argued|explained|remarked|continued|concluded)"
_ATTRIBUTION = regex(
    rf"[,.!?]\s+(?=(?:he|she|they|it|the \w+(?: \w+)?|(?:[A-ZÀ-Þ][\w'’-]+\s){{1,4}}?)\s*{_VERB}\b|{_VERB}\s(?:the|a|an|[A-ZÀ-Þ]))"
)
_REACH = 2000
"""Characters looked through for an attribution."""


def find_unclosed_end(text: str, start: int, end: int, *, goes_on: bool) -> int:
    """Where the words of `text[start:end]` end, edge punctuation included.

    Where they go on in the next paragraph, a full stop before a verb of speaking is the speaker's own: “I met him. He said no.
    """
    match = _ATTRIBUTION.search(text, start, min(end, start + _REACH))
    if match is None or (goes_on and match[0][0] == "."):
        return end
    return match.start() + 1
