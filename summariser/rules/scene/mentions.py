"""Where a sentence speaks of somebody: by a name, by what they are, by a pronoun, or of several by what they are."""

import re

from summariser.reading.names import Entity, Name
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.descriptions import Description, describe
from summariser.rules.scene.plurals import find_plurals
from summariser.rules.scene.pronouns import OBJECT, find_pronouns

Mention = tuple[int, int, Name | Description | Entity | re.Match[str] | None]
"""The characters, and what stands there: None for a pronoun that is subject, a match for one that is object."""

_ARTICLE = len("the ")
"""Characters that a description may begin before the same people told of as several."""
_THEIR = "their "


def list_mentions(scene: Scene, clause: Clause) -> list[Mention]:
    """The mentions of a sentence in order; what belongs to several is none of its own."""
    names = {name.start: name for name in scene.names_in(clause.start, clause.end)}
    taken = [(name.title[0] if name.title else name.start, name.end) for name in names.values()]
    ends = {name.end: name.kind for name in names.values()}
    found: list[Mention] = [
        (max(name.title[0], clause.start) if name.title else name.start, name.end, name) for name in names.values()
    ]
    described = describe(scene.tokens, range(clause.first, clause.last), taken)
    found += [one for one in described if ends.get(one[1]) != "group"]
    found += [(start, end, None) for start, end in find_pronouns(scene, clause)]
    found += [(match.start(1), match.end(1), match) for match in OBJECT.finditer(scene.text, clause.start, clause.end)]
    plurals = [(p.start, p.end, scene.add_plural(p)) for p in find_plurals(scene, clause)]
    begins = {one: one[0] + (len(_THEIR) if scene.text.startswith(_THEIR, one[0]) else _ARTICLE) for one in found}
    found = [one for one in found if not any(start <= begins[one] and one[1] <= end for start, end, _ in plurals)]
    return sorted([*found, *plurals], key=lambda item: item[:2])
