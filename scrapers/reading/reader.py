"""The reader: a notice's source to its fields, each with the passage it came from."""

from __future__ import annotations

from typing import Literal

from scrapers.notice import Notice, NoticeType, Support
from scrapers.reading.corrections.changes import Corrected, read_changes
from scrapers.reading.corrections.standstill import standstill
from scrapers.reading.corrections.tabled.grids import tells_sides
from scrapers.reading.corrections.withdrawn import settled, without_lost
from scrapers.reading.disclosures.told import told_by_issuer, unread_beside
from scrapers.reading.doubts.unread import unread_passage
from scrapers.reading.fields.fields import Fields, of_type, read_fields
from scrapers.reading.fields.notice_type import BodyFacts, decide, is_disputed, is_taken_back
from scrapers.reading.fields.site.menus import TITLE_END
from scrapers.reading.fields.terms import read_terms
from scrapers.reading.fields.title_type import sells, title_type
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.words import VOCABULARY
from scrapers.reading.marks import marks_of
from scrapers.reading.news import is_agreed_by_board, is_press, mixed_up, retold, shared_out
from scrapers.reading.notice import Writer
from scrapers.reading.openings import only_opened, only_scored
from scrapers.reading.outline import Outline, named_by_lot, outline, state_failed
from scrapers.reading.page.build import from_html, from_text, sniff
from scrapers.reading.page.exports import unpacked
from scrapers.reading.page.page import Page
from scrapers.reading.results.blocks import read_beside
from scrapers.reading.results.choose import chosen
from scrapers.reading.results.collecting.collect import collect
from scrapers.reading.results.collecting.signers import without_signers
from scrapers.reading.results.findings import Collected, Finding
from scrapers.reading.results.inherit import inherit_lots, inherit_members, unmask_unit_prices
from scrapers.reading.results.ranked import first_ranked, ranked_anew
from scrapers.reading.results.taxes import settle_taxes
from scrapers.reading.support import Opinion, box_total, opinions, settle_scale
from scrapers.reading.tables.dealing.failed import all_failed_in
from scrapers.reading.units_told import settle_units
from scrapers.reading.values.amounts import money_in
from scrapers.reading.values.doubtful import identifiers, is_negative, may_name_something
from scrapers.reading.ventures.listed import settle_parties
from scrapers.reading.ventures.shares import read_shares
from scrapers.reading.ventures.unnamed import find_unnamed

# how lists end a title they have no room for
_CUT = ("...", "…")
# kinds of labels that a contract's page words as its own
_OF_CONTRACTS = ("amount", "contract_date", "service_period", "project_number_other", "project_name")
# what only a notice about a project labels
_OF_A_PROJECT = ("project_number", "project_name", "buyer", "agency", "budget", "ceiling", "supplier", "amount", "offer")
_TELLING = (NoticeType.AWARD, NoticeType.CANDIDATE)
_RETOLD = (*_TELLING, NoticeType.CONTRACT, NoticeType.OTHER)
_WITHOUT_AWARDS = (NoticeType.TENDER, NoticeType.OTHER, NoticeType.FAILED, NoticeType.TERMINATION)


