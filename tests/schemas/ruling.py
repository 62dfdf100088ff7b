"""A court ruling: another record that summariser does not know, with required claims and nested items."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summariser import Mention, Passage, Supported, Verbatim


class Noted(BaseModel):
    """Takes the sentence under each field as its description."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class Judge(Noted):
    """A judge who took part."""

    name: Mention
    """As the article names them."""

    opinion: Literal["majority", "concurring", "dissenting"]
    """On which side they were."""

    reason: Passage
    """Words of the article that say so."""


class Remark(Noted):
    """Words of a judge or a party."""

    speaker: Mention
    """Whose words they are."""

    words: Verbatim
    """The words between the marks."""


class Order(Supported):
    """Something that the court orders somebody to do."""

    addressee: Mention
    """Who has to do it."""

    deadline: Verbatim | None = None
    """By when, in the article's words, else null."""


class Ruling(Noted):
    """What a court decided, as the article reports it."""

    court: Mention
    """The court."""

    case: Mention | None = Field(default=None, alias="in the matter of")
    """The case's name, else null."""

    outcome: Literal["upheld", "overturned", "partly overturned", "sent back"]
    """What became of the decision that was under review."""

    held: Passage
    """Words of the article that say what was decided."""

    votes_for: int | None = None
    """Votes for the ruling, when the article counts them."""

    judges: tuple[Judge, ...] = ()
    """Who decided."""

    orders: tuple[Order, ...] = ()
    """What the court orders."""

    remarks: tuple[Remark, ...] = ()
    """What was said in court or about the ruling."""
