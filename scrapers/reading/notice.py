"""Fields read from a page, put together as a Notice with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scrapers.money import Money
from scrapers.notice import (
    Award,
    AwardStatus,
    Evidence,
    Link,
    LinkKind,
    Mark,
    Notice,
    NoticeMark,
    NoticeType,
    Party,
    Pricing,
    VatBasis,
)
from scrapers.reading.corrections.changes import Corrected
from scrapers.reading.fields.fields import Fields
from scrapers.reading.fields.found import Found
from scrapers.reading.fields.terms import Terms
from scrapers.reading.lexicon.names import registration_code
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.support import Opinion
from scrapers.reading.values.periods import read_period

_STATUS = {NoticeType.CANDIDATE: AwardStatus.CANDIDATE, NoticeType.CONTRACT: AwardStatus.CONTRACTED}
_VAT = {"included": VatBasis.INCLUDED, "excluded": VatBasis.EXCLUDED}
_SCHEME = "CN-USCC"


@dataclass(slots=True)
class Writer:
    """Builds the Notice of one page."""

    page: Page
    fields: Fields
    terms: Terms
    notice_type: NoticeType
    corrected: Corrected
    # where the page speaks of a result that was not read
    unread: tuple[int, int] | None = None
    # its title and its body disagree about what it is
    disputed: bool = False
    evidence: list[Evidence] = field(default_factory=list)

    def notice(
        self, url: str, findings: list[Finding], marks: list[tuple[Mark, ...]], failed: tuple[str, ...], said: list[Opinion]
    ) -> Notice:
        """The notice of the results, each with its marks and what the page's other places say of its amount."""
        found, terms = self.fields, self.terms
        self._note_fields()
        self._note_changes()
        awards = tuple(self._award(finding, i, marks[i], said[i]) for i, finding in enumerate(findings))
        return Notice(
            notice_type=self.notice_type,
            title=_value(found.title),
            url=url,
            published_date=found.day.day if found.day else None,
            published_at=found.day.text if found.day else None,
            project_number=_value(found.number),
            project_name=_value(found.name),
            buyer=_party(found.buyer),
            agency=_party(found.agency),
            region=_value(found.region),
            awards=awards,
            failed_lots=failed,
            budget=terms.budget.money if terms.budget else None,
            ceiling=terms.ceiling.money if terms.ceiling else None,
            stated_total=terms.stated_total.money if terms.stated_total else None,
            service=terms.service,
            contract_date=terms.contract_date,
            links=(*terms.links, *_other_projects(awards, _value(found.number))),
            attachments=self.page.attachments,
            result_in_attachment=terms.in_attachment and not any(award.amount for award in awards),
            marks=(*self._marks(), *self.corrected.marks),
            concerns=self.corrected.concern,
            changes=tuple(self.corrected.changes),
            text=self.page.text,
            evidence=tuple(self.evidence),
        )

    def _marks(self) -> Iterator[NoticeMark]:
        if self.unread:
            yield NoticeMark.RESULT_NOT_READ
        if self.disputed:
            yield NoticeMark.TYPE_IN_DOUBT

    def _note(self, name: str, start: int, end: int, award: int | None = None) -> None:
        if end > start:
            self.evidence.append(Evidence(field=name, text=self.page.text[start:end], start=start, end=end, award=award))

    def _note_fields(self) -> None:
        found, terms = self.fields, self.terms
        placed = {"title": found.title, "project_number": found.number, "project_name": found.name, "buyer": found.buyer}
        for name, item in {**placed, "agency": found.agency, "region": found.region}.items():
            if item:
                self._note(name, item.start, item.end)
        for name, printed in (("budget", terms.budget), ("ceiling", terms.ceiling), ("stated_total", terms.stated_total)):
            if printed:
                self._note(name, printed.start, printed.end)
        if found.day:
            self._note("published_date", found.day.start, found.day.end)
        if self.unread:
            self._note(NoticeMark.RESULT_NOT_READ.value, *self.unread)
        if self.disputed and found.title:
            self._note(NoticeMark.TYPE_IN_DOUBT.value, found.title.start, found.title.end)

    def _note_changes(self) -> None:
        for number, (before, after) in enumerate(self.corrected.passages):
            self._note(f"change {number} before", *before)
            self._note(f"change {number} after", *after)
        for mark in self.corrected.marks:
            self._note(mark.value, *self.corrected.doubted)

    def _award(self, finding: Finding, number: int, marks: tuple[Mark, ...], said: Opinion) -> Award:
        self._note("supplier", *finding.span, number)
        if finding.lot_span:
            self._note("lot", *finding.lot_span, number)
        for span in finding.share_spans:
            self._note("share", *span, number)
        pricing, amount, rate = self._price(finding, number)
        if amount is not None:
            for name, statements in (("agrees", said.agreeing), ("contradicts", said.contradicting)):
                for one in statements:
                    self._note(name, one.start, one.end, number)
        candidate = self.notice_type is NoticeType.CANDIDATE
        framework = self.terms.framework and amount is None
        return Award(
            supplier=self._supplier(finding),
            lot=finding.lot,
            members=tuple(Party(name=name, share=finding.shares.get(name)) for name in finding.members),
            amount=amount,
            pricing=pricing,
            rate=rate,
            rank=finding.rank if candidate else None,
            status=_STATUS.get(self.notice_type, AwardStatus.AWARDED),
            vat=_VAT.get(finding.vat, VatBasis.UNKNOWN),
            net_amount=self._net(finding, number) if amount is not None else None,
            vat_rate=finding.vat_rate if amount is not None else None,
            framework=framework,
            ceiling=self.terms.ceiling.money if framework and self.terms.ceiling else None,
            service=read_period(self.page.folded, *finding.service) if finding.service else self.terms.service,
            marks=marks,
            support=said.support if amount is not None else None,
            project_number=finding.project_number or None,
            project_name=(finding.project_name or None) if finding.project_number or finding.named else None,
            lot_group=finding.lot_group or None,
            contract_number=self._contract_number(finding, number),
        )

    def _net(self, finding: Finding, number: int) -> Money | None:
        if finding.net is None:
            return None
        self._note("net_amount", finding.net.start, finding.net.end, number)
        return Money.of(finding.net.value, "CNY")

    def _contract_number(self, finding: Finding, number: int) -> str | None:
        if not finding.contract_number or self.notice_type not in (NoticeType.CONTRACT, NoticeType.CORRECTION):
            return None
        self._note("contract_number", *finding.contract_span, number)
        return finding.contract_number

    def _supplier(self, finding: Finding) -> Party:
        code = registration_code(finding.code) if finding.code else None
        share = finding.shares.get(finding.supplier)
        return Party(name=finding.supplier, code=code, scheme=_SCHEME if code else None, share=share)

    def _price(self, finding: Finding, number: int) -> tuple[Pricing, Money | None, str | None]:
        price = finding.price
        if price is None:
            return Pricing.NONE, None, None
        if price.kind in ("percent", "unit_price"):
            self._note("rate", price.start, price.end, number)
            return (Pricing.RATE if price.kind == "percent" else Pricing.UNIT_PRICE), None, price.text
        money = Money.of(price.value, price.currency or "CNY")
        if not money.minor:
            return Pricing.NONE, None, None
        self._note("amount", price.start, price.end, number)
        return Pricing.TOTAL, money, None


def _other_projects(awards: Sequence[Award], own: str | None) -> Iterator[Link]:
    """Links to the projects of a page with several, but for the notice's own."""
    for number in dict.fromkeys(award.project_number for award in awards):
        if number and number != own:
            yield Link(kind=LinkKind.SAME_PROJECT, project_number=number)


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _party(found: Found | None) -> Party | None:
    return Party(name=found.value) if found else None
