"""What to say, and what to do next, when a recording does not serve."""

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summariser.engine import Task
from summariser.errors import MissingRecording, StaleRecording
from summariser.recording.tape import Origin

_SHOWN = 400
"""Characters of a re-ask that are shown to whoever writes replies by hand."""


@dataclass(frozen=True)
class Advice:
    """Words errors with the commands that mend them. `secrets` are the strings no file may hold."""

    folder: Path
    secrets: tuple[str, ...] = ()

    def missing(self, task: Task, *, other_text: bool) -> MissingRecording | StaleRecording:
        """Nothing is recorded for this text."""
        source = task.article.source
        hint = f"record it: {self.live(source)}; or write the replies: {self._by_hand(source, '--reply FILE')}"
        if other_text:
            return StaleRecording(f"{source}: the article changed since it was recorded", hint=hint)
        return MissingRecording(f"{source}: there is no recording of it in {self.folder}", hint=hint)

    def stale(self, task: Task, origin: Origin, changed: tuple[str, ...], diff: str) -> StaleRecording:
        """The request is not the recorded one."""
        source = task.article.source
        named = changed[0] if len(changed) == 1 else f"{', '.join(changed[:-1])} and {changed[-1]}"
        return StaleRecording(
            f"{source}: {named} changed since it was recorded",
            hint=f"record it anew: {self._again(source, origin)}",
            diff=diff,
        )

    def missing_turn(self, task: Task, origin: Origin, turn: int) -> MissingRecording:
        """The model would be asked again, and the recording ends before that."""
        source = task.article.source
        return MissingRecording(
            f"{source}: the model is asked {turn + 1} times, and {turn} {'replies are' if turn > 1 else 'reply is'} recorded",
            hint=f"record it anew: {self.live(source) if origin == 'live' else self._by_hand(source, '--reply FILE ' * (turn + 1))}",
        )

    def missing_reply(self, task: Task, turn: int, request: dict[str, Any]) -> MissingRecording:
        """One reply more is asked for than was written."""
        asked = str(request["messages"][-1].get("content", "")) if turn else ""
        shown = asked if len(asked) <= _SHOWN else asked[:_SHOWN] + "…"
        hint = f"give one more --reply FILE; the model was told: {shown}" if turn else "give --reply FILE"
        return MissingRecording(
            f"{task.article.source}: reply {turn + 1} is asked for, but only {turn} given", hint=hint
        )

    def _again(self, source: str, origin: Origin) -> str:
        return self.live(source, "all") if origin == "live" else self._by_hand(source, "--refresh")

    def live(self, source: str, mode: str = "once") -> str:
        """The command that asks a live model."""
        return f"summarise {_quoted(source)} --model NAME --recordings {_quoted(self.folder)} --record {mode}"

    def _by_hand(self, source: str, flags: str) -> str:
        return f"summarise record {_quoted(source)} --recordings {_quoted(self.folder)} {flags.strip()}"


def _quoted(value: object) -> str:
    text = str(value)
    return "-" if text == "<stdin>" else shlex.quote(text)
