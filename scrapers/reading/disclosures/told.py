"""Results and fields of a listed company's own notice, in place of those that the form of other notices gave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scrapers.notice import NoticeType
from scrapers.reading.disclosures.clauses import wins_told
from scrapers.reading.disclosures.form import Form, form_of
from scrapers.reading.disclosures.header import first_in, name_in_prose, name_of, own_fields, without_board, without_issuer
from scrapers.reading.disclosures.items import Item, Project, projects_of, value_of
from scrapers.reading.disclosures.listed import add_up, listed_amounts
from scrapers.reading.disclosures.prices import ROUNDED, read_amount, tell_amount
from scrapers.reading.disclosures.tabled import Won, wins_in
from scrapers.reading.disclosures.winners import VENTURE, Winner, parties_in, winner_told
from scrapers.reading.fields.fields import Fields
from scrapers.reading.fields.found import Found
from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, rank_of
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import figures

# 公司为第一中标候选人
_RANKED = re.compile(r"第\s?[一二三123]\s?(?:名)?\s?(?:中标|成交|中选)候选")
_UNIT = 2
_LOT_IN_NAME = re.compile(rf"\({LOT_ANYWHERE.pattern}\)")


class Told(NamedTuple):
    """Results that a listed company tells of itself, with the fields and the type of its notice; a doubt where it is in doubt."""

    fields: Fields
    findings: list[Finding]
    kind: NoticeType | None = None
    doubtful: bool = False
    # where it speaks of a result of which it is not certain whose, or how much, it is
    unread: tuple[int, int] | None = None


def told_by_issuer(page: Page, fields: Fields, findings: list[Finding], rows: Sequence[Row]) -> Told:
    """The results that a listed company's notice tells, its fields and its type; what is given, on any other page."""
    form = form_of(page, fields.title.value if fields.title else None)
    if form is None:
        return Told(without_issuer(page, fields), findings)
    if form.kind is None:
        return Told(without_issuer(page, fields)._replace(name=None), [], None, unread=form.issuer_span)
    projects = projects_of(page, form.begins)
    buyers = frozenset(value_of(page, item) for project in projects for item in project.of("buyer"))
    winner = winner_told(page, form, buyers)
    if not projects and winner is None and findings and not any(finding.supplier in form.own for finding in findings):
        # what the issuer bought from another
        return Told(without_board(fields), _with_own_rows(page, form, findings, rows))
    told: list[Finding] = []
    unread: tuple[int, int] | None = None
    for project in projects:
        found, sure = _findings(page, form, project, winner, alone=len(projects) == 1)
        told += found
        unread = unread if sure and found else unread or _place(project)
    if not projects and winner and not winner.doubtful:
        told, unread = _told_in_lists(page, form, winner, rows)
    if not (projects or told):
        told, unread = _told_by_clauses(page, form)
    if not (projects or told) and winner and not winner.doubtful:
        finding = _finding(form, winner)
        tell_amount(page, finding, form.begins)
        told = [finding] if finding.price else []
        unread = None if finding.price else winner.span
    if not told:
        unread = unread or form.issuer_span
    fields = own_fields(page, form, projects, fields)
    if not projects and any(finding.named for finding in told):
        # the name of one of them is none of all
        fields = fields._replace(name=None)
    return Told(fields, told, form.kind, form.doubtful, unread)


def _with_own_rows(page: Page, form: Form, findings: list[Finding], rows: Sequence[Row]) -> list[Finding]:
    """The results of a table of wins with those of rows that name the issuer, or a company of its, by what they call it."""
    read = [*findings]
    for row in rows:
        named = next((cell for _, cell in row.cells(*PARTY_KINDS, "party_name") if cell.text in form.aliases), None)
        if named is not None:
            finding = _finding(form, Winner((form.aliases[named.text][0],), (named.start, named.end)))
            units = {other.price.unit for other in findings if other.table == row.table and other.price}
            unit = units.pop() if len(units) == 1 else ""
            amounts = ((word._replace(qualifier=f"{word.qualifier} {unit}"), cell) for word, cell in row.cells("amount"))
            read_amount(page, finding, [Item("amount", word, cell.start, cell.start, cell.end) for word, cell in amounts])
            finding.project_name = next((cell.text for _, cell in row.cells("project_name")), "")
            finding.named = finding.project_name != ""
            read.append(finding)
    return sorted(read, key=lambda finding: finding.span)


def _told_in_lists(page: Page, form: Form, winner: Winner, rows: Sequence[Row]) -> tuple[list[Finding], tuple[int, int] | None]:
    """The results that a numbered list of prices or a table of them tells, and where they do not come to the total printed."""
    listed = [Won(item, None, "", "") for item in listed_amounts(page, form)]
    found: list[Finding] = []
    for won in listed or wins_in(rows):
        finding = _finding(form, winner)
        read_amount(page, finding, [won.price])
        finding.lot, finding.lot_span = (won.lot[0], won.lot[1:]) if won.lot else (None, None)
        finding.lot_group, finding.project_name, finding.named = won.group, won.project, bool(won.project)
        found.append(finding)
    prices = [finding.price.value for finding in found if finding.price]
    whole = len(prices) == len(found) and add_up(page, prices, form.begins)
    return found, None if whole else form.issuer_span


