"""Settings: flag over environment over file over default."""

from pathlib import Path

import pytest

from summariser.errors import SettingsError
from summariser.settings import Settings, load_settings


def test_defaults_hold_where_nothing_is_set(tmp_path: Path) -> None:
    """Without flags, variables and files the defaults are in force."""
    assert Settings() == load_settings({}, {}, tmp_path)


def test_precedence(tmp_path: Path) -> None:
    """A flag beats a variable, a variable beats the file, the file beats the default."""
    (tmp_path / "summarise.toml").write_text('model = "file"\nmode = "tools"\ntimeout = 5\n')
    settings = load_settings(
        {"model": "flag", "mode": None}, {"SUMMARISE_MODEL": "env", "SUMMARISE_TIMEOUT": "7.5"}, tmp_path
    )

    assert ("flag", "tools", 7.5) == (settings.model, settings.mode, settings.timeout)


def test_nearest_file_counts(tmp_path: Path) -> None:
    """The nearest settings file upwards is read, and its paths are relative to it; a pyproject.toml without our table is passed over."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.summarise]\nrecordings = "replies"\nstrict = true\n')
    (inner / "pyproject.toml").write_text('[project]\nname = "other"\n')
    settings = load_settings({}, {}, inner)

    assert (tmp_path / "replies", True) == (settings.recordings, settings.strict)


@pytest.mark.parametrize(
    ("environment", "file", "words"),
    [
        ({"SUMMARISE_ENGINE": "magic"}, "", "SUMMARISE_ENGINE: 'magic' is none of auto, model, rules"),
        ({"SUMMARISE_TIMEOUT": "soon"}, "", "SUMMARISE_TIMEOUT"),
        ({"SUMMARISE_RETRIES": "-1"}, "", "below 0"),
        ({"SUMMARISE_STRICT": "perhaps"}, "", "neither true nor false"),
        ({}, "modle = 'x'", "unknown setting 'modle'"),
        ({}, "timeout = [1]", "does not fit"),
        ({}, f"timeout = {'9' * 400}", "timeout: int too large"),
        ({}, "retries = inf", "retries: cannot convert float infinity"),
        ({}, "timeout = inf", "timeout: inf is no finite number"),
        ({}, "api_key = 'sk-123'", "a key does not belong in a file"),
        ({}, "model = ", "summarise.toml"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path: Path, environment: dict[str, str], file: str, words: str) -> None:
    """A wrong name or value ends in one line that says where it stands, and never repeats a key."""
    (tmp_path / "summarise.toml").write_text(file)

    with pytest.raises(SettingsError) as caught:
        load_settings({}, environment, tmp_path)

    assert words in str(caught.value)
    assert "sk-123" not in str(caught.value)


def test_file_url_gets_no_key(tmp_path: Path) -> None:
    """A base URL that only a settings file names never receives the key, and the user is told how to confirm it."""
    (tmp_path / "summarise.toml").write_text('base_url = "http://elsewhere.example/v1"\n')
    settings = load_settings({}, {"OPENAI_API_KEY": "sk-secret"}, tmp_path)

    assert settings.api_key is None
    assert "--base-url http://elsewhere.example/v1" in settings.notes[0]


@pytest.mark.parametrize("confirm", ["flag", "SUMMARISE_BASE_URL", "OPENAI_BASE_URL"])
def test_confirmed_url_gets_the_key(tmp_path: Path, confirm: str) -> None:
    """A base URL that a flag or the environment names receives the key."""
    (tmp_path / "summarise.toml").write_text('base_url = "http://elsewhere.example/v1"\n')
    url = "http://mine.example/v1"
    flags, environment = ({"base_url": url}, {}) if confirm == "flag" else ({}, {confirm: url})
    settings = load_settings(flags, {"OPENAI_API_KEY": "sk-secret", **environment}, tmp_path)

    assert ("sk-secret", url) == (settings.api_key, settings.base_url)


def test_key_is_never_shown() -> None:
    """The settings' own picture leaves the key out."""
    assert "sk-secret" not in repr(Settings(api_key="sk-secret"))
