"""The tree of errors, as its docstring draws it."""

import inspect

from summariser import errors
from summariser.errors import SummariserError

EXIT_CODES = {
    "InputError": 2,
    "OutputError": 2,
    "SettingsError": 2,
    "AnswerError": 3,
    "RecordingError": 4,
    "ServerError": 5,
}


def _classes() -> list[type[SummariserError]]:
    return [each for _, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, SummariserError)]


def test_tree_is_drawn_whole() -> None:
    """Every error stands in the picture at the head of the module, under the class it derives from."""
    lines = (errors.__doc__ or "").splitlines()
    for each in _classes():
        (number,) = [at for at, line in enumerate(lines) if line.lstrip("│├└─ ").split(" ")[0] == each.__name__]
        parent = each.__mro__[1].__name__
        above = [line.lstrip("│├└─ ").split(" ")[0] for line in lines[:number]]

        assert each is SummariserError or parent in above


def test_exit_codes() -> None:
    """Each branch of the tree has one exit code, and all that derives from it shares it."""
    for each in _classes():
        branch = next((base.__name__ for base in each.__mro__ if base.__name__ in EXIT_CODES), None)

        assert branch is None or EXIT_CODES[branch] == each.exit_code


def test_hint_stands_apart() -> None:
    """The message says what happened, the hint what to do."""
    error = errors.InputError("a.txt: no such file", hint="give a path")

    assert ("a.txt: no such file", "give a path") == (str(error), error.hint)
