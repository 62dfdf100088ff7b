"""Writers: what each format shows of a record, and that nothing of an article acts as anything but text."""

import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summariser.article import Article
from summariser.record import ArticleFacts, Provenance, Summary, Unsupported
from summariser.writers import Layout, OutputFormat, reveal, write, write_json, write_jsonl, write_md, write_text
from summariser.writers.hidden import escape_json
from summariser.writers.markdown import escape_md
from summariser.writers.page import name_country
from summariser.writers.places import Places

CASES = Path(__file__).parent / "cases" / "writers"
PLAIN = Layout()
LAYOUTS: dict[str, tuple[OutputFormat, Layout]] = {
    "80.txt": ("text", Layout(width=80)),
    "colour.txt": ("text", Layout(width=200, colour=True)),
    "md": ("md", Layout()),
    "json": ("json", Layout()),
    "jsonl": ("jsonl", Layout()),
}


def load(name: str) -> tuple[Article, Summary]:
    """Article and record of a case."""
    record = Summary.model_validate_json((CASES / f"{name}.record.json").read_bytes())
    return Article.from_file(CASES / f"{name}.article.txt"), record


def written(name: str, format: OutputFormat, layout: Layout = PLAIN) -> str:
    """The output for a case."""
    stream = io.StringIO()
    write([load(name)], format, stream, layout)
    return stream.getvalue()


def holding(item: str, title: str = "t") -> Summary:
    """A record whose title and one claim are the given texts."""
    facts = ArticleFacts(source="a.txt", sha256="0" * 64, characters=1, title=title)
    claim = Unsupported(kind="quote", item={"text": item}, reason="invalid", detail=item)
    return Summary(article=facts, unsupported=(claim,), provenance=Provenance(engine="rules", version="0"))


def named_outputs() -> list[tuple[str, str]]:
    """Every case with every layout."""
    names = [path.name.removesuffix(".record.json") for path in sorted(CASES.glob("*.record.json"))]
    return [(name, suffix) for name in names for suffix in LAYOUTS]


@pytest.mark.parametrize(("name", "suffix"), named_outputs())
def test_a_case_is_written_as_it_was_read_and_approved(name: str, suffix: str) -> None:
    """Each case's output is, byte for byte, the file beside it."""
    expected = (CASES / f"{name}.out.{suffix}").read_bytes().decode()

    assert expected == written(name, *LAYOUTS[suffix])


@pytest.mark.parametrize("width", [0, 40, 80, 200])
def test_text_keeps_to_its_width(width: int) -> None:
    """No line is wider than asked for, nor wider than a person reads with ease; below 40 columns there is no room to keep."""
    lines = written("full", "text", Layout(width=width)).splitlines()

    assert max(map(len, lines)) <= max(40, min(width, 100))
    assert all(line == line.rstrip() for line in lines)


