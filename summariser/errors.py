"""Everything that can go wrong, as one tree. Every error says in one line what happened and in `hint` what to do next.

SummariserError
├── InputError            exit 2   an article or a record that cannot be read
├── OutputError           exit 2   a place that cannot be written
├── SettingsError         exit 2   a flag, variable or settings file that does not fit
├── AnswerError           exit 3   the model's answer cannot be used
│   ├── InvalidAnswer              not JSON, or not the shape that was asked for
│   ├── TruncatedAnswer            cut off by the length limit
│   └── RefusedAnswer              the model or its filter declined
├── RecordingError        exit 4   a recording that does not serve
│   ├── MissingRecording           none for this article and task, or none for this turn
│   ├── StaleRecording             the prompt, schema, parameters or model changed since
│   └── UnsafeRecording            it would have held a key
└── ServerError           exit 5   the model's server was not reached or would not answer
    ├── ConnectionFailed
    ├── TimedOut
    ├── AccessDenied               authentication or permission
    ├── RateLimited                too many requests, or the quota is used up
    ├── BadRequest                 the server does not accept what was asked
    │   └── ArticleTooLong         the model's context does not hold it
    └── ServerFailed               a fault of the server's own

A failed `check` is no error but a finding (exit 1); an interruption is Python's own KeyboardInterrupt (exit 130).
"""


class SummariserError(Exception):
    """The root: `str(error)` is one line, `error.hint` what to do next ("" when there is nothing to do)."""

    exit_code = 2

    tokens = 0
    """What a model's server counted for an article of which nothing came."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(SummariserError):
    """An article or a record that cannot be read."""


class OutputError(SummariserError):
    """A place that cannot be written."""


class SettingsError(SummariserError):
    """A flag, variable or settings file that does not fit."""


class AnswerError(SummariserError):
    """The model's answer cannot be used."""

    exit_code = 3


class InvalidAnswer(AnswerError):
    """Not JSON, or not the shape that was asked for, after every re-ask."""


class TruncatedAnswer(AnswerError):
    """Cut off by the length limit: what is there is not the whole."""


class RefusedAnswer(AnswerError):
    """The model or its filter declined to answer."""


class RecordingError(SummariserError):
    """A recording that does not serve."""

    exit_code = 4


class MissingRecording(RecordingError):
    """No recording for this article and task, or none for this turn."""


class StaleRecording(RecordingError):
    """The prompt, schema, parameters or model changed since the recording was made. `diff` shows how, in a few lines."""

    def __init__(self, message: str, *, hint: str = "", diff: str = "") -> None:
        super().__init__(message, hint=hint)
        self.diff = diff


class UnsafeRecording(RecordingError):
    """The recording would have held a key, so it was not written."""


class ServerError(SummariserError):
    """The model's server was not reached or would not answer."""

    exit_code = 5


class ConnectionFailed(ServerError):
    """No connection, or one that broke off."""


class TimedOut(ServerError):
    """No answer within the time allowed."""


class AccessDenied(ServerError):
    """The server does not accept the key, or the key may not use the model."""


class RateLimited(ServerError):
    """Too many requests, or the quota is used up."""


class BadRequest(ServerError):
    """The server does not accept the request: unknown model, unsupported parameter."""


class ArticleTooLong(BadRequest):
    """The article, or the least part of it that is worth asking about, does not fit the model's context."""


class ServerFailed(ServerError):
    """A fault of the server's own, or an answer that is no completion."""
