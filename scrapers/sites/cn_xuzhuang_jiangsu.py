"""Nanjing Xuzhuang high-tech zone (徐庄) at Jiangsu's procurement portal, a preset."""

from scrapers.base import Filters
from scrapers.sites.cn_ccgp_jiangsu import CnCcgpJiangsu


class CnXuzhuangJiangsu(CnCcgpJiangsu):
    """The portal's results whose buyer's name has 徐庄."""

    id = "cn_xuzhuang_jiangsu"
    name = "南京徐庄高新区 · 江苏政府采购网"
    preset = Filters(buyer=("徐庄",))
