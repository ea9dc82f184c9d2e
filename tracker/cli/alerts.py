"""`tracker alerts`: the outbox, seen and worked by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from db import alerts as alert_rows
from db import mutes
from db.engine.connection import Database, transaction
from tracker import storage as records
from tracker.alerts.channels.base import ChannelError
from tracker.alerts.deliver import outlets, tell
from tracker.alerts.delivery import Delivered
from tracker.alerts.message import compose_test
from tracker.alerts.store import alerts_of, full_message
from tracker.cli.context import context_of, now
from tracker.cli.limits import LimitOption, SinceOption, UntilOption, day_text, say_cut
from tracker.cli.output import Format, FormatOption, print_json, print_line, print_rows, say_in
from tracker.config.durations import parse_duration
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings
from tracker.errors import BadInput, ConfigError
from tracker.model.flag import OPERATOR
from tracker.model.states import AlertState
from tracker.rules import RULES
from tracker.storage.companies import flag_of

app = typer.Typer(invoke_without_command=True, help="Alerts: list, show, send, test a channel, mute.")
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="a message's id, as messages print it, or an alert's number")]
_COLUMNS = {
    "id": "id",
    "rule": "rule",
    "company": "company",
    "order": "order",
    "channel": "channel",
    "state": "state",
    "attempts": "attempts",
    "created_at": "created",
    "sent_at": "sent",
    "message_id": "message",
}


@app.callback()
def default(
    ctx: typer.Context,
    limit: LimitOption = 50,
    since: SinceOption = None,
    until: UntilOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Without a command: the list."""
    given = {"--limit": limit != 50, "--since": since, "--until": until, "--format": form is not Format.TABLE}
    before = next((name for name, is_given in given.items() if is_given), None)
    if ctx.invoked_subcommand is None:
        list_alerts(ctx, limit=limit, since=since, until=until, form=form)
    elif before is not None:
        raise ConfigError(f"{before} stands behind the command: `tracker alerts {ctx.invoked_subcommand} {before} …`")


