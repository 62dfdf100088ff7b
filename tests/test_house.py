"""What holds of the whole: its public names, its floors, what start-up loads, what the wheel ships, what the documents promise."""

import ast
import importlib
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import quality
import readme
from conftest import ROOT, TESTS

import summariser
from summariser.patterns import regex

PACKAGE = ROOT / "summariser"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = {"openai", "instructor", "pydantic", "jinja2", "rich", "httpx2", "tenacity", "charset_normalizer"}


def _run(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], capture_output=True, text=True, cwd=cwd, timeout=60, check=False)


def _loaded_by(*words: str) -> set[str]:
    """Top-level packages that a command loads, as `-X importtime` tells."""
    lines = _run("-X", "importtime", *words).stderr.splitlines()
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines if line.startswith("import time:")}


def test_public_names() -> None:
    """Every public name is there, has a home, and shares its name with no module of the package."""
    assert sorted(summariser.__all__) == sorted(summariser._HOMES)
    for name in summariser.__all__:
        assert getattr(summariser, name) is not None
        assert not (PACKAGE / f"{name}.py").exists()
        assert not (PACKAGE / name).is_dir()


def test_unknown_names_are_refused() -> None:
    """A name the package does not have is an AttributeError, as of any module."""
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = summariser.nonsense


def test_help_loads_nothing_heavy() -> None:
    """`--help` loads click and nothing else that is foreign."""
    assert not _loaded_by("-m", "summariser", "--help") & HEAVY


@pytest.mark.parametrize(
    "words",
    [
        ("-c", "import summariser"),
        ("-m", "summariser", "seeds/01-blinken-no-quotation.txt", "--engine", "rules"),
        ("-m", "summariser", "schema"),
        ("-m", "summariser", "seeds/01-blinken-no-quotation.txt", "--dry-run"),
    ],
)
def test_what_calls_no_model_loads_no_client(words: tuple[str, ...]) -> None:
    """What calls no model loads neither openai nor instructor."""
    assert not _loaded_by(*words) & {"openai", "instructor"}


def test_sockets_are_refused_here_and_in_subprocesses() -> None:
    """The guard stops every connection but loopback, in this process and in those that tests start."""
    attempt = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=5)"

    with pytest.raises(RuntimeError, match="tests stay on this machine"):
        exec(attempt)
    assert "tests stay on this machine" in _run("-c", attempt).stderr


@pytest.mark.parametrize("name", quality.SETS)
def test_quality_has_a_floor(name: str) -> None:
    """On each set of open gold the embedded engine reaches every floor, and the set is the one the floors were measured on."""
    gate = quality.read_floors()[name]
    reached = quality.figures(name)

    assert gate["digest"] == quality.digest(name)
    assert {} == {
        metric: (reached[metric], floor)
        for metric, floor in gate["floors"].items()
        if not quality.is_reached(metric, reached[metric], floor)
    }


@pytest.mark.parametrize(("command", "output"), [pytest.param(*each, id=each[0]) for each in readme.shown()])
def test_readme_shows_what_commands_print(command: str, output: str) -> None:
    """Every example in the README is what its command prints; `make docs` writes them anew."""
    assert output == readme.printed(command)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without isolation so that nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    build = f"import hatchling.build, os; os.chdir({str(ROOT)!r}); print(hatchling.build.build_wheel({str(folder)!r}))"
    done = _run("-c", build)
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.strip().splitlines()[-1]


def test_wheel_ships_prompts_and_schemas(wheel: Path) -> None:
    """The wheel holds one top-level name, with prompts, schemas, tables and the typing mark inside."""
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {f"summariser/{path.relative_to(ROOT)}" for path in [*ROOT.glob("prompts/*"), *ROOT.glob("schemas/*")]}

    assert {"summariser/py.typed"} | shipped <= names
    assert {"summariser"} == {name.partition("/")[0] for name in names if ".dist-info/" not in name}


def test_wheel_works_elsewhere(wheel: Path, tmp_path: Path) -> None:
    """Installed alone, from another folder, the wheel reads an article and renders a prompt."""
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    (tmp_path / "a.txt").write_text("“We agree,” said Foreign Minister Ana Prill in Vienna on Monday.\n")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), os.environ["PYTHONPATH"]])}
    for words in (["a.txt", "--engine", "rules"], ["a.txt", "--dry-run"], ["schema", "gold"]):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "summariser", *words],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import summariser; print(summariser.__file__)"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        check=True,
    )

    assert str(site) in where.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rooms_stay_small(path: Path) -> None:
    """No module grows past 300 lines, and no function past 50."""
    source = path.read_text()
    functions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert len(source.splitlines()) <= 300
    assert [] == [each.name for each in functions if (each.end_lineno or 0) - each.lineno >= 50]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_constant_is_given_once(path: Path) -> None:
    """No module names a value twice, where the second would silently take the place of the first."""
    assigned = [
        target.id
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    ]

    assert sorted(set(assigned)) == sorted(assigned)


def test_patterns_are_compiled_when_first_used() -> None:
    """No room compiles a regular expression as it is loaded: `regex` does so on first use. Only a pattern of the user's own is tried at once."""
    compiling = {str(path.relative_to(PACKAGE)) for path in MODULES if "re.compile(" in path.read_text()}
    late = regex(r"(a)b*", re.IGNORECASE)

    assert {"patterns.py", "evaluation/traps.py"} == compiling
    assert "sub" not in vars(late)
    assert "xA " == late.sub(r"\1", "xABB ")
    assert "sub" in vars(late)


@pytest.mark.parametrize("path", sorted(TESTS.glob("test_*.py")), ids=lambda path: path.name)
def test_every_test_states_a_fact(path: Path) -> None:
    """Each test has a docstring, and each file of tests belongs to a room or to the house."""
    tree = ast.parse(path.read_text())
    tests = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    ]
    room = path.stem.removeprefix("test_")

    assert [] == [node.name for node in tests if not ast.get_docstring(node)]
    assert room in {"house", *(each.stem for each in PACKAGE.iterdir())}


def test_no_registry_is_named() -> None:
    """No committed file names a package registry's host."""
    hosts = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org".replace(r"\.", r"[.]"))
    files = [
        path for path in ROOT.rglob("*") if path.is_file() and not {".git", ".venv"} & set(path.relative_to(ROOT).parts)
    ]

    assert [] == [
        path
        for path in files
        if path.suffix in {".py", ".toml", ".md", ".txt", ".cfg", ".lock", ".json"}
        and hosts.search(path.read_text(errors="replace"))
        and path != Path(__file__)
    ]


def test_every_pattern_compiles() -> None:
    """No expression waits with an error in it until an article asks it."""
    names = (".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in MODULES)
    rooms = {name: vars(importlib.import_module(name)) for name in names if not name.endswith("__main__")}
    later = [(room, name, one) for room, held in rooms.items() for name, one in held.items() if isinstance(one, _LATER)]

    assert len(later) > 400
    assert [(room, name) for room, name, one in later if not _compiles(one)] == []


_LATER = type(regex(""))


def _compiles(pattern: re.Pattern[str]) -> bool:
    try:
        re.compile(pattern.pattern, pattern.flags)
    except re.error:
        return False
    return True
