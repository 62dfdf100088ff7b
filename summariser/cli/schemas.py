"""`summarise schema`: the shape of a record, for readers in other languages."""

import click

_NAMES = ("summary", "draft", "gold")


@click.command("schema", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("name", type=click.Choice(_NAMES), default="summary")
def command(name: str) -> None:
    """Print the JSON Schema of a record (summary), of a model's answer (draft) or of a gold file (gold)."""
    from summariser.schema import draft_schema, format_schema, summary_schema

    if name == "gold":
        from summariser.evaluation import gold_schema

        schema = gold_schema()
    else:
        schema = summary_schema() if name == "summary" else draft_schema()
    click.echo(format_schema(schema), nl=False)
