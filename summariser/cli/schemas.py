"""`summarise schema`: the shape of a record, for readers in other languages."""

import click

_NAMES = ("summary", "grounded", "draft", "gold")


@click.command("schema", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("name", type=click.Choice(_NAMES), default="summary")
def command(name: str) -> None:
    """Print the JSON Schema of a record (summary; grounded for a schema of your own), of a model's answer (draft) or of a gold file."""
    from summariser.schema import draft_schema, format_schema, grounded_schema, summary_schema

    if name == "gold":
        from summariser.evaluation import gold_schema

        schema = gold_schema()
    else:
        schema = {"summary": summary_schema, "grounded": grounded_schema, "draft": draft_schema}[name]()
    click.echo(format_schema(schema), nl=False)
