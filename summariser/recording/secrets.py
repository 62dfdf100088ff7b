"""A recording is shared with others, so nothing that opens a door may stand in it."""

from summariser.errors import UnsafeRecording
from summariser.patterns import regex
from summariser.recording.tape import Recording

_SHORTEST = 8
"""Characters. What is shorter, such as the "none" that local servers are given, is no secret and stands in any text."""

_KEY_LIKE = regex(
    r"\b(?:sk|gsk|xai|hf)[-_](?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{16,}"
    r"|\bBearer\s+(?=\S*\d)[A-Za-z0-9._~+/=-]{16,}"
    r"|\bAKIA[0-9A-Z]{16}\b"
    r"|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\."
)
"""Keys of the usual providers, bearer tokens, access keys of AWS, signed tokens."""


def refuse_secrets(recording: Recording, text: str, secrets: tuple[str, ...]) -> None:
    """Raise UnsafeRecording when the text of its file, or a reply as it came, holds one of `secrets` or what looks like a key."""
    texts = (text, *(turn.reply.body for turn in recording.turns))
    if any(secret in each for secret in secrets if len(secret) >= _SHORTEST for each in texts):
        raise UnsafeRecording(
            "the recording would hold the key, so it was not written", hint="find out why the server repeats the key"
        )
    if any(_KEY_LIKE.search(each) for each in texts):
        raise UnsafeRecording(
            "the recording would hold what looks like a key, so it was not written",
            hint="take it out of the article or reply, or run without --recordings",
        )
