"""The report's own words by language; marks and statuses are those of the alerts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scrapers.money import Money
from tracker.ledger.line import Line
from tracker.wording.complaints import complaint
from tracker.wording.words import Words, words

BOUNDS = ("floor", "stated", "ceiling")

# in Chinese, then in English
_WORDS = {
    "all": ("全部日期", "all dates"),
    "as_of": ("截至", "as of"),
    "seen_by": ("截至所见", "as seen by"),
    "orders": ("订单", "orders"),
    "order": ("订单", "order"),
    "floor": ("下限", "floor"),
    "stated": ("公布值", "stated"),
    "ceiling": ("上限", "ceiling"),
    "unpriced": ("未公布金额", "unpriced"),
    "candidates": ("候选", "candidates"),
    "marked": ("存疑", "marked"),
    "in_question": ("可能重复，待确认（tracker inbox）", "in question (tracker inbox)"),
    "errors": ("未能折算", "not converted"),
    "share_not_printed": ("联合体份额未公布", "share of the venture not printed"),
    "gross": ("金额按公告所载，含税与否从公告。", "Amounts as printed in the notices."),
    "net": (
        "金额不含增值税：公告含税的按服务 6 %、货物 13 %、工程 9 % 逐单剔除。",
        "Net of value-added tax where printed amounts include it, per order (services 6 %, goods 13 %, construction 9 %).",
    ),
    "not_netted": ("含税与否不明、未剔除：", "Not netted, tax basis unknown: "),
    "ratios": ("占营业收入", "Share of reported revenue"),
    "no_revenue": ("尚未录入该公司的营业收入，不列占比。", "No revenue figure is known: no ratio is shown."),
    "segments_only": ("只录入了分部营业收入，不列占比", "only revenue of segments is known: no ratio is shown"),
    "undated": ("营业收入未注明公布日，当日不计", "revenue without a publication day: not known on that day"),
    "undated_revenue": (
        "已录入但未注明公布日，不能认定当日已公布，故不列占比：",
        "Kept without a publication day, so not known on that day, and no ratio is shown: ",
    ),
    "period": ("期间", "period"),
    "segment": ("分部", "segment"),
    "basis": ("口径", "basis"),
    "revenue": ("营业收入", "revenue"),
    "ratio": ("占比", "ratio"),
    "between": ("区间", "interval"),
    "marks": ("存疑", "marks"),
    "reported": ("已公布", "reported"),
    "trailing_twelve_months": ("近十二个月", "trailing twelve months"),
    "year_before": ("上年同期", "same period a year before"),
    "date": ("日期", "date"),
    "buyer": ("采购人", "buyer"),
    "project": ("项目", "project"),
    "lot": ("标段", "lot"),
    "amount": ("公告金额", "amount"),
    "credited": ("计入", "credited"),
    "of": ("占 {period}", "of {period}"),
    "status": ("状态", "status"),
    "intake": ("新签订单", "Order intake"),
    "year_to_date": ("本年累计", "year to date"),
    "rolling_twelve_months": ("近十二个月", "rolling twelve months"),
    "customers": ("客户", "Customers"),
    "first_time": ("首次", "first time"),
    "sector": ("领域", "sector"),
    "largest": ("前五大客户", "The largest five"),
    "repeat": ("老客户", "repeat"),
    "top_five_share": ("前五大客户占比", "share of the largest five"),
    "came_back": ("上年同期前五大客户中再次下单的", "of the largest five a year before, ordered again"),
    "burn_off": ("按服务期分摊", "Burn-off over the service period"),
    "apart": ("无服务期", "no service period"),
    "calibration": ("可见度", "Calibration"),
    "visible": (
        "{period} 公布的营业收入中，{visible} 可在公告中见到（{orders} 单，其中 {unpriced} 单未公布金额，{stated}）。",
        "{visible} of {period} revenue was visible as orders ({orders} orders, {unpriced} of them unpriced, {stated}).",
    ),
    "partial": (
        "首单见于 {since}，晚于该期间起点：可见度偏低，不作推算。",
        "The first known order is of {since}, after the period began: the share is too low, nothing is implied.",
    ),
    "implied": (
        "按此可见度，本期对应约 {implied}（依据仅 {orders} 单）。",
        "At that share this window stands for about {implied} (resting on {orders} orders).",
    ),
    "bridge": ("变动表", "Bridge"),
    "opening": ("期初", "opening"),
    "new": ("新增", "new"),
    "amended": ("变更", "amended"),
    "fx": ("汇率", "exchange rates"),
    "perimeter": ("合并范围", "perimeter"),
    "reading": ("本系统读取更正", "corrections of our reading"),
    "closing": ("期末", "closing"),
    "intake_by_month": ("新签订单公布值（{currency}），按月", "Order intake as stated ({currency}), by month"),
    "newest_orders": ("最近订单", "Newest orders"),
    "more_orders": ("另有 {count} 单：tracker report {company}", "{count} more: tracker report {company}"),
    "page": ("该公司的页面", "The company's page"),
    "brief_elsewhere": (
        "{title}：本邮件篇幅不足，见 tracker report {company} --format html",
        "{title}: this mail has no room for it, see tracker report {company} --format html",
    ),
    "no_chart": ("未安装附加组件 [web]，故无图。", "No chart: the extra [web] is not installed."),
    "event": ("事件", "event"),
    "notices": ("公告", "notices"),
    "share": ("归属比例", "share"),
    "rate": ("汇率", "exchange rate"),
    "vat": ("增值税", "value-added tax"),
    "company": ("公司", "company"),
    "currency": ("币种", "currency"),
    "year": ("最近年度占比", "of the newest year"),
    "half": ("最近半年占比", "of the newest half"),
    "other_currency": ("币种不同", "other currency"),
    "no_rate": ("无汇率，未折算", "no rate: not converted"),
    "converted": ("按汇率折算", "converted at"),
    "segments_do_not_add_up": ("分部之和与合计不符", "segments do not add up to the total"),
    "printed_share_differs": ("所印占比与金额不符", "printed share contradicts the amounts"),
    "periods_do_not_add_up": ("各期之和与全年不符", "periods do not add up"),
    "other_concept_is_larger": ("另一科目金额更大", "another concept reports more"),
    "announced_again": ("再次公告", "announced again"),
    "found_elsewhere": ("另站所见", "found elsewhere"),
    "amount_corrected": ("金额更正", "amount corrected"),
    "corrected": ("更正", "corrected"),
    "marked_event": ("标记存疑", "marked"),
    "accepted": ("已核可", "accepted"),
    "reread": ("重新读取", "read again"),
    "vanished": ("公告撤下", "vanished"),
    "expected_revenue": ("尚未结束的期间不作分母：", "periods that have not ended are no denominator: "),
    "same_money": ("款项已计入其他订单", "the same money as other orders"),
    "suspended": ("项目暂停", "suspended"),
    "resumed": ("项目恢复", "resumed"),
    "settled": ("单独计入", "counts by itself"),
    "returned": ("公告恢复", "back on its portal"),
    "split": ("拆分", "split"),
    "joined": ("合并", "joined"),
    "called_off": ("框架下订单", "called off"),
    "link": ("依链接归并", "joined by link"),
    "ocid": ("依 OCID 归并", "joined by Open Contracting ID"),
    "project_lot_supplier": ("依项目编号、标段、供应商归并", "joined by number, lot and supplier"),
    "similar": ("依相似归并", "joined by likeness"),
    "decision": ("依人工核定归并", "joined by decision"),
    "vat_included": ("含税", "included"),
    "vat_excluded": ("不含税", "excluded"),
    "vat_none": ("无", "none"),
    "vat_unknown": ("不明", "unknown"),
    "rule_printed": ("按公告比例", "as printed"),
    "rule_lead_only": ("仅牵头方", "lead only"),
    "rule_equal": ("平均", "equal"),
    "rule_unknown": ("不明", "unknown"),
}


@dataclass(frozen=True, slots=True)
class ReportWords:
    """One language's words, amounts and percentages."""

    ours: Words

    def __call__(self, key: str) -> str:
        """The word for a key of the report; an unknown one as it is."""
        pair = _WORDS.get(key)
        return self.ours.word(key) if pair is None else pair[0 if self.ours.language == "zh" else 1]

    def doubts(self, line: Line) -> str:
        """Marks of an order and its other doubts, and what it could not be converted for, in words."""
        error = [complaint(line.error, self.ours.language)] if line.error else []
        return "; ".join([*map(self, line.doubts), *error])

    def fill(self, key: str, values: Mapping[str, object]) -> str:
        """A sentence with its places filled."""
        return self(key).format(**values)

    def money(self, amount: Money | None) -> str:
        """An amount in words; "" for None."""
        return "" if amount is None else self.ours.money(amount.major, amount.currency)

    def minor(self, minor: int | None, currency: str) -> str:
        """The same of minor units."""
        return "" if minor is None else self.money(Money(minor=minor, currency=currency))

    def each(self, *keys: str) -> list[str]:
        """Several words."""
        return [self(key) for key in keys]

    def exact(self, minor: int, currency: str) -> str:
        """A total of minor units to the last digit: 14,621,000 元 in Chinese, CNY 14,621,000 in English."""
        amount = Money(minor=minor, currency=currency).major
        digits = f"{amount:,.0f}" if amount == amount.to_integral() else f"{amount:,}"
        return f"{digits} 元" if self.ours.language == "zh" and currency == "CNY" else f"{currency} {digits}"

    def percent(self, ratio: Decimal | None) -> str:
        """A ratio as a percentage; a dash for None."""
        return "—" if ratio is None else self.ours.percent(ratio * 100)

    def mark(self, mark: str) -> str:
        """A mark "code: detail" in words, with its detail."""
        code, _, detail = mark.partition(": ")
        return f"{self(code)} {detail}".strip()


def report_words(language: str) -> ReportWords:
    """The words of a language, zh or en."""
    return ReportWords(words(language))
