"""A folder of gold with its articles."""

from dataclasses import dataclass
from pathlib import Path

from summariser.article import Article
from summariser.errors import InputError
from summariser.evaluation.gold import SUFFIX, Gold, prove_gold, read_gold


@dataclass(frozen=True)
class Case:
    """One article and what a careful reader wrote about it."""

    name: str
    article: Article
    gold: Gold


def read_cases(folder: str | Path, articles: str | Path | None = None) -> tuple[Case, ...]:
    """Every `NAME.gold.json` of `folder` by name, each proven against its article.

    The article is `NAME.txt`, or the gold's own `article.source`, in `articles` when given, else beside the gold or one folder up.
    Raises InputError for a folder without gold, gold without article, or gold that does not fit its article.
    """
    paths = sorted(Path(folder).glob(f"*{SUFFIX}"))
    if not paths:
        raise InputError(f"{folder}: no file named *{SUFFIX}", hint="give the folder that holds the gold")
    return tuple(_read_case(path, articles) for path in paths)


def _read_case(path: Path, articles: str | Path | None) -> Case:
    gold = read_gold(path)
    name = path.name.removesuffix(SUFFIX)
    folders = (Path(articles),) if articles is not None else (path.parent, path.parent.parent)
    # Only the last part of `source`: a gold file must not lead to a file elsewhere.
    names = (f"{name}.txt", Path(gold.article.source).name)
    found = next((where / file for where in folders for file in names if (where / file).is_file()), None)
    if found is None:
        raise InputError(f"{path}: no article {names[0]} in {folders[0]}", hint="name the folder of the articles")
    article = Article.from_file(found)
    prove_gold(gold, article, str(path))
    return Case(name, article, gold)
