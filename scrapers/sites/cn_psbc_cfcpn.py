"""Postal Savings Bank of China (邮储银行) at CFCPN, a preset."""

from scrapers.base import Filters
from scrapers.sites.cn_cfcpn import CnCfcpn


class CnPsbcCfcpn(CnCfcpn):
    """CFCPN's notices whose buyer is the bank."""

    id = "cn_psbc_cfcpn"
    name = "邮储银行 · 金采网"
    preset = Filters(buyer=("邮储银行", "邮政储蓄"))
    # the bank was not seen among the portal's saved notices: no promise
    expects_weekly = None
