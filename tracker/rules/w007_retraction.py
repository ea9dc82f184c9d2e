"""W007: an order that was sent was terminated, cut, raised, corrected or found misread."""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.money import Money
from tracker.ledger.line import Line
from tracker.model.flag import Flag, SentAlert
from tracker.model.order import VOID, Act, EventKind, OrderEvent, OrderStatus, Standing, Why
from tracker.rules.base import Facts, Name, Rule, RuleSettings, lines_of
from tracker.rules.evidence import about, money, running, whole, word
from tracker.rules.measure import WINDOW_DAYS, intake, window

TOLD_BY = ("W001", "W002", "W003", "W006", "W008")


class RetractionSettings(RuleSettings):
    """Settings: none, an alert that no longer holds is taken back."""


class Retraction(Rule[RetractionSettings]):
    """An alert about an order no longer holds; once per way in which it stopped holding."""

    code = "W007"
    name = Name(zh="撤回更正", en="Retraction")
    Settings = RetractionSettings

    def judge(self, facts: Facts, settings: RetractionSettings) -> Iterator[Flag]:  # noqa: ARG002 - the rule has no setting
        """One flag, with what was sent when and where, and the running total before and after."""
        told = [alert for alert in facts.sent if alert.rule in TOLD_BY]
        case = what_changed(facts)
        if not told or case is None or is_without_money(facts):
            return
        before, after = facts.line_before, facts.line
        evidence = about(
            facts,
            case=case,
            sent=[sent(alert) for alert in told],
            was=whole(amount_of(before)),
            now=whole(amount_of(after)),
            credited_was=money(before.stated if before else None, facts.company.currency),
            credited_now=money(after.stated if after else None, facts.company.currency),
            reason=next((reason_of(event) for event in reversed(facts.events) if event.detail), None),
        )
        evidence["running_before"] = running(facts.before, facts)
        yield self.flag(facts, f"{case} {amount_of(before)} {amount_of(after)} {facts.on}", evidence)


def what_changed(facts: Facts) -> str | None:
    """In which way the order stopped being what it was; None when it still is."""
    before, after = facts.line_before, facts.line
    if before is None or before.state.status in VOID or before.state.status is OrderStatus.LEAD or won_by_candidate(facts):
        return None
    if after is not None and after.state.status in VOID:
        return "lost" if any(event.act is Act.LOSES for event in facts.events) else after.state.status.value
    kinds = {event.kind for event in facts.events}
    misread = EventKind.REREAD in kinds
    if after is None:
        return "misread" if misread else "not_theirs"
    if counted_twice(facts, after) or is_elsewhere(after) > is_elsewhere(before):
        return "double"
    was, now = amount_of(before), amount_of(after)
    if was is None or was == now:
        return "doubted" if is_open(after) and not is_open(before) else None
    if misread:
        return "misread"
    if now is None or now.currency != was.currency:
        return "corrected"
    return "cut" if now.minor < was.minor else "raised"


def is_elsewhere(line: Line) -> bool:
    """Whether other orders hold the line's money."""
    return line.state.standing is Standing.ELSEWHERE


def is_open(line: Line) -> bool:
    """Whether the line's amount is marked, or the order may be another one."""
    return line.state.doubtful or line.state.standing is Standing.IN_QUESTION


def won_by_candidate(facts: Facts) -> bool:
    """Whether a candidacy has just ended in a win, which says itself at what price."""
    before = facts.line_before
    return facts.newly_won and before is not None and before.state.status is OrderStatus.CANDIDATE


def is_without_money(facts: Facts) -> bool:
    """Whether the total was nothing and is nothing; the end of a candidacy is news all the same."""
    totals = (intake(ledger, *window(facts.today, WINDOW_DAYS)).stated for ledger in (facts.before, facts.after))
    counted = (line.stated if line is not None else None for line in (facts.line_before, facts.line))
    before = facts.line_before
    candidacy = before is not None and before.state.status is OrderStatus.CANDIDATE
    return not candidacy and not any((*totals, *counted))


def counted_twice(facts: Facts, after: Line) -> bool:
    """Whether what counted as several orders has turned out to be this one, and counts for less."""
    stood = lines_of(facts.before, facts.order) if facts.order is not None else []
    return len(stood) > 1 and sum(line.stated or 0 for line in stood) > (after.stated or 0)


def amount_of(line: Line | None) -> Money | None:
    """The order's whole amount as it was."""
    return line.state.amount if line is not None else None


def reason_of(event: OrderEvent) -> object:
    """Why it happened: one of our own words, else as somebody put it."""
    return word(event.detail) if event.detail in set(Why) else event.detail


def sent(alert: SentAlert) -> dict[str, object]:
    """One earlier alert as evidence."""
    when = alert.sent_at.isoformat() if alert.sent_at else None
    return {"rule": alert.rule, "channel": alert.channel, "message_id": alert.message_id, "sent_at": when}


RULE = Retraction()