def read_notice(source: str, *, kind: Literal["html", "text"] | None = None, url: str = "", title: str | None = None) -> Notice:
    """The notice of a page's source; `kind` None looks which it is. Pure. Raises UnreadablePage and nothing else.

    `title` is the one that the list or the portal gives for it: it says what the notice is where the page's own does not.
    """
    sketch = outline(_page(source, kind, url))
    page = sketch.page
    fields = read_fields(page, sketch)
    collected = collect(page, sketch.body)
    read_beside(page, sketch.body, collected)
    given, title = title, _speaking(_own_title(fields), title)
    findings = without_signers(page, chosen(page, collected, title), _signers(fields), title or "")
    findings = settle_parties(page, findings)
    inherit_lots(page, findings, collected.failed, title, fields.name.value if fields.name else None)
    inherit_members(page, findings)
    told = told_by_issuer(page, fields, findings, sketch.rows)
    fields, findings = told.fields, told.findings
    read_shares(page, findings)
    body = _facts(page, sketch, findings, collected)
    decided, mixed = (told.kind, None) if told.kind else _decided(page, sketch, title, fields, findings, body)
    notice_type, findings, lost = settled(page, title_type(title or ""), decided, findings, collected)
    corrected = read_changes(page, notice_type, title, findings, collected.failed)
    corrected = without_lost(corrected, notice_type, findings, lost)
    findings = [] if notice_type in _WITHOUT_AWARDS else corrected.findings
    if notice_type is NoticeType.AWARD:
        findings = _won(page, sketch, findings)
    if collected.unordered:
        for finding in findings:
            finding.rank = None
    terms = read_terms(page, sketch, notice_type, title, fields.number.value if fields.number else None)
    buyer, agency = (found.value if found else None for found in (fields.buyer, fields.agency))
    _settle_figures(page, sketch, findings)
    find_unnamed(page, findings)
    said = _opinions(page, sketch, collected, findings, corrected=notice_type is NoticeType.CORRECTION)
    _settle_signs(page, findings)
    marks = marks_of(findings, terms, buyer, agency, said, _identifiers(page, findings))
    unread = mixed or unread_beside(page, told, unread_passage(page, sketch, notice_type, title, findings, collected))
    disputed = told.doubtful or is_disputed(notice_type, body) or is_taken_back(notice_type, given)
    writer = Writer(page, fields if unread else of_type(fields, notice_type), terms, notice_type, corrected, unread, disputed)
    return writer.notice(url, findings, marks, _failed(notice_type, corrected, collected) if findings else (), said)


def _page(source: str, kind: Literal["html", "text"] | None, url: str) -> Page:
    """The page of a source, out of what it is packed in; what is unpacked says itself whether it is markup."""
    held = unpacked(source)
    is_markup = (kind if kind and held is source else sniff(held)) == "html"
    return from_html(held, url) if is_markup else from_text(held)


def _failed(notice_type: NoticeType, corrected: Corrected, collected: Collected) -> tuple[str, ...]:
    """The lots that failed beside those that were won: of a correction those that fail now."""
    return corrected.failed if notice_type is NoticeType.CORRECTION else tuple(collected.failed)


def _settle_figures(page: Page, sketch: Outline, findings: list[Finding]) -> None:
    """Gives prices the unit, the scale and the tax that other places of the page tell of them."""
    settle_units(page, findings)
    settle_scale(page, sketch, findings)
    settle_taxes(page, findings)


def _signers(fields: Fields) -> tuple[str, ...]:
    """The parties that may sign a notice of what another won."""
    return tuple(party.value for party in (fields.buyer, fields.agency) if party)


def _decided(
    page: Page, sketch: Outline, title: str | None, fields: Fields, findings: list[Finding], body: BodyFacts
) -> tuple[NoticeType, tuple[int, int] | None]:
    """Type of a page, with where news mixes results of several projects: they are none of its own."""
    if sells(_named(title, fields)):
        return NoticeType.OTHER, None
    said = decide(_behind_name(page, title, fields), page.folded, body)
    priced = next((finding.span for finding in findings if finding.price), None)
    if said is NoticeType.OTHER and priced and title_type(title or "") is not NoticeType.OTHER:
        return said, priced
    if said is NoticeType.CORRECTION and ranked_anew(title, findings) and not any(tells_sides(page, g) for g in page.grids):
        return NoticeType.CANDIDATE, None
    # 中止 for a time ends nothing
    if said is NoticeType.TERMINATION and standstill(page, title):
        said = NoticeType.CORRECTION
    if said in _RETOLD and is_press(page, sketch, title, findings):
        return NoticeType.OTHER, retold(page) or ((page.lines[0].start, page.lines[0].end) if said in _TELLING else None)
    if said is NoticeType.FAILED and (shared := shared_out(page, sketch, title)):
        return NoticeType.OTHER, shared
    if said in _TELLING and is_agreed_by_board(page, title, findings):
        return NoticeType.OTHER, None
    unchosen = only_opened(page, sketch.rows, findings) or only_scored(page, sketch.rows, findings, title)
    if said in _TELLING and unchosen:
        return NoticeType.OTHER, unchosen
    mixed = mixed_up(page, sketch, title, findings) if said in _TELLING else None
    return (NoticeType.OTHER if mixed else said), mixed


def _own_title(fields: Fields) -> str | None:
    """The page's own title; the project's name alone is none, whatever words of notices it holds."""
    own = fields.title.value if fields.title else None
    named_alone = own is not None and fields.name is not None and fields.name.value == own and not TITLE_END.search(fold(own))
    return None if named_alone else own