def test_colour_changes_no_character() -> None:
    """Without its escape sequences coloured text is plain text."""
    coloured = written("full", "text", Layout(colour=True))

    assert "\x1b[" in coloured
    assert written("full", "text") == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_text_asks_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither variables nor the stream decide about colour and width."""
    plain = written("full", "text")
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "20", "NO_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)

    assert plain == written("full", "text")


@pytest.mark.parametrize("suffix", ["80.txt", "md"])
def test_nothing_hidden_reaches_people(suffix: str) -> None:
    """Of the hostile article every control, bidirectional and invisible character is spelt out."""
    output = written("hostile", *LAYOUTS[suffix]).replace("\n", "")

    assert [c for c in output if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}] == []
    assert all(escape in output for escape in ("x1b", "x07", "u202e", "u200b", "u2028", "x85", "U000e0041"))


def test_json_hides_nothing_and_loses_nothing() -> None:
    """The hostile record comes back equal from its JSON, which is one line and holds no character that a terminal obeys."""
    line = written("hostile", "jsonl")

    assert load("hostile")[1] == Summary.model_validate_json(line)
    assert len(line.splitlines()) == 1
    assert line[:-1].isprintable()
    assert "𝒳" in line
    assert "é" in line


def test_every_character_of_an_unsafe_kind_is_hidden() -> None:
    """Control, format, surrogate, private and separator characters of all of Unicode are spelt out, letters and signs are not."""
    unsafe = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    kept = set(reveal("".join(map(chr, range(sys.maxunicode + 1)))))

    assert set() == {c for c in kept if unicodedata.category(c) in unsafe}
    assert {"a", "é", "中", "’", "“", "…", "🇧", "\ufe0f", "\u0301", "\u00a0"} <= kept


def test_half_a_surrogate_pair_in_a_claim_is_written() -> None:
    """What a model claimed may hold half a pair; every format writes it, and the JSON can be read again."""
    for format in ("text", "md", "json", "jsonl"):
        stream = io.StringIO()
        write([(None, holding("\ud800x"))], format, stream)

        assert "ud800x" in stream.getvalue().encode().decode()
    assert Summary.model_validate_json(stream.getvalue()).unsupported[0].item["text"] == r"\ud800x"


MARKUP = [
    ("*a*", r"\*a\*"),
    ("[a](b)", r"\[a\](b)"),
    ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
    ("# a", r"\# a"),
    ("- a", r"\- a"),
    ("+ a", r"\+ a"),
    ("12. a", r"12\. a"),
    ("12) a", r"12\) a"),
    ("===", r"\==="),
    ("    code", "code"),
    ("a\n\n> b", "a &gt; b"),
    ("http://x.example", "http&#58;//x.example"),
    ("www.x.example", "www&#46;x.example"),
    ("a|b~~c~~", r"a\|b\~\~c\~\~"),
    ("a\\b", r"a\\b"),
    ("$x$", r"\$x\$"),
    ("\x1b[31m", r"\\x1b\[31m"),
    ("U.S.-led talks (2024) don't", "U.S.-led talks (2024) don't"),
]


@pytest.mark.parametrize(("raw", "escaped"), MARKUP)
def test_markdown_of_the_article_is_text(raw: str, escaped: str) -> None:
    """What would be markup, HTML or a link is escaped; plain prose stays as it is."""

    assert escaped == escape_md(raw)


def test_an_array_holds_however_many_there_are() -> None:
    """With `several`, none, one and two records are arrays; without, one record is an object."""
    entry = load("empty")
    sizes = []
    for entries in ([], [entry], [entry, entry]):
        stream = io.StringIO()
        write_json(entries, stream, several=True)
        sizes.append(len(json.loads(stream.getvalue())))

    assert sizes == [0, 1, 2]
    assert isinstance(json.loads(written("empty", "json")), dict)


def test_an_array_is_closed_when_the_run_breaks_off() -> None:
    """An interruption after the first of several leaves a readable array of one, and is passed on."""

    def interrupted() -> Iterator[tuple[Article, Summary]]:
        yield load("empty")
        raise KeyboardInterrupt

    stream = io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        write_json(interrupted(), stream, several=True)

    assert len(json.loads(stream.getvalue())) == 1


@pytest.mark.parametrize("format", ["text", "md", "json", "jsonl"])
def test_records_are_written_as_they_come(format: OutputFormat) -> None:
    """The first record is on the stream, and flushed, before the second is asked for."""

    class Flushed(io.StringIO):
        seen = ""

        def flush(self) -> None:
            self.seen = self.getvalue()

    stream = Flushed()
    lengths = []

    def entries() -> Iterator[tuple[Article, Summary]]:
        for name in ("full", "empty"):
            lengths.append(len(stream.seen))
            yield load(name)

    write(entries(), format, stream, Layout(several=True))

    assert lengths[0] == 0
    assert lengths[1] > 1000
    assert len(stream.seen) > lengths[1]


def test_several_pages_are_set_apart() -> None:
    """Between two records stands a line in text and a rule in Markdown, before the first and after the last none."""
    text, markdown = io.StringIO(), io.StringIO()
    write_text([load("empty"), load("full")], text)
    write_md([load("empty"), load("full")], markdown)

    assert text.getvalue().count("─" * 80) == 1
    assert markdown.getvalue().count("\n---\n") == 1


def test_without_the_article_places_are_offsets() -> None:
    """A record alone tells characters, with its article lines too."""
    _, summary = load("full")
    stream = io.StringIO()
    write_text([(None, summary)], stream)

    assert "characters 313–319" in stream.getvalue()
    assert "line 8, 313–319" in written("full", "text")


@pytest.mark.parametrize(
    ("text", "offset", "line"), [("a\nb", 2, 2), ("a\r\nb", 3, 2), ("a\rb", 2, 2), ("a\n\nb", 1, 1)]
)
def test_lines_are_counted_as_editors_do(text: str, offset: int, line: int) -> None:
    """Each of LF, CRLF and CR ends a line, and a newline belongs to the line it ends."""

    assert line == Places(Article(text)).find_line(offset)


def test_jsonl_is_one_compact_object_a_line() -> None:
    """Two records are two lines, without spaces between keys and values."""
    stream = io.StringIO()
    write_jsonl([load("full"), load("hostile")], stream)
    lines = stream.getvalue().splitlines()

    assert [json.loads(line)["article"]["title"][:30].split("\x1b")[0] for line in lines] == [
        "Paris talks end with a promise",
        "Talks",
    ]
    assert '"schema_version":"1","article":{' in lines[0]


def test_an_unknown_country_shows_its_code() -> None:
    """A code that the table does not hold is shown as it is."""

    assert (name_country("FRA"), name_country("ZZZ")) == ("France", "ZZZ")


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_is_written_in_every_format(text: str) -> None:
    """Whatever Unicode a record holds, each format writes it, JSON gives it back, and people see nothing hidden."""
    summary = holding(text, title=text or "t")
    for format in ("text", "md"):
        stream = io.StringIO()
        write([(None, summary)], format, stream, Layout(width=60))

        assert [
            c for c in stream.getvalue().replace("\n", "") if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}
        ] == []
    stream = io.StringIO()
    write_jsonl([(None, summary)], stream)

    assert summary == Summary.model_validate_json(stream.getvalue())
    assert [c for c in stream.getvalue()[:-1] if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}] == []


def test_escaping_json_leaves_its_layout() -> None:
    """The newlines between the lines of indented JSON stay, those inside strings were escapes before."""

    assert escape_json(json.dumps({"a": "\u202e\n"}, indent=1, ensure_ascii=False)) == '{\n "a": "\\u202e\\n"\n}'


def test_a_renderer_finds_only_the_writers_own_markup() -> None:
    """Rendered as CommonMark with tables and strikethrough, the hostile record is headings, lists and bold, and its text is whole."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(written("hostile", "md"))
    shown = unescape(re.sub(r"<[^>]*>", "", html))

    assert {"h1", "h2", "p", "ul", "li", "strong", "em"} == set(re.findall(r"<([a-z0-9]+)", html))
    assert shown.count(reveal(load("hostile")[1].quotes[0].text)) == 9


