"""Dials: how a task gets its line."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

from summariser.engine import Dial, Line, Task
from summariser.errors import RecordingError
from summariser.recording.advice import Advice
from summariser.recording.folder import Folder, Store
from summariser.recording.tape import Reply, key_of

Mode = Literal["none", "once", "new", "all"]


def dial(folder: str | Path | Store, mode: Mode = "none", *, secrets: tuple[str, ...] = ()) -> Dial:
    """A dial that replays from `folder`, or from another store, and records there as far as `mode` allows.

    none: replay only; once: record what has no recording; new: also what is stale; all: call always and overwrite. No file
    that holds one of `secrets`, a key sent with a request, or what looks like a key is ever written (UnsafeRecording).
    """
    store, advice = _opened(folder, secrets)

    def open_line(task: Task) -> Line:
        from summariser.recording.line import RecordedLine  # which loads httpx2

        return RecordedLine(task, store, advice, mode)

    return open_line


def hand_written(
    folder: str | Path | Store, replies: tuple[str, ...], *, model: str = "hand-written", secrets: tuple[str, ...] = ()
) -> Dial:
    """A dial that answers with `replies`, one a turn, and records them in `folder` as written by hand, under the name `model`.

    A reply is the answer's text, or a whole completion as JSON. They are given in the order in which they are asked for, so the pieces of
    a long article must be asked about one after another.
    """
    store, advice = _opened(folder, secrets)
    left: list[Reply | str] = list(replies)

    def open_line(task: Task) -> Line:
        from summariser.recording.line import GivenLine

        return GivenLine(task, store, advice, left, model)

    return open_line


def refresh(folder: str | Path | Store, *, secrets: tuple[str, ...] = ()) -> Dial:
    """A dial that keeps the replies of hand-written recordings, renders their requests anew and validates the replies anew.

    Its lines raise MissingRecording where nothing is recorded, and RecordingError where a live model was: only asking it again refreshes that.
    """
    store, advice = _opened(folder, secrets)

    def open_line(task: Task) -> Line:
        from summariser.recording.line import GivenLine

        key = key_of(task)
        old = store.read(key)
        if old is None:
            raise advice.missing(task, other_text=store.other_text(key))
        if old.origin != "hand-written":
            raise RecordingError(
                f"{task.article.source}: its replies came from a live model, so they cannot be kept after a change",
                hint=f"record it anew: {advice.live(task.article.source, 'all')}",
            )
        replies: list[Reply | str] = [turn.reply for turn in old.turns]
        return GivenLine(replace(task, last=True), store, advice, replies, old.model or "hand-written")

    return open_line


def _opened(folder: str | Path | Store, secrets: tuple[str, ...]) -> tuple[Store, Advice]:
    if isinstance(folder, str | Path):
        return Folder(Path(folder)), Advice(Path(folder), secrets)
    return folder, Advice(Path("DIR"), secrets)