def _named(title: str | None, fields: Fields) -> str:
    """A title, folded, with the project's name before it where it is silent of that."""
    name, whole = fold(fields.name.value) if fields.name else "", fold(title) if title else ""
    return whole if name in whole else name + whole


def _behind_name(page: Page, title: str | None, fields: Fields) -> str | None:
    """A title without the project's name that it begins with, where the page tells that apart: 取消收费站工程 + 中标公告."""
    name = fold(fields.name.value) if fields.name else ""
    whole = fold(title) if title else ""
    rest = whole[len(name) :] if name and whole.startswith(name) else ""
    return rest if rest and _stands_apart(page.folded, name, rest) and title_type(rest) is not None else title


def _stands_apart(folded: str, name: str, rest: str) -> bool:
    """Whether a name stands somewhere without what a title has behind it."""
    at = folded.find(name)
    while at >= 0:
        at += len(name)
        if not folded.startswith(rest, at):
            return True
        at = folded.find(name, at)
    return False


def _speaking(own: str | None, given: str | None) -> str | None:
    """The title that says what kind of notice it is over: the own, else a whole one given that calls for no bids."""
    if given is None or given.endswith(_CUT) or (own is not None and title_type(own) is not None):
        return own
    return given if title_type(given) not in (None, NoticeType.TENDER) else own


def _facts(page: Page, sketch: Outline, findings: list[Finding], collected: Collected) -> BodyFacts:
    return BodyFacts(
        has_awards=any(finding.kind == "award" for finding in findings),
        has_candidates=any(finding.kind == "candidate" for finding in findings),
        has_failed=bool(collected.failed) or (not findings and (all_failed_in(page.grids) or state_failed(page, sketch))),
        won=any(finding.won for finding in findings),
        tabled=all(finding.kind == "award" and finding.table is not None for finding in findings),
        priced=any(finding.kind == "award" and finding.price is not None for finding in findings),
        under_winners=bool(findings) and all(finding.section == "award" for finding in findings),
        contract=_has_contract_labels(sketch),
        lots_named=named_by_lot(page, sketch) is not None or box_total(page, sketch) is not None,
        project=bool(sketch.summary or sketch.rows or sketch.values(*_OF_A_PROJECT)),
    )


def _won(page: Page, sketch: Outline, findings: list[Finding]) -> list[Finding]:
    """The winners among an award's findings, a lone one with the summary's price where its body has none."""
    won = first_ranked(page, findings)
    unmask_unit_prices(page, won)
    if len(won) == 1:
        _price_from_summary(page, sketch, won[0])
    return won


def _has_contract_labels(sketch: Outline) -> bool:
    keys = {value.word.key for kind in _OF_CONTRACTS for value in sketch.values(kind)}
    return sum("合同" in key for key in keys) > 1


def _identifiers(page: Page, findings: list[Finding]) -> frozenset[str]:
    """The page's telephones, postcodes and other numbers, looked for only where a price could be one."""
    doubtful = any(finding.price and may_name_something(finding.price) for finding in findings)
    return identifiers(page.folded) if doubtful else frozenset()


def _settle_signs(page: Page, findings: list[Finding]) -> None:
    """A price printed with a minus is less than nothing, unless the words beside it say otherwise."""
    for finding in findings:
        price = finding.price
        if price is None or price.kind not in ("money", "plain") or (finding.words and finding.words.value == price.value):
            continue
        if is_negative(page.folded, price):
            finding.price = price._replace(value=-price.value)


def _opinions(page: Page, sketch: Outline, collected: Collected, findings: list[Finding], *, corrected: bool) -> list[Opinion]:
    """What the other places of the page say; a correction prints what no longer holds beside what does."""
    if not corrected:
        return opinions(page, sketch, collected, findings)
    return [Opinion(Support.SINGLE if finding.price else None) for finding in findings]


def _price_from_summary(page: Page, sketch: Outline, finding: Finding) -> None:
    """A result whose body prints no price at all takes the summary box's, and is marked for it."""
    for name in VOCABULARY["words"]["summary_totals"]:
        value = sketch.summary.get(name)
        if value is None or finding.price is not None:
            continue
        figure = money_in(page.folded, value.start, value.end)
        if figure is not None and figure.kind == "money" and figure.unit:
            finding.price, finding.price_label = figure, "summary"
