"""The reader: a notice's source to its fields, each with the passage it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scrapers.notice import Award, AwardStatus, Evidence, Money, Notice, NoticeType, Party, Pricing
from scrapers.reading.blocks import from_html, from_text, sniff
from scrapers.reading.context import lend_lots, lend_members
from scrapers.reading.drafts import Collected, Draft
from scrapers.reading.fields import Fields, read_fields
from scrapers.reading.kinds import decide
from scrapers.reading.lots import Collector
from scrapers.reading.outline import outline
from scrapers.reading.page import Page
from scrapers.reading.results import chosen
from scrapers.reading.titles import Found

READER_VERSION = "1"


def read_notice(source: str, *, kind: Literal["html", "text"] | None = None, url: str = "") -> Notice:
    """The notice of a page's source; `kind` None looks which it is. Pure. Raises UnreadablePage and nothing else."""
    page = from_html(source, url) if (kind or sniff(source)) == "html" else from_text(source)
    sketch = outline(page)
    fields = read_fields(page, sketch)
    collected = Collector(page).collect(sketch.body)
    title = fields.title.value if fields.title else None
    drafts = chosen(page, collected, title)
    lend_lots(page, drafts, collected.failed, title)
    lend_members(page, drafts)
    notice_type = decide(
        title,
        page.folded,
        has_awards=any(draft.kind == "award" for draft in drafts),
        has_candidates=any(draft.kind == "candidate" for draft in drafts),
        has_failed=bool(collected.failed),
        contract=len(
            {value.word.key for value in sketch.values("amount", "contract_date", "service_period") if "合同" in value.word.key}
        )
        > 1,
    )
    if notice_type in (NoticeType.TENDER, NoticeType.OTHER, NoticeType.FAILED):
        drafts = []
    return _Writer(page, fields, drafts, collected, notice_type).notice(url)


@dataclass(slots=True)
class _Writer:
    """Puts a notice together with its evidence."""

    page: Page
    fields: Fields
    drafts: list[Draft]
    collected: Collected
    notice_type: NoticeType

    def notice(self, url: str) -> Notice:
        found = self.fields
        evidence: list[Evidence] = []
        for name, item in (
            ("title", found.title),
            ("project_number", found.number),
            ("project_name", found.name),
            ("buyer", found.buyer),
            ("agency", found.agency),
        ):
            if item:
                self._note(evidence, name, item.start, item.end)
        if found.day:
            self._note(evidence, "published_date", found.day.start, found.day.end)
        awards = tuple(self._award(draft, i, evidence) for i, draft in enumerate(self.drafts))
        return Notice(
            notice_type=self.notice_type,
            title=_value(found.title),
            url=url,
            published_date=found.day.day if found.day else None,
            published_at=found.day.text if found.day else None,
            project_number=_value(found.number),
            project_name=_value(found.name),
            buyer=Party(name=found.buyer.value) if found.buyer else None,
            agency=Party(name=found.agency.value) if found.agency else None,
            region=_value(found.region),
            awards=awards,
            failed_lots=tuple(self.collected.failed) if awards else (),
            attachments=self.page.attachments,
            text=self.page.text,
            evidence=tuple(evidence),
        )

    def _note(self, evidence: list[Evidence], field: str, start: int, end: int, award: int | None = None) -> None:
        if end > start:
            evidence.append(Evidence(field=field, text=self.page.text[start:end], start=start, end=end, award=award))

    def _award(self, draft: Draft, number: int, evidence: list[Evidence]) -> Award:
        self._note(evidence, "supplier", *draft.span, number)
        if draft.lot_span:
            self._note(evidence, "lot", *draft.lot_span, number)
        price = draft.price
        pricing = Pricing.NONE
        amount = rate = None
        if price:
            self._note(evidence, "amount" if price.kind in ("money", "plain") else "rate", price.start, price.end, number)
            if price.kind == "percent":
                pricing, rate = Pricing.RATE, price.text
            elif price.kind == "unit_price":
                pricing, rate = Pricing.UNIT_PRICE, price.text
            else:
                money = Money.of(price.value, price.currency or "CNY")
                if money.minor:
                    pricing, amount = Pricing.TOTAL, money
        candidate = draft.kind == "candidate" and self.notice_type is NoticeType.CANDIDATE
        return Award(
            supplier=Party(name=draft.supplier),
            lot=draft.lot,
            members=tuple(Party(name=name) for name in draft.members),
            amount=amount,
            pricing=pricing,
            rate=rate,
            rank=draft.rank if candidate else None,
            status=AwardStatus.CANDIDATE if candidate else AwardStatus.AWARDED,
        )


def _value(found: Found | None) -> str | None:
    return found.value if found else None