@app.command("list")
def list_alerts(
    ctx: typer.Context,
    company: Annotated[str | None, typer.Option(help="of one company only")] = None,
    channel: Annotated[str | None, typer.Option(help="of one channel only")] = None,
    state: Annotated[AlertState | None, typer.Option(help="in one state only")] = None,
    limit: LimitOption = 50,
    since: SinceOption = None,
    until: UntilOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """The newest alerts with their state, oldest first; --since and --until go by the day they were raised (UTC)."""
    context = context_of(ctx)
    settings = context.settings()
    states = [state.value] if state else None
    first, last = day_text(since), day_text(until)
    wanted = alert_rows.Wanted(states=states, channel=channel, company=company, since=first, until=last)
    with context.reading(settings) as db:
        rows = alert_rows.load_alerts(db, wanted, limit=limit or None)
        total = alert_rows.count_alerts(db, wanted)
    print_rows([_row(row) for row in rows], _COLUMNS, form, language=settings.language)
    say_cut(len(rows), total, settings.language)


@app.command()
def show(ctx: typer.Context, ident: IdArgument, form: FormatOption = Format.TABLE) -> None:
    """A message as its channel words it, at full length: by the id it bears, or by one of its alerts; evidence as JSON."""
    context = context_of(ctx)
    settings = context.settings()
    with context.reading(settings) as db:
        rows = _found(db, ident)
        attempts = alert_rows.deliveries(db, rows[0]["message_id"]) if rows[0]["message_id"] else []
    if form is Format.JSON:
        row = next((each for each in rows if str(each["id"]) == ident), rows[0])
        flag, flags = flag_of(row), [_flag(each) for each in rows]
        said = {"occasion": flag.occasion, "evidence": flag.evidence, "last_error": row["last_error"], "flags": flags}
        print_json(_row(row) | said | {"deliveries": attempts})
        return
    outlet = outlets(Runtime(settings=settings)).get(rows[0]["channel"])
    if outlet is None:
        raise ConfigError(f"channel {rows[0]['channel']!r} is no longer configured")
    print_line(full_message(rows, outlet.voice).text)
    for each in attempts if rows[0]["state"] != AlertState.SENT else ():
        print_line(f"{each['at']}  {each['outcome']}  {each['error'] or ''}")


@app.command()
def send(
    ctx: typer.Context,
    ident: Annotated[str | None, typer.Argument(metavar="[ID]", help="a message set aside or given up, to be sent again")] = None,
) -> None:
    """Deliver what is due now. Exit 1 when a channel refused."""
    context = context_of(ctx)
    settings = context.settings()
    if ident is not None:
        with context.database(settings) as db:
            _queue_again(db, ident)
    _report(tell(Runtime(settings=settings, now=now)), settings.language)


@app.command("test")
def test_channel(ctx: typer.Context, channel: Annotated[str, typer.Argument(help="a channel's name")]) -> None:
    """Send a test message through a channel."""
    settings = context_of(ctx).settings()
    outlet = outlets(Runtime(settings=settings)).get(channel)
    if outlet is None:
        raise ConfigError(f"no such channel {channel!r}; expected one of {', '.join(settings.channel) or '(none is configured)'}")
    moment = now()
    try:
        outlet.open().send(compose_test(outlet.voice, f"TEST-{moment:%Y%m%dT%H%M%S}"), moment)
    except ChannelError as error:
        raise BadInput(f"channel {channel}: {error}") from error
    say_in(settings.language, "channel_took", channel=channel)


@app.command()
def mute(
    ctx: typer.Context,
    channel: Annotated[str | None, typer.Option(help="a channel; any when left out")] = None,
    rule: Annotated[str | None, typer.Option(help="a rule's code; any when left out")] = None,
    company: Annotated[str | None, typer.Option(help="a company; any when left out")] = None,
    span: Annotated[str | None, typer.Option("--for", help="how long, such as 12h or 30d; until lifted when left out")] = None,
    lift: Annotated[int | None, typer.Option(help="the number of a mute to lift")] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Silence a channel, rule or company for a while; what is raised meanwhile stays in the file, muted. Prints what is muted."""
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings, create=True) as db:
        if lift is not None and not mutes.lift_mute(db, lift):
            raise BadInput(f"there is no mute {lift}")
        if channel or rule or company:
            _check(settings, channel, company, rule)
            with transaction(db):
                row = {"channel": channel, "rule": rule, "company": company, "until": _until(span)}
                mutes.add_mute(db, row | {"created_at": records.instant(now())})
        rows = mutes.load_mutes(db)
    print_rows(
        rows,
        {"id": "id", "channel": "channel", "rule": "rule", "company": "company", "until": "until"},
        form,
        language=settings.language,
    )


def _found(db: Database, ident: str) -> list[records.Row]:
    rows = alerts_of(db, ident)
    if not rows:
        raise BadInput(f"there is no message or alert {ident}; `tracker alerts list` shows them")
    return rows


def _queue_again(db: Database, ident: str) -> None:
    rows = _found(db, ident)
    message, states = rows[0]["message_id"], ("refused", "failed", "queued")
    with transaction(db):
        again = alert_rows.queue_again(db, [message], from_states=states) if message else []
    if not again:
        raise BadInput(f"{ident} is {rows[0]['state']}; only what is {', '.join(states)} can be sent again")


def _until(span: str | None) -> str | None:
    if span is None:
        return None
    try:
        until: datetime = now() + parse_duration(span)
    except ValueError as error:
        raise ConfigError(f"--for: {error}") from error
    return records.instant(until)


def _check(settings: Settings, channel: str | None, company: str | None, rule: str | None) -> None:
    codes = (*RULES, OPERATOR)
    if rule and rule not in codes:
        raise ConfigError(f"no such rule {rule!r}; expected one of {', '.join(codes)}")
    if channel and channel not in settings.channel:
        raise ConfigError(f"no such channel {channel!r}; expected one of {', '.join(settings.channel)}")
    if company and company not in settings.company:
        raise ConfigError(f"no such company {company!r}; expected one of {', '.join(settings.company)}")


def _row(row: records.Row) -> dict[str, object]:
    named = {"order": row["order_id"], "created_at": row["created_at"]}
    return {key: named.get(key, row.get(key)) for key in _COLUMNS}


def _flag(row: records.Row) -> dict[str, object]:
    flag = flag_of(row)
    return {"id": row["id"], "rule": flag.rule, "order": flag.order, "occasion": flag.occasion, "evidence": flag.evidence}


def _report(delivered: Delivered, language: str) -> None:
    counts = {"sent": delivered.sent, "refused": delivered.failed, "held": delivered.held, "stale": delivered.stale}
    say_in(language, "delivered", **counts)
    for channel, error in delivered.errors.items():
        say_in(language, "channel_error", channel=channel, error=error)
    if delivered.errors:
        raise typer.Exit(1)
