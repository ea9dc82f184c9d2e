"""Body of a message, line by line, from the evidence of its flags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.model.flag import OPERATOR, Flag
from tracker.model.order import OrderStatus
from tracker.rules import RULES
from tracker.wording.document import Line, Link, Phrase, Quoted, Span
from tracker.wording.page_address import page_address
from tracker.wording.words import Words, words

# the flag that gives a message its headline, most urgent first
URGENCY = ("W007", "W012", "W001", "W006", "W008", "W010", "W011", "W009", "W003", "W002", "W004", "W005")
Evidence = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """For which channel and in which language something is said, and where its readers reach the pages, if they do."""

    channel: str
    language: str
    pages: str | None = None

    @property
    def words(self) -> Words:
        """The templates."""
        return words(self.language)


def headline(flags: Sequence[Flag], voice: Voice) -> str:
    """The name of the most urgent rule, or of what it found where that goes by another."""
    flag = loudest(flags)
    key = _key(flag) if voice.words.has("headline", _key(flag)) else flag.rule
    return voice.words.template("headline", key) if voice.words.has("headline", key) else RULES[key].name.said(voice.language)


def loudest(flags: Sequence[Flag]) -> Flag:
    """The flag of the most urgent rule."""
    return min(flags, key=lambda flag: URGENCY.index(flag.rule) if flag.rule in URGENCY else len(URGENCY))


def subject(flags: Sequence[Flag], voice: Voice) -> Phrase:
    """One line that says who, what, how much and from whom."""
    said, told = voice.words, lead(flags).evidence
    if flags[0].rule == OPERATOR:
        return said.say("subject", "operator", {"headline": {"ours": headline(flags, voice)}})
    values = {
        "company": {"names": told.get("names")},
        "ticker": told.get("ticker"),
        "headline": {"ours": headline(flags, voice)},
        "amount": price(told),
        "buyer": told.get("buyer"),
    }
    if not told.get("order"):
        return said.say("subject", "company", values)
    return said.say("subject", "order" if told.get("buyer") else "order_no_buyer", values)


def lead(flags: Sequence[Flag]) -> Flag:
    """The flag that speaks for the others: the first about an order, else the first."""
    return next((flag for flag in flags if flag.evidence.get("order")), flags[0])


def price(told: Evidence) -> object:
    """Price as printed: the total, else the rate, else the framework's ceiling."""
    return told.get("amount") or told.get("rate") or told.get("ceiling")


def closing(message_id: str, voice: Voice) -> Line:
    """The last line, by which a receiver tells a repeat."""
    return Line(voice.words.say("lines", "message_id", {"message_id": {"ours": message_id}}))


def by_order(flags: Iterable[Flag]) -> list[list[Flag]]:
    """The flags of each order together, in order of appearance."""
    groups: dict[object, list[Flag]] = {}
    for flag in flags:
        groups.setdefault(flag.evidence.get("order"), []).append(flag)
    return list(groups.values())


def section(flags: Sequence[Flag], voice: Voice) -> list[Line]:
    """All that is said of one order, or of the company as a whole."""
    told, said = flags[0].evidence, voice.words
    if flags[0].rule == OPERATOR:
        head = [Line(said.say("subject", "operator", {"headline": {"ours": headline(flags, voice)}}), "heading")]
        return head + [line for flag in flags for line in reasons(flag, voice)]
    values = {
        "company": {"names": told.get("names")},
        "ticker": told.get("ticker"),
        "headline": {"ours": headline(flags, voice)},
    }
    head = [Line(said.say("lines", "company", values), "heading")]
    facts = _order(told, voice) if told.get("order") else []
    why = [Line(said.say("lines", "why", {}), "heading"), *(line for flag in flags for line in reasons(flag, voice))]
    return [*head, *facts, *_running(told, voice), *why, *_links(told, voice)]


def _order(told: Evidence, voice: Voice) -> list[Line]:
    keys = [key for key in ("buyer", "project", "project_number", "lot", "supplier") if told.get(key)]
    keys += ["amount"] if told.get("amount") or not (told.get("rate") or told.get("ceiling")) else []
    keys += [key for key in ("rate", "ceiling", "credited") if told.get(key)]
    written = [Line(voice.words.say("lines", key, {key: told.get(key)})) for key in keys]
    written += _venture(told.get("venture"), voice)
    if told.get("status") == {"word": OrderStatus.LEAD.value}:
        written.append(Line(voice.words.say("lines", "lead", {})))
    marks = told.get("marks")
    if isinstance(marks, Sequence) and marks:
        listed = voice.words.template("share", "list").join(voice.words.word(mark["word"]) for mark in marks)
        written.append(Line(voice.words.say("lines", "marks", {"marks": {"ours": listed}})))
    return [*written, *_shares(told, voice)]


