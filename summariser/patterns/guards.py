"""Large expressions, tried only where the first letters of a match stand.

An expression of hundreds of branches, such as the cues of topics, tries most of them at each word of each sentence. The guard is a look
ahead, made from the expression itself, at the letters that any of its branches may begin with: it turns most words away at once.
"""

import re
from collections.abc import Iterator, Sequence
from re import _compiler, _parser  # type: ignore[attr-defined]  # an expression as a tree has no public door
from typing import Any, NamedTuple

_LARGE = 300
"""Characters of a source that is worth a guard."""

_LETTERS = 4
"""Letters that the guard looks at."""

_FEW = 12
"""Letters of a set that tell something."""

_PATIENCE = 20_000
"""Steps after which no guard is made."""

_AROUND = (_parser.ASSERT, _parser.ASSERT_NOT)
_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT)
_EDGE = (_parser.AT, _parser.AT_BOUNDARY)


class _Open(Exception):
    """A match may begin with anything."""


_ALIKE = {"i": "iIİı", "k": "kK\u212a", "s": "sSſ"}
"""What IGNORECASE takes for these letters, beside their capitals; `re` knows no others in ASCII."""

_WORD = r"\w+"
_WORDS = (1, _parser.MAXREPEAT, [(_parser.IN, [(_parser.CATEGORY, _parser.CATEGORY_WORD)])])
"""Any word, or the beginning of one, as "ly" may stand behind."""

Head = tuple[str, ...]
"""The first letters of what matches: for each place those that may stand there; first of all it may be any word."""


class _Row(NamedTuple):
    """Items of an expression, each what it does and with what, one behind the other."""

    first: tuple[Any, Any]
    then: "_Row | None"
    loose: bool
    """Whether IGNORECASE holds."""


def compile_guarded(source: str, flags: int) -> re.Pattern[str]:
    """As `re.compile`, with a guard where it helps."""
    if len(source) < _LARGE:
        return re.compile(source, flags)
    tree = _parser.parse(source, flags)
    if _looks_around(tree) and (heads := _find_heads(tree)):
        # With the capital of each letter, as `re` passes over a letter sooner than over one in any case.
        guard = _parser.parse(f"(?-i:{_spell(heads)})", flags)
        tree.insert(tree[0] == _EDGE, (_parser.ASSERT, (1, guard)))
    return _compiler.compile(tree, flags)  # type: ignore[no-any-return]


def _looks_around(items: Sequence[tuple[Any, Any]]) -> bool:
    """Whether any branch looks around itself before it takes a letter, if it takes any; where none does, `re` has a guard of its own."""
    kind, value = items[0] if items else _EDGE
    if kind is _parser.BRANCH:
        return any(map(_looks_around, value[1]))
    if kind is _parser.SUBPATTERN:
        return _looks_around(value[3])
    return kind is _parser.AT or kind in _AROUND


def _find_heads(tree: Any) -> frozenset[Head]:
    """With what a match may begin; nothing where that may be anything."""
    try:
        return frozenset(_Heads().of(_row(tree, None, bool(tree.state.flags & re.I)), ()))
    except _Open:
        return frozenset()


def _spell(heads: frozenset[Head]) -> str:
    """An expression that matches where one of them stands."""
    if () in heads:
        return ""
    behind: dict[str, set[Head]] = {}
    for head in heads:
        behind.setdefault(head[0], set()).add(head[1:])
    places = (
        (letters if letters == _WORD else f"[{re.escape(letters)}]", rest) for letters, rest in sorted(behind.items())
    )
    return f"(?:{'|'.join(place + _spell(frozenset(rest)) for place, rest in places)})"


def _row(items: Sequence[tuple[Any, Any]], then: _Row | None, loose: bool = False) -> _Row | None:
    for item in reversed(list(items)):
        then = _Row(item, then, loose)
    return then


class _Heads:
    """Walks through all that may stand first. Raises _Open when it meets what may be anything before it has a letter."""

    def __init__(self) -> None:
        self._steps = 0

    def of(self, row: _Row | None, head: Head) -> Iterator[Head]:
        """The first letters of what stands in the row, behind those read already; what looks around is passed over."""
        self._steps += 1
        if row is None or len(head) == _LETTERS or self._steps > _PATIENCE:
            yield _known(head)
            return
        (kind, value), then, loose = row
        if kind is _parser.LITERAL:
            yield from self._of_set([row.first], row, head)
        elif kind is _parser.IN:
            yield from self._of_set(value, row, head)
        elif kind is _parser.BRANCH:
            for one in value[1]:
                yield from self.of(_row(one, then, loose), head)
        elif kind is _parser.SUBPATTERN:
            yield from self.of(_row(value[3], then, (loose or value[1] & re.I) and not value[2] & re.I), head)
        elif kind in _REPEATS:
            yield from self._of_repeated(row, head)
        elif kind is _parser.AT or kind in _AROUND:
            yield from self.of(then, head)
        else:
            yield _known(head)

    def _of_set(self, members: Sequence[tuple[Any, Any]], row: _Row, head: Head) -> Iterator[Head]:
        letters = [chr(code) for kind, code in members if kind is _parser.LITERAL]
        alike = [_alike(letter) if row.loose else letter for letter in letters]
        if len(letters) == len(members) <= _FEW and all(alike):
            yield from self.of(row.then, (*head, "".join(alike)))
        else:
            yield _known(head)

    def _of_repeated(self, row: _Row, head: Head) -> Iterator[Head]:
        (kind, (least, most, items)), then, loose = row
        if not head and _is_word(row.first):
            yield from self.of(then, (_WORD,))
        elif most:
            more = most if most is _parser.MAXREPEAT else most - 1
            again = _Row((kind, (max(least - 1, 0), more, items)), then, loose)
            yield from self.of(_row(items, again, loose), head)
        if not least:
            yield from self.of(then, head)


def _is_word(item: tuple[Any, Any]) -> bool:
    kind, (least, most, items) = item
    return kind is _parser.MAX_REPEAT and (least, most, list(items)) == _WORDS


def _alike(letter: str) -> str:
    """The letters that IGNORECASE takes for this one; none where they may be others."""
    small = letter.lower()
    return _ALIKE.get(small, small + letter.upper()) if letter.isascii() else ""


def _known(head: Head) -> Head:
    if not head:
        raise _Open
    return head
