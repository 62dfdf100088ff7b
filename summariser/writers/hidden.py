"""Characters that a reader does not see but a terminal or an editor obeys: control, format and bidirectional characters, line separators,
and letters without width or ink. In text and Markdown they are shown as escapes such as \\x1b; in JSON they are written as \\uXXXX, which
loses nothing.

Format characters (category Cf) include joiners: words and emoji that need one are shown in parts rather than let a writer hide something
between them. Emoji and text presentation selectors (U+FE0E, U+FE0F) stay.
"""

from summariser.patterns import regex

_RANGES = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\xad\u034f\u061c\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u180b-\u180f"
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters without ink
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0d\ufdd0-\ufdef\ufeff\ufff0-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\ufffe\uffff"  # halves of pairs, private use, no characters
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"  # tags, selectors, private use
)
_HIDDEN = regex(f"[{_RANGES}]")
_SPACE = regex(r"[ \t\r\n]+")


def reveal(text: str) -> str:
    """`text` on one line, runs of white space as one space, every hidden character as a visible escape."""
    return _HIDDEN.sub(lambda match: _spell(ord(match[0])), _SPACE.sub(" ", text)).strip(" ")


def escape_json(text: str) -> str:
    """`text`, which is JSON, with every hidden character inside its strings as \\uXXXX; the white space of its layout stays."""
    return _HIDDEN.sub(lambda match: match[0] if match[0] == "\n" else _spell_json(match[0]), text)


def _spell(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _spell_json(char: str) -> str:
    """Beyond U+FFFF as a pair of surrogates, as JSON wants it. Half a pair, which only a claim can hold, becomes visible text: no reader
    of JSON is bound to take it otherwise."""
    if "\ud800" <= char <= "\udfff":
        return f"\\\\u{ord(char):04x}"
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
