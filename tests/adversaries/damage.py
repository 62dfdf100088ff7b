"""The registry of kinds of damage.

`KINDS[name](answer, article, share, seed)` gives the damaged answer and its wounds. A wound has the damaged path, such
as ("quotes", 3, "text"), and the bans: what must not stand in the record as fact. `wound.open_in(named(record))` tells
whether it does. `KINDS[name].catchable` says whether a checker without a model can catch the kind in principle; the
reason stands in the docstring of its function, in `speech` (the words of quotations), `attribution` (who), `claims`
(abstract and statements) or `facts` (all the rest).
"""

from adversaries import attribution, claims, facts, speech
from adversaries.wounds import KINDS, Ban, Kind, Wound, named, trusting

__all__ = ["KINDS", "Ban", "Kind", "Wound", "attribution", "claims", "facts", "named", "speech", "trusting"]