def _told_by_clauses(page: Page, form: Form) -> tuple[list[Finding], tuple[int, int] | None]:
    """The results of several wins that clauses tell, and a sum among them that is nobody's."""
    wins, other = wins_told(page, form)
    found: list[Finding] = []
    for win in wins if len(wins) > 1 else ():
        finding = _finding(form, win.winner)
        read_amount(page, finding, [win.price])
        finding.project_name, finding.named = win.name, True
        found.append(finding)
    return found, other if found else None


def unread_beside(page: Page, told: Told, unread: tuple[int, int] | None) -> tuple[int, int] | None:
    """A passage that was not read, unless it prints the amount of a listed company's own result again, rounded, or their sum."""
    unread = told.unread or unread
    amounts = [finding.price.value for finding in told.findings if finding.price and finding.price.kind in ("money", "plain")]
    if unread is None or told.unread or told.kind is None or len(amounts) < len(told.findings):
        return unread
    printed = figures(page.folded, unread[0], min(len(page.folded), unread[1] + _UNIT))
    known = [*amounts, sum(amounts)]
    again = printed and all(any(abs(figure.value - value) <= value * ROUNDED for value in known) for figure in printed)
    return None if again else unread


def _place(project: Project) -> tuple[int, int]:
    item = project.items[0]
    return item.at, item.end


def _findings(page: Page, form: Form, project: Project, told: Winner | None, *, alone: bool) -> tuple[list[Finding], bool]:
    """The results of one project, and whether it is certain whose they are and what they come to."""
    winner = _labelled(page, form, project, told)
    if winner is None:
        return [], False
    finding = _finding(form, winner)
    labels = "".join(item.word.key for item in project.of("winner"))
    if form.kind is NoticeType.CANDIDATE and (ranked := _RANKED.search(labels) or (alone and _ranked_in_prose(page, form))):
        finding.rank = rank_of(ranked.group().replace("候选", "候选人"))
    read_amount(page, finding, [*project.of("amount"), *project.of("rate")])
    if not finding.price and alone and not project.has("amount"):
        tell_amount(page, finding, form.begins)
    name = name_of(page, project)
    _take_lot(page, finding, project, name or (name_in_prose(page, form) if alone else None))
    for period in project.of("period")[:1]:
        finding.service = (period.start, period.end)
    if name and not alone:
        finding.project_name, finding.named = name.value, True
    return [finding], bool(finding.price) and not winner.doubtful


def _take_lot(page: Page, finding: Finding, project: Project, name: Found | None) -> None:
    """Takes the lot of its item, else the one that stands in a bracket of its name."""
    for lot in project.of("lot")[:1]:
        if LOT_ANYWHERE.search(page.folded, lot.start, lot.end):
            finding.lot, finding.lot_span = value_of(page, lot), (lot.start, lot.end)
            return
    if name and (bracketed := _LOT_IN_NAME.search(page.folded, name.start, name.end)):
        finding.lot, finding.lot_span = page.text[slice(*bracketed.span("lot"))], bracketed.span("lot")


def _ranked_in_prose(page: Page, form: Form) -> re.Match[str] | None:
    """The only rank that the notice speaks of."""
    ranks = list(_RANKED.finditer(page.folded, form.begins))
    return ranks[0] if ranks and len({rank.group() for rank in ranks}) == 1 else None


def _finding(form: Form, winner: Winner) -> Finding:
    candidate = form.kind is NoticeType.CANDIDATE
    lead, *members = winner.names
    return Finding(
        "candidate" if candidate else "award",
        lead,
        winner.span,
        members,
        section="candidates" if candidate else "award",
        won=not candidate,
        led=bool(members),
    )


def _labelled(page: Page, form: Form, project: Project, told: Winner | None) -> Winner | None:
    """The winner that a project's own items name, else the one the sentences tell; None where they contradict each other."""
    items = project.of("winner") or project.of("lead")
    named: list[tuple[tuple[str, ...], Item]] = [(_parties(page, form, item), item) for item in items]
    if any(not names for names, _ in named):
        return None
    known = {names for names, _ in named}
    if len(known) > 1:
        return None
    if not named:
        return told if told and not told.doubtful else None
    names, item = named[0]
    members = [name for member in project.of("members") for name in _parties(page, form, member)]
    if project.has("lead") and project.of("winner"):
        leads = [name for lead in project.of("lead") for name in _parties(page, form, lead)]
        names = tuple(dict.fromkeys([*leads, *names]))
    names = tuple(dict.fromkeys([*names, *members]))
    if len(names) > 1 and not VENTURE.search(page.folded, form.begins):
        # several that won a part each
        return None
    if told and len(names) == 1 and len(told.names) > 1 and names[0] in told.names:
        return told
    return Winner(names, (item.start, item.end), doubtful=bool(told and told.doubtful and len(names) == 1))


def _parties(page: Page, form: Form, item: Item) -> tuple[str, ...]:
    return parties_in(form, value_of(page, item)) or parties_in(form, first_in(page, item))
