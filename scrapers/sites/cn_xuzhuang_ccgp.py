"""Nanjing Xuzhuang high-tech zone (徐庄) at ccgp.gov.cn, a preset."""

from scrapers.base import Filters
from scrapers.sites.cn_ccgp import CnCcgp


class CnXuzhuangCcgp(CnCcgp):
    """The local section's notices whose buyer's name has 徐庄."""

    id = "cn_xuzhuang_ccgp"
    name = "南京徐庄高新区 · 中国政府采购网"
    preset = Filters(buyer=("徐庄",))
    channels = tuple(item for item in CnCcgp.channels if item.section == "地方公告")
    expects_weekly = None
