"""The directory of a record: which participant a name denotes, without a look at every other."""

from collections.abc import Iterator, Sequence

from summariser.grounding.cast import Cast, initials, key_of
from summariser.record import Participant


class Directory:
    """The participants by everything that makes a name the same as theirs (see `Cast.is_same`)."""

    def __init__(self, participants: Sequence[Participant], cast: Cast) -> None:
        self.participants, self.cast = participants, cast
        self._known: dict[str, set[int]] = {}
        self._ids: dict[str, str | None] = {}
        for number, one in enumerate(participants):
            for hint in (*self._hints(one.name), *map(key_of, one.aliases)):
                self._known.setdefault(hint, set()).add(number)

    def id_of(self, name: str | None) -> str | None:
        """The id of the participant that `name` denotes, or None when there is none or more than one."""
        if not name:
            return None
        if name not in self._ids:
            near = {number for hint in self._hints(name) for number in self._known.get(hint, ())}
            found = [one.id for one in map(self.participants.__getitem__, near) if self._is(name, one)]
            self._ids[name] = found[0] if len(found) == 1 else None
        return self._ids[name]

    def _is(self, name: str, one: Participant) -> bool:
        return self.cast.is_same(name, one.name) or key_of(name) in map(key_of, one.aliases)

    def _hints(self, name: str) -> Iterator[str]:
        """Two names that denote the same have one of these in common."""
        key, entity = key_of(name), self.cast.entity(name)
        yield from (key, key.replace(" ", ""), *key.split()[-1:], *_endings(initials(name)))
        if entity is not None:
            yield f"#{entity.index}"


def _endings(whole: str) -> Iterator[str]:
    """The initials, and their ends that may abbreviate the name as well; a single word has none."""
    if whole != "\0":
        yield whole
    yield from (whole[at:] for at in range(1, len(whole) - 2))
