"""Postal Savings Bank of China (邮储银行) on China Post's site, a preset: the bank's own channel."""

from scrapers.sites.cn_chinapost import CnChinapost


class CnPsbcChinapost(CnChinapost):
    """The one channel that is the bank's; no filter by buyer is needed."""

    id = "cn_psbc_chinapost"
    name = "邮储银行 · 中国邮政采购公告"
    channels = CnChinapost.channels[:1]
