"""Postal Savings Bank of China (邮储银行) on China Post's site, a preset: the channel that holds the bank's notices."""

from scrapers.base import Filters
from scrapers.sites.cn_chinapost import CnChinapost


class CnPsbcChinapost(CnChinapost):
    """One channel; it may be the group's too, so what is bought by others is left out."""

    id = "cn_psbc_chinapost"
    name = "邮储银行 · 中国邮政采购公告"
    preset = Filters(buyer=("邮储银行", "邮政储蓄"))
    channels = CnChinapost.channels[:1]
