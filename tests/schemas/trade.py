"""A trade deal: a record that summariser does not know. Docstrings and the sentences under the fields are what the model is told."""

from typing import Literal

from summariser import Mention, Supported, Verbatim


class Party(Supported):
    """A country or bloc that the deal binds."""

    name: Mention
    """Its name as the article gives it."""

    signatory: Mention | None = None
    """Who signs for it, else null."""


class Clause(Supported):
    """One thing that a party undertakes."""

    text: Verbatim
    """The undertaking, copied from the article."""

    party: Mention | None = None
    """Who undertakes it; null when all do."""

    percent: float | None = None
    """The rate it speaks of, as a number, else null."""


class TradeDeal(Supported):
    """A trade deal that the article reports."""

    status: Literal["proposed", "signed", "in force", "rejected"]
    """How far it has come, by the article."""

    signed_on: Verbatim | None = None
    """When it was or is to be signed, in the article's words, else null."""

    parties: tuple[Party, ...] = ()
    """Whom it binds."""

    clauses: tuple[Clause, ...] = ()
    """What is undertaken."""