@given(
    st.lists(
        st.sampled_from([*"*_`~[]()<>#+-=!|&\\:/.\n 1aé\t\"'$^{}@", "www.", "http://", "&lt;", "<b>"]), max_size=30
    )
)
@settings(max_examples=150, deadline=None)
def test_any_mixture_of_markup_is_shown_as_it_is(parts: list[str]) -> None:
    """Whatever signs of markup a text mixes, a renderer shows the text and nothing else."""
    text = "".join(parts)
    assume(reveal(text))
    html = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .render(f"- **x** ({escape_md(text)})\n  - {escape_md(text)}\n")
    )
    shown = re.findall(r"<li>(.*?)</li>", html.replace("<li><strong>x</strong>", "").replace("\n", ""))

    assert reveal(text) == unescape(shown[-1]).strip(" ")


def test_blank_values_leave_no_empty_lines_of_a_list() -> None:
    """A blank title, actor, topic or issue shows as a dash or not at all: an empty item would turn the line above into a heading."""
    record = load("full")[1].model_dump(mode="json")
    record["article"]["title"] = " "
    record["positions"][0] |= {"actor": "", "issue": " \n"}
    stream = io.StringIO()
    write_md([(None, Summary.model_validate(record))], stream)

    assert "# seeds/full.txt" in stream.getvalue()
    assert "- **–** (commits" in stream.getvalue()
    assert [line for line in stream.getvalue().split("\n") if re.fullmatch(r"\s*(-|\*+|#+)\s*|.*\*{4}.*", line)] == []


@pytest.mark.parametrize(
    ("stance", "shown"),
    [("accuses", "accuses Xanadu"), ("warns", "warns Xanadu"), ("calls_for", "calls for · to Xanadu")],
)
def test_whom_a_position_is_taken_towards_reads_as_a_phrase(stance: str, shown: str) -> None:
    """Somebody is accused or warned; whatever else is said is said to somebody."""
    article, record = load("full")
    position = record.positions[0].model_copy(update={"stance": stance, "realis": "asserted", "addressee": "Xanadu"})
    stream = io.StringIO()
    write_text([(article, record.model_copy(update={"positions": (position,)}))], stream)

    assert f"{position.actor} · {shown}" in stream.getvalue()
