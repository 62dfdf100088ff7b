"""What a live model is asked with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from summariser.errors import SettingsError

Mode = Literal["auto", "json_schema", "tools", "json"]
"""How the shape of the answer is asked for: a strict schema that the server enforces, a tool to call, or words in the prompt.

auto: in this order, the first that the server takes and follows; found out once in the life of an engine.
"""

DEFAULT_URL = "https://api.openai.com/v1"


@dataclass(frozen=True)
class ModelOptions:
    """Everything a live call needs, passed explicitly: nothing is read from the environment.

    Raises SettingsError for values that cannot work. `repr` shows neither key nor headers.
    """

    model: str | None = None
    """Name of the model as its server knows it; a replay takes it from the recording."""

    base_url: str | None = None
    """URL of an OpenAI-compatible server, such as "http://127.0.0.1:8080/v1"; OpenAI's own when it is not given."""

    api_key: str | None = field(default=None, repr=False)
    """Sent to `base_url` and nowhere else."""

    organisation: str | None = None
    """Sent as OpenAI-Organization."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Further request headers, for gateways that want them."""

    mode: Mode = "auto"
    """How the shape of the answer is asked for."""

    timeout: float = 120.0
    """Seconds for a whole request, from the connection to the last byte of the answer."""

    patience: float = 600.0
    """Seconds for one article, all retries and re-asks included. One of more pieces than `at_once` has as much for each round of them."""

    token_budget: int = 200_000
    """Tokens that one article, or each piece of a long one, may cost, sent and received: what would cost more is not asked."""

    retries: int = 6
    """How often, for one article or piece, a request is sent again after a fault of the network or the server."""

    reasks: int = 2
    """How often an answer that does not have the right shape is sent back to the model with what is wrong with it."""

    mends: int = 1
    """How often the model may mend what a review refused: a request of its own, about these items alone."""

    mend_tokens: int = 4000
    """Tokens of refused items, about, that are sent back with one such request; their mended forms cost about as much again."""

    piece_tokens: int = 8000
    """Tokens of article, about, that one request may hold (see `summariser.prompt.tokens_in`); a longer article is read in pieces."""

    at_once: int = 4
    """How many pieces of one article are read at the same time; 1 where replies are given by hand, so that their order is certain."""

    max_tokens: int | None = None
    """Upper limit of an answer in tokens; the server's own when it is not given."""

    temperature: float | None = 0.0
    """Sampling temperature; None leaves it out. Models that refuse it are asked again without."""

    seed: int | None = None
    """Seed of the sampling, for servers that have one."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "headers", MappingProxyType(dict(self.headers)))
        _check_url(self.base_url)
        if not (self.timeout > 0 and self.patience > 0):
            raise SettingsError("the timeout must be above 0 seconds", hint="give --timeout SECONDS")
        if self.token_budget < 1:
            raise SettingsError("the tokens for an article must be above 0", hint="give --token-budget N")
        if min(self.retries, self.reasks, self.mends, self.mend_tokens) < 0:
            raise SettingsError("retries, reasks and mends must not be below 0", hint="give 0 to switch them off")
        if self.piece_tokens < 100 or self.at_once < 1:
            raise SettingsError("a piece must have at least 100 tokens", hint="leave piece_tokens as it is")
        for what, value in (("the key", self.api_key), ("the organisation", self.organisation), *self.headers.items()):
            _check_header(what, value)

    @property
    def url(self) -> str:
        """The base URL in force."""
        return self.base_url or DEFAULT_URL

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not stand in any file or message."""
        return tuple(value for value in (self.api_key, *self.headers.values()) if value)


def _check_url(url: str | None) -> None:
    if url is None:
        return
    if "@" in url:  # checked first, so that no message repeats it
        raise SettingsError("the base URL holds a user name or password", hint="set OPENAI_API_KEY instead")
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise SettingsError(f"{url!r} is no URL of a server", hint="give --base-url http://HOST:PORT/v1")


def _check_header(what: str, value: str | None) -> None:
    """A header is printable ASCII. A pasted key often ends in a newline; the value itself must not be shown."""
    if value is not None and not (value.isascii() and value.isprintable()):
        raise SettingsError(
            f"{what} holds characters that no request header can carry", hint="copy it again, without line breaks"
        )
