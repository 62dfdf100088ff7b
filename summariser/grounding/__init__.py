"""Grounding: claimed words in, proven spans out. `Grounder` for the built-in record, `prove` for any pydantic model."""

from summariser.grounding.grounder import Grounder
from summariser.grounding.index import Index
from summariser.grounding.place import Place
from summariser.grounding.proofs import Proof, Refusal, prove

__all__ = ["Grounder", "Index", "Place", "Proof", "Refusal", "prove"]
