"""The README's examples are what the commands print: a test compares them (`shown`, `printed`), or with `python tests/readme.py` writes them anew.

An example is a block ```console whose first line is `$ command`; the rest is the command's output, at 80 columns. Commands are run in the
checkout's root by bash, so that a pipe in an example is a pipe.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL)
_SHELL = f'summarise() {{ "{sys.executable}" -m summariser "$@"; }}; '


def shown() -> list[tuple[str, str]]:
    """(command, output as the README shows it) for each example."""
    return [(block["command"], block["output"]) for block in _BLOCK.finditer(README.read_text())]


def printed(command: str) -> str:
    """What the command prints now; what it writes to /tmp goes to a folder of its own, so that two runs at once do not meet."""
    with tempfile.TemporaryDirectory() as scratch:
        return _run(command.replace("/tmp/", f"{scratch}/")).replace(f"{scratch}/", "/tmp/")


def _run(command: str) -> str:
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
            lambda block: f"```console\n$ {block['command']}\n{printed(block['command'])}```", README.read_text()
        )
    )


if __name__ == "__main__":
    _write()
