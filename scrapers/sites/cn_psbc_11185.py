"""Postal Savings Bank of China (邮储银行) on China Post's e-procurement platform, a preset."""

from scrapers.base import Filters
from scrapers.sites.cn_11185 import Cn11185


class CnPsbc11185(Cn11185):
    """Results and candidates whose buyer is the bank."""

    id = "cn_psbc_11185"
    name = "邮储银行 · 中国邮政电子采购与供应平台"
    preset = Filters(buyer=("邮储银行", "邮政储蓄"))
    channels = Cn11185.channels[:2]