def _venture(venture: object, voice: Voice) -> list[Line]:
    """Lead and members of a joint venture, the company's share, and why nothing of it is counted."""
    if not isinstance(venture, Mapping):
        return []
    names: list[Span] = []
    for name in venture["members"]:
        names += [voice.words.template("share", "list")] if names else []
        names.append(Quoted(str(name)))
    key = "venture_share" if venture["share"] else "venture_counted" if venture["counted"] else "venture_not_counted"
    return [
        Line(voice.words.say("lines", "venture", {"lead": venture["lead"], "members": tuple(names)})),
        Line(voice.words.say("lines", key, {"share": venture["share"], "rule": venture["rule"]})),
    ]


def _shares(told: Evidence, voice: Voice) -> list[Line]:
    running = told.get("running")
    if isinstance(running, Mapping) and not running.get("shares"):
        return [Line(voice.words.say("lines", "no_revenue", {}))]
    key = "shares" if told.get("counted") else "shares_if"
    spans = listed_shares(told.get("shares"), voice)
    return [Line(voice.words.say("lines", key, {"shares": spans}))] if spans else []


def listed_shares(shares: object, voice: Voice) -> Phrase:
    """Such as FY2024 的 2.05 %；H1 2025 的 3.36 %; empty without a reported figure."""
    spans: list[Span] = []
    for share in shares if isinstance(shares, Sequence) else ():
        spans += [voice.words.template("share", "join")] if spans else []
        spans += voice.words.say("share", "one", {"period": share["period"], "share": share["share"]})
    return tuple(spans)


def in_parentheses(shares: object, voice: Voice) -> Phrase:
    """The shares in brackets, or nothing."""
    spans = listed_shares(shares, voice)
    return voice.words.say("share", "paren", {"shares": spans}) if spans else ()


def _running(told: Evidence, voice: Voice) -> list[Line]:
    running = told.get("running")
    if not isinstance(running, Mapping) or not told.get("order"):
        return []
    key = "running_unpriced" if running["unpriced"] else "running"
    return [Line(voice.words.say("lines", key, {**running, "shares": in_parentheses(running["shares"], voice)}))]


def reasons(flag: Flag, voice: Voice) -> list[Line]:
    """Why the rule spoke, and what belongs to that."""
    judged = flag.evidence.get("judged")
    values = judged if isinstance(judged, Mapping) else {}
    first = Line(voice.words.say("reason", _key(flag), values), "item")
    return [first, *(Line(spans, "item") for spans in _extras(flag, values, voice))]


def _key(flag: Flag) -> str:
    """The flag's rule, and which of its cases it is where it has several."""
    judged = flag.evidence.get("judged")
    return f"{flag.rule}.{judged['case']}" if isinstance(judged, Mapping) and "case" in judged else flag.rule


def _extras(flag: Flag, judged: Evidence, voice: Voice) -> list[Phrase]:
    if flag.rule == "W011" and judged.get("verified") is False:
        return [voice.words.say("extra", "W011.unverified", {})]
    if flag.rule == "W012" and judged.get("support"):
        return [voice.words.say("extra", "W012.support", {"support": judged["support"]})]
    return _retracted(flag, judged, voice) if flag.rule == "W007" else []


def _retracted(flag: Flag, judged: Evidence, voice: Voice) -> list[Phrase]:
    said, told = voice.words, flag.evidence
    key = _key(flag) if said.has("extra", f"{_key(flag)}.sent") else flag.rule
    sent = judged.get("sent")
    here = [alert for alert in sent if alert["channel"] == voice.channel] if isinstance(sent, Sequence) else []
    gone = {(alert["sent_at"], alert["message_id"]) for alert in here if alert["sent_at"]}
    extras = [
        said.say("extra", f"{key}.sent", {"date": {"ours": at[:10]}, "message_id": {"ours": message}})
        for at, message in sorted(gone)
    ]
    extras = extras or [said.say("extra", f"{key}.queued", {})]
    extras += [said.say("extra", "W007.reason", {"reason": judged["reason"]})] if judged.get("reason") else []
    was, now = told.get("running_before"), told.get("running")
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        totals = {"days": now["days"], "before": was["total"], "after": now["total"]}
        shares = {"shares_before": in_parentheses(was["shares"], voice), "shares_after": in_parentheses(now["shares"], voice)}
        extras.append(said.say("extra", "W007.running", {**totals, **shares}))
    return extras


def _links(told: Evidence, voice: Voice) -> list[Line]:
    return [Line((link,)) for link in links(told, voice)]


def links(told: Evidence, voice: Voice) -> list[Link]:
    """The notice on its portal, and the order's page where one is served."""
    url, order = told.get("url"), told.get("order")
    page = page_address(voice.pages, "order", str(order)) if order else None
    named = (("notice", str(url) if url else None), ("order", page))
    return [Link(voice.words.template("link", key), address) for key, address in named if address]
