"""The closed vocabularies of the record, the three ways a text can rest on the article, and the fields that draft and summary share.

The sentence under a field is written once and read four times: as hover text, as reference, as the JSON Schema's description and as
the model's instruction. Terms are the field's: source, cue and content of a quotation as in PARC 3, actor and future or past events
as in PLOVER.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Format = Literal["bilateral", "trilateral", "multilateral", "summit", "visit", "call", "other"]
Status = Literal["planned", "ongoing", "occurred", "postponed", "cancelled", "denied", "unclear"]
ParticipantKind = Literal["person", "group", "delegation", "organisation", "government"]
Capacity = Literal["attending", "expected", "host", "unclear"]
Basis = Literal["stated", "attributed", "expected_by_author"]
Stance = Literal[
    "supports", "opposes", "calls_for", "commits", "rejects", "warns", "accuses", "expresses_concern", "other"
]
Realis = Literal["asserted", "expected", "hypothetical", "negated"]
QuoteKind = Literal["direct", "mixed", "indirect"]
NotSpeechReason = Literal["scare", "title", "motto", "term", "foreign", "boilerplate", "other"]
Match = Literal["exact", "folded", "near"]
ItemKind = Literal["statement", "meeting", "participant", "agenda", "position", "quote", "not_speech"]
Reason = Literal[
    "not_in_article",  # no place in the article holds these words
    "altered",  # the article has nearly these words; what differs changes the sense, or quotation marks promise more
    "not_a_quotation",  # the words stand there, but not between quotation marks
    "not_named",  # a name, title or alias that the article does not give
    "speaker_not_found",  # the article does not name this speaker
    "wrong_speaker",  # the article gives the words to somebody else
    "not_the_actor",  # the evidence neither names the actor nor refers to it
    "boilerplate",  # the words stand in navigation, byline, bio, comments or footer
    "not_given",  # a year, date, place or country that neither the article nor a fixed table gives
    "wrong_status",  # the article's own words contradict the status
    "no_evidence",  # nothing was offered to prove it
    "no_meeting",  # it belongs to a meeting that is not in the record
    "duplicate",  # the same item is in the record already
    "invalid",  # the value does not fit its field
]


@dataclass(frozen=True)
class Claim:
    """Marks a string field as a claim about the article, with the proof it needs: see `Verbatim`, `Mention` and `Passage`."""

    proof: Literal["verbatim", "mention", "passage"]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Says in the JSON Schema what is wanted, for fields that say nothing themselves: a model is told by it."""
        described = handler(core)
        described.setdefault("description", _WANTED[self.proof])
        return described


_WANTED = {
    "verbatim": "Words of the article, copied character for character.",
    "mention": "A name or title in the fullest form that the article gives.",
    "passage": "Words of the article that prove it, copied character for character.",
}

Verbatim = Annotated[str, Claim("verbatim")]
"""The article's own words: exactly, or up to typography, white space and case."""

Mention = Annotated[str, Claim("mention")]
"""A name or title that the article gives somewhere outside its boilerplate."""

Passage = Annotated[str, Claim("passage")]
"""Words the item rests on: as Verbatim, or nearly so where no number, name, negation or modal differs."""


class Entry(BaseModel):
    """Base of every class of the record: immutable, and described by the sentence under each field."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", use_attribute_docstrings=True, serialize_by_alias=True, defer_build=True
    )


class Attendance(Entry):
    """Who takes part in which meeting, and how."""

    meeting_id: str
    """Id of a meeting of this record."""

    as_: Capacity = Field(validation_alias=AliasChoices("as", "as_"), serialization_alias="as")
    """attending: is or was there; expected: is to come; host: receives the others; unclear: the article does not say."""


class MeetingFacts(Entry):
    """What is claimed of a meeting, visit or call."""

    id: str
    """m1, m2, … in the order in which the article first speaks of the meetings."""

    title: str
    """A short name for the meeting, made of the article's words, such as "Paris talks" or "Blinken–Macron meeting"."""

    format: Format
    """bilateral: two sides; trilateral: three; multilateral: more; summit: of heads of state or government, or so called; visit: one side goes to the other and no single meeting is named; call: by telephone or video."""

    status: Status
    """What the article says of it at the time of writing: planned, ongoing, occurred, postponed, cancelled, denied by a side, or unclear. A planned meeting has not occurred."""

    city: str | None = None
    """City or other place of the meeting as the article names it, else null."""

    country: str | None = None
    """Country of the place as an ISO 3166 alpha-3 code, when the article names the country or the city makes it certain, else null."""


class ParticipantFacts(Entry):
    """Somebody, or some body, that takes part or is to take part in a meeting of the record. Those who are only mentioned, only announce, or write are none."""

    name: Mention
    """Fullest form of the name that the article gives, without title."""

    kind: ParticipantKind
    """person; group: people named by their office, such as "EU leaders"; delegation; organisation; government."""

    role: str | None = None
    """Title or office as the article gives it, such as "Prime Minister", else null."""

    affiliation: str | None = None
    """Country or body the role belongs to, in the article's word, such as "French" or "White House", else null."""

    countries: tuple[str, ...] = ()
    """ISO 3166 alpha-3 codes of the countries the participant acts for, as far as the article says."""

    aliases: tuple[Mention, ...] = ()
    """Other forms of the name in the article."""

    attendance: tuple[Attendance, ...] = ()
    """The meetings the participant takes part in."""


class AgendaFacts(Entry):
    """A topic that a meeting is about."""

    topic: str
    """The topic in a few words of the article."""

    meeting_ids: tuple[str, ...] = ()
    """Ids of the meetings it is a topic of."""

    basis: Basis
    """stated: the article says it as a fact; attributed: the article says who says so; expected_by_author: the writer's own guess ("will likely focus on")."""

    attributed_to: Mention | None = None
    """Who names the topic, when the basis is attributed, else null."""


class PositionFacts(Entry):
    """What an actor wants, supports, opposes, promises, warns of or blames, as the article reports it. The holder need not attend a meeting. A reported fact is no position."""

    actor: Mention
    """Who holds the position: the fullest form of the name that the article gives."""

    stance: Stance
    """The kind of position; "other" only when none of the rest fits."""

    issue: str
    """What the position is about, in a few words of the article."""

    statement: str
    """The position in one sentence, with the actor as its subject."""

    realis: Realis = "asserted"
    """asserted: held or uttered; expected: somebody expects it of the actor; hypothetical: under a condition; negated: the article says the actor does not hold it."""

    addressee: Mention | None = None
    """To whom it is addressed, as the article names them, else null."""

    reported_by: Mention | None = None
    """Who reports it, when that is neither the actor nor the article, else null."""


class QuoteFacts(Entry):
    """Words that somebody said or wrote, as the article gives them."""

    kind: QuoteKind
    """direct: the whole reported sentence stands between quotation marks; mixed: some words of a reported clause do; indirect: reported without marks ("X said that …")."""

    speaker: Mention | None = None
    """Fullest form of the speaker's name that the article gives; null when the article leaves the source unnamed."""

    speaker_mention: str | None = None
    """The words for the speaker beside the quotation, such as "Rubio", "the minister" or "she", else null."""

    cue: str | None = None
    """The reporting words beside the quotation, such as "said" or "was quoted as saying", else null."""

    addressee: str | None = None
    """To whom it was said, as written beside the quotation, else null."""

    secondhand: bool = False
    """Whether the words reached the article through somebody else ("was quoted as saying", "X said Y had told him")."""
