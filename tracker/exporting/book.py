"""Contents of a workbook, and the words and columns that its sheets share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scrapers.money import Money
from tracker.exporting.workbook import Column, Kind, Linked
from tracker.reporting.report import Report
from tracker.reporting.words import ReportWords, report_words
from tracker.wording.page_address import page_address

_WIDTHS = {"company": 14, "buyer": 32, "project": 44, "supplier": 30, "marks": 28, "title": 44, "url": 44, "reason": 44}
_WIDTHS |= {"silence": 60, "note": 40, "gaps": 60, "orders_named": 60}
# in Chinese, then in English; all others are the report's
_WORDS = {
    "ticker": ("证券代码", "ticker"),
    "from": ("自", "from"),
    "to": ("至", "to"),
    "span": ("跨度", "span"),
    "month": ("月", "month"),
    "quarter": ("季度", "quarter"),
    "supplier": ("中标人", "supplier"),
    "company_currency": ("计入币种", "credited in"),
    "ratio_period": ("占比期间", "period of the ratio"),
    "ratio_floor": ("占比下限", "ratio, floor"),
    "ratio_ceiling": ("占比上限", "ratio, ceiling"),
    "share_low": ("归属比例下限", "share, floor"),
    "share_high": ("归属比例上限", "share, ceiling"),
    "in_question": ("可能重复，待确认", "in question"),
    "in_question_amount": ("待确认金额", "amount in question"),
    "elsewhere": ("款项已计入其他订单", "counted in other orders"),
    "year_period": ("最近年度", "newest year"),
    "half_period": ("最近半年", "newest half"),
    "unread": ("未能读出的公告", "notices not read"),
    "silence": ("来源情况", "silence"),
    "note": ("口径", "basis of amounts"),
    "notice": ("公告", "notice"),
    "notice_type": ("公告类型", "type"),
    "title": ("标题", "title"),
    "site": ("网站", "site"),
    "url": ("网址", "address"),
    "orders_named": ("涉及订单", "orders"),
    "source": ("来源", "source"),
    "state": ("状态", "state"),
    "since": ("自", "since"),
    "reason": ("原因", "reason"),
    "last_success": ("最近成功", "last success"),
    "last_notice": ("最近公告", "last notice"),
    "notices_read": ("公告数", "notices"),
    "unread_items": ("未读列表项", "items not read"),
    "unread_results": ("未读出结果", "results not read"),
    "gaps": ("缺口", "gaps"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Reports with their bridges, how the sources stand, in which language, and where pages are served, if they are."""

    reports: Sequence[Report]
    sources: Sequence[Mapping[str, object]]
    language: str
    pages: str | None = None

    @property
    def report_words(self) -> ReportWords:
        """The words of the report."""
        return report_words(self.language)

    def say(self, key: str) -> str:
        """A heading or one of our own terms."""
        pair = _WORDS.get(key)
        return self.report_words(key) if pair is None else pair[0 if self.language == "zh" else 1]

    def columns(self, *keys: str, shares: Iterable[str] = (), rates: Iterable[str] = ()) -> list[Column]:
        """Columns with their headings and widths; those of `shares` are in percent, those of `rates` as they are."""
        kinds = dict.fromkeys(shares, Kind.SHARE) | dict.fromkeys(rates, Kind.RATE)
        return [Column(self.say(key), _WIDTHS.get(key, 14), kinds.get(key, Kind.PLAIN)) for key in keys]

    def name(self, report: Report) -> str:
        """The name of a report's company."""
        return report.company.name(self.language)

    def linked(self, kind: Literal["company", "order", "notice"], ident: str, text: str | None = None) -> Linked:
        """An id, or a text in its place, that leads to its page."""
        return Linked(text or ident, page_address(self.pages, kind, ident))


def amount(minor: int | None, currency: str) -> Decimal | None:
    """Major units with the currency's decimals; None stays none."""
    return None if minor is None else money(Money(minor=minor, currency=currency))


def money(value: Money | None) -> Decimal | None:
    """The same of an amount."""
    return None if value is None else Decimal(str(value))
