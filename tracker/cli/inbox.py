"""`tracker inbox`: what a person should decide, the most money first; decisions are kept as text that can be reviewed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.context import context_of, now, read_text
from tracker.cli.inbox_lines import decided_about, inbox_lines
from tracker.cli.limits import DAY, in_calendar
from tracker.cli.output import Format, FormatOption, print_json, print_line, say_in
from tracker.config.runtime import Runtime
from tracker.errors import BadInput, ConfigError
from tracker.judging.decisions import apply_decisions, current_decisions, open_items, undo_decision
from tracker.model.decision import Verdict
from tracker.review.doubts import doubt
from tracker.review.inbox import InboxItem, decide, item_id
from tracker.review.text import export_decisions, import_decisions
from tracker.storage.repository import Repository
from tracker.wording.screens import screen, term

app = typer.Typer(invoke_without_command=True, help="The inbox: list, accept, reject, undo, export, import.")
_By = Annotated[str, typer.Option("--by", help="who decides")]
_Ident = Annotated[str, typer.Argument(metavar="ID", help="the id of a question, as the list prints it")]
_Note = Annotated[str, typer.Option("--note", help="why")]


@app.callback()
def default(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Without a command: the list."""
    if ctx.invoked_subcommand is None:
        list_items(ctx, form=form)
    elif form is not Format.TABLE:
        raise ConfigError(f"--format stands behind the command: `tracker inbox {ctx.invoked_subcommand} --format {form.value}`")


@app.command("list")
def list_items(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Open questions: near names, weak joins, marked awards."""
    context = context_of(ctx)
    settings = context.settings()
    with context.reading(settings) as db:
        items = open_items(db, Runtime(settings=settings, now=now))
        lines = [line for item in items for line in inbox_lines(item, Repository(db), settings.language)]
    if form is Format.JSON:
        print_json([_row(item) for item in items])
        return
    for line in lines or [screen(settings.language, "table", "no_question")]:
        print_line(line)


@app.command()
def accept(
    ctx: typer.Context,
    ident: _Ident,
    start: Annotated[
        datetime | None, typer.Option("--from", formats=DAY, callback=in_calendar, help="the first day a name counts")
    ] = None,
    by: _By = "",
    note: _Note = "",
) -> None:
    """Yes: the name counts, the two are one order, the marked amount holds."""
    _decide(ctx, ident, Verdict.ACCEPT, start, by, note)


@app.command()
def reject(
    ctx: typer.Context,
    ident: _Ident,
    by: _By = "",
    note: _Note = "",
) -> None:
    """No, for good."""
    _decide(ctx, ident, Verdict.REJECT, None, by, note)


@app.command()
def undo(
    ctx: typer.Context,
    ident: _Ident,
    by: _By = "",
) -> None:
    """Take a decision back, by the id it was taken under: the question is open again, and the file keeps that it was."""
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings) as db:
        found = [each for each in current_decisions(db).all if item_id(each) == ident.upper()]
        if not found:
            raise BadInput(f"no decision was taken under {ident!r}; `tracker inbox export` shows those that were")
        undo_decision(db, Runtime(settings=settings, now=now), found[0], by)
    verdict, kind = (term(each, "kind", settings.language) for each in (found[0].verdict, found[0].kind))
    say_in(settings.language, "undone", verdict=verdict, kind=kind, subject=decided_about(found[0], settings.language))


@app.command("export")
def export(ctx: typer.Context) -> None:
    """Every decision as TOML on standard output."""
    context = context_of(ctx)
    with context.reading(context.settings()) as db:
        print_line(export_decisions(current_decisions(db)).rstrip())


@app.command("import")
def import_file(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(help="TOML as `tracker inbox export` writes it")]
) -> None:
    """Take decisions from a file: all of them, or none when one is wrong."""
    decisions = import_decisions(read_text(file), file.name)
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings, create=True) as db:
        made = decisions.all
        apply_decisions(db, Runtime(settings=settings, now=now), made)
    say_in(settings.language, "decisions", count=len(made))


def _decide(ctx: typer.Context, ident: str, verdict: Verdict, start: datetime | None, by: str, note: str) -> None:
    context = context_of(ctx)
    settings = context.settings()
    runtime = Runtime(settings=settings, now=now)
    with context.database(settings) as db:
        item = next((each for each in open_items(db, runtime) if each.id == ident.upper()), None)
        if item is None:
            raise BadInput(f"nothing open in the inbox is called {ident!r}; `tracker inbox` lists it")
        decision = decide(item, verdict, now(), start=start.date() if start else None, by=by, note=note)
        apply_decisions(db, runtime, (decision,))
    say_in(settings.language, f"{verdict.value}ed", id=item.id, reason=doubt(item, settings.language))


def _row(item: InboxItem) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "company": getattr(item.asked, "company", None),
        "subject": getattr(item.asked, "name", None) or item.asked.subject,
        "near": item.near,
        "reason": item.reason,
        "score": item.score,
        "money": str(item.money) if item.money else None,
        "currency": item.money.currency if item.money else None,
    }
