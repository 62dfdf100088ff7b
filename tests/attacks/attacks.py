"""The registry: name -> function(article text, gold) -> Attack."""

from attacks import borrowed, elsewhere, floods, forgeries, hidden, instructions, terminal
from attacks.attack import ATTACKS, Attack

KINDS = tuple(
    module.__name__.rpartition(".")[2]
    for module in (instructions, forgeries, hidden, terminal, elsewhere, borrowed, floods)
)
"""Names of the modules that register attacks."""

__all__ = ["ATTACKS", "KINDS", "Attack"]
