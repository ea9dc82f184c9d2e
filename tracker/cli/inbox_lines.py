"""Questions of the inbox as a person reads them: company, project, amount, doubt in words, link, and the commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db import notices as notice_rows
from tracker.model.company import Perimeter
from tracker.model.decision import Decision, JoinDecision, MarkDecision, NameDecision
from tracker.model.matching import parties_of
from tracker.model.order import Order
from tracker.review.doubts import doubt
from tracker.review.inbox import InboxItem
from tracker.storage.repository import Repository
from tracker.wording.screens import term
from tracker.wording.terminal import one_line
from tracker.wording.words import words


def inbox_lines(item: InboxItem, repository: Repository, language: str) -> Iterator[str]:
    """The lines of one question."""
    orders = _orders(item, repository)
    kind = term(item.kind.value, "kind", language)
    parts = (_company(item, orders, repository, language), _about(item, orders), _amount(item, language))
    yield f"{item.id}  {kind}: {' · '.join(one_line(part) for part in parts if part)}"
    yield f"    {one_line(doubt(item, language))}"
    for link in dict.fromkeys([order.url for order in orders] or [_page(item, repository)]):
        if link:
            yield f"    {one_line(link)}"
    yield f"    tracker inbox accept {item.id} | tracker inbox reject {item.id}"


def decided_about(made: Decision, language: str) -> str:
    """The subject of a decision: an order with its amount in major units and its marks in words, else names and ids."""
    if not isinstance(made, MarkDecision):
        return made.subject.replace("|", " · ")
    marks = term(", ".join(sorted(made.marks)), "marks", language)
    return " · ".join([made.order, *([f"{made.amount} {made.amount.currency}"] if made.amount else []), marks])


def _orders(item: InboxItem, repository: Repository) -> list[Order]:
    asked = item.asked
    if isinstance(asked, MarkDecision):
        return repository.orders_by_id([asked.order])
    if isinstance(asked, JoinDecision):
        return repository.orders_by_id([asked.left, asked.right])
    if isinstance(asked, NameDecision):
        company = next((each for each in repository.companies() if each.id == asked.company), None)
        named = company and replace(company, perimeter=(Perimeter(name=asked.name),))
        return repository.orders(named)[-1:] if named else []
    return []


def _company(item: InboxItem, orders: list[Order], repository: Repository, language: str) -> str:
    asked = getattr(item.asked, "company", None)
    names = [
        company.name(language)
        for company in repository.companies()
        if company.id == asked or (asked is None and any(parties_of(order, company) for order in orders))
    ]
    return ", ".join(names)


def _about(item: InboxItem, orders: list[Order]) -> str:
    """The project, behind the name that is asked about; several orders of one question are told apart by their ids."""
    projects = dict.fromkeys(order.project_name or order.project_number or order.id for order in orders)
    if isinstance(item.asked, NameDecision):
        return " · ".join((item.asked.name, *projects))
    if isinstance(item.asked, JoinDecision):
        return " / ".join(f"{order.id} {order.project_name or order.project_number or ''}".strip() for order in orders)
    return " / ".join(projects) or (item.near or "")


def _amount(item: InboxItem, language: str) -> str:
    return words(language).money(item.money.major, item.money.currency) if item.money else ""


def _page(item: InboxItem, repository: Repository) -> str:
    """The address of a page that could not be read; empty where the question is of no page."""
    site, _, key = str(getattr(item.asked, "notice", "")).partition(" ")
    row = notice_rows.known(repository.db, site, [key]).get(key) if key else None
    return str(row["url"]) if row else ""
