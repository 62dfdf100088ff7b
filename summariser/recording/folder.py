"""Where recordings are kept: one small interface, and the folder of readable files behind it."""

import contextlib
import os
import threading
from pathlib import Path
from typing import Protocol

from summariser.errors import OutputError, RecordingError
from summariser.recording.tape import Key, Recording
from summariser.recording.writing import from_text, to_text

_PACKAGES = ("summariser", "openai", "instructor", "httpx2", "pydantic")


class Store(Protocol):
    """Keeps recordings by key."""

    def read(self, key: Key) -> Recording | None:
        """The recording of this text and task, whatever the article is called now. Raises RecordingError when it cannot be read."""
        ...

    def write(self, key: Key, recording: Recording, secrets: tuple[str, ...]) -> None:
        """Keep the recording, whole or not at all. Raises UnsafeRecording when it would hold a secret, OutputError when it cannot."""
        ...

    def other_text(self, key: Key) -> bool:
        """Whether there is a recording of the same name and task for another text."""
        ...


class Folder:
    """One file a recording: `<slug>-<first digits of the article's sha256>.<task>.json`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, key: Key) -> Recording | None:
        """See Store."""
        for path in self._candidates(key):
            try:
                recording = from_text(path.read_bytes().decode(), str(path))
            except (FileNotFoundError, NotADirectoryError):
                continue
            except (OSError, UnicodeDecodeError) as error:
                raise RecordingError(f"{path}: cannot be read ({error})", hint="record the article anew") from error
            if recording.sha256 == key.sha256 and recording.task == key.task:
                return recording
        return None

    def write(self, key: Key, recording: Recording, secrets: tuple[str, ...]) -> None:
        """See Store."""
        from summariser.recording.secrets import refuse_secrets

        text = to_text(recording, _versions())
        refuse_secrets(recording, text, secrets)
        path = self.path / _name(key)
        passing = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
        try:
            # Written aside and moved into place: whoever reads meets the old file or the new one.
            self.path.mkdir(parents=True, exist_ok=True)
            passing.write_bytes(text.encode())
            os.replace(passing, path)
        except OSError as error:
            raise OutputError(
                f"{path}: {(error.strerror or str(error)).lower()}",
                hint="give --recordings a folder that can be written",
            ) from error
        finally:
            with contextlib.suppress(OSError):  # it is in its place already, or never came to be
                passing.unlink()

    def other_text(self, key: Key) -> bool:
        """See Store."""
        # The slug of another article may go on where this one ends ("paris" and "paris-talks"), so the length must fit as well.
        length = len(_name(key))
        return any(len(path.name) == length for path in self.path.glob(f"{key.slug}-*.{key.task}.json"))

    def _candidates(self, key: Key) -> list[Path]:
        """The file of that name first, then those of the same text under another name."""
        named = self.path / _name(key)
        return [
            named,
            *(path for path in sorted(self.path.glob(f"*-{key.sha256[:12]}.{key.task}.json")) if path != named),
        ]


def _name(key: Key) -> str:
    return f"{key.slug}-{key.sha256[:12]}.{key.task}.json"


def _versions() -> dict[str, str]:
    """For readers; never compared."""
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:  # run from an unpacked archive
            continue
    return found
