"""`tracker parse`: files to fields, touching nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from scrapers.errors import ScraperError
from tracker.cli.context import context_of
from tracker.cli.language import language_of
from tracker.cli.output import Format, FormatOption, print_json, print_line, print_rows, progress, say
from tracker.errors import BadInput
from tracker.wording.complaints import complaint

_COLUMNS = {
    "file": "file",
    "notice_type": "type",
    "published_date": "date",
    "buyer": "buyer",
    "lot": "lot",
    "supplier": "supplier",
    "amount": "amount",
    "pricing": "pricing",
    "marks": "marks",
    "issues": "issues",
}


def parse(
    ctx: typer.Context,
    # readable=False: a file that cannot be read is this command's to tell, and stops none of the others
    files: Annotated[
        list[Path],
        typer.Argument(readable=False, help="pages, bodies or text of notices, OCDS, eForms, TED, USAspending; zipped ones too"),
    ],
    site: Annotated[str | None, typer.Option(help="read the files with this site's own parser")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="one JSON object a file")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Read files and print their fields; one bad file never stops the rest."""
    labels: list[dict[str, object]] = []
    failed, language = False, language_of(context_of(ctx).config)
    with progress() as bar:
        for path in bar.track(files, description="reading"):
            read = list(_labels(path, site, language))
            failed = failed or None in read
            found = [label for label in read if label is not None]
            if jsonl:
                _print_lines(found)
            else:
                labels += found
    if form is Format.JSON and not jsonl:
        print_json(labels)
    elif not jsonl:
        print_rows(list(_rows(labels)), _COLUMNS, form, language=language)
    if failed:
        raise typer.Exit(1)


def _labels(path: Path, site: str | None, language: str) -> Iterator[dict[str, object] | None]:
    """The fields of a file's notices; None, and a line that says why, for what cannot be taken."""
    # the reader takes its time to load, which neither help nor the shell's completions need
    from scrapers.reading import as_label
    from tracker.devtools.given_file import opened, read_given

    try:
        parts = opened(path)
    except BadInput as error:
        say(complaint(f"{path}: {error}", language))
        yield None
        return
    for part in parts:
        name = str(path) if len(parts) == 1 else f"{path}/{part.name}"
        try:
            yield from (as_label(notice, name) for notice in read_given(part, site))
        except (BadInput, ScraperError) as error:
            say(complaint(f"{name}: {error}".replace("\n", " "), language))
            yield None


def _print_lines(labels: list[dict[str, object]]) -> None:
    for label in labels:
        print_line(json.dumps(label, ensure_ascii=False))


def _rows(labels: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """A row for each result, with the marks of the result and its notice, and what the notice could not be read for."""
    for label in labels:
        for award in _listed(label["awards"]) or [{}]:
            doubts = ", ".join(dict.fromkeys([*_listed(award.get("marks")), *_listed(label["marks"])]))
            issues = "; ".join(_listed(label["issues"]))
            yield {**label, **award, "file": Path(str(label["file"])).name, "marks": doubts, "issues": issues}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
