"""The registry: name -> function(article text, gold) -> Attack."""

from attacks import borrowed, elsewhere, floods, forgeries, hidden, instructions, terminal
from attacks.attack import ATTACKS, Attack

KINDS = {
    module.__name__.rpartition(".")[2]: module
    for module in (instructions, forgeries, hidden, terminal, elsewhere, borrowed, floods)
}
"""The modules that register attacks, by name."""

__all__ = ["ATTACKS", "KINDS", "Attack"]
