"""Grounding: claimed words in, proven spans out. `Grounder` for the built-in record, `SchemaGrounder` for any other class."""

from summariser.grounding.anything import SchemaGrounder
from summariser.grounding.fitness import require_provable, unproven_fields
from summariser.grounding.grounder import Grounder
from summariser.grounding.index import Index
from summariser.grounding.place import Place
from summariser.grounding.proofs import Proof, Refusal, prove

__all__ = [
    "Grounder",
    "Index",
    "Place",
    "Proof",
    "Refusal",
    "SchemaGrounder",
    "prove",
    "require_provable",
    "unproven_fields",
]
