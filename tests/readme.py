"""The README's examples are what the commands print: this compares them (`shown_and_printed`), or with `python tests/readme.py` writes them anew.

An example is a block ```console whose first line is `$ command`; the rest is the command's output, at 80 columns. Commands are run in the
checkout's root by bash, so that a pipe in an example is a pipe.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL)
_SHELL = f'summarise() {{ "{sys.executable}" -m summariser "$@"; }}; '


def shown_and_printed() -> Iterator[tuple[str, str, str]]:
    """(command, output as the README shows it, output as it is) for each example."""
    for block in _BLOCK.finditer(README.read_text()):
        yield block["command"], block["output"], _output(block["command"])


def _output(command: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SUMMARISE_", "OPENAI_"))}
    done = subprocess.run(
        ["bash", "-c", _SHELL + command],
        cwd=ROOT,
        env=environment | {"COLUMNS": "80", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def _write() -> None:
    README.write_text(
        _BLOCK.sub(
            lambda block: f"```console\n$ {block['command']}\n{_output(block['command'])}```", README.read_text()
        )
    )


if __name__ == "__main__":
    _write()
