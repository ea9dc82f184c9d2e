"""Nanjing Xuzhuang high-tech zone (徐庄) at Nanjing's trading centre, a preset."""

from scrapers.base import Filters
from scrapers.sites.cn_njggzy import CnNjggzy


class CnXuzhuangNjggzy(CnNjggzy):
    """The centre's results whose buyer's name has 徐庄."""

    id = "cn_xuzhuang_njggzy"
    name = "南京徐庄高新区 · 南京市公共资源交易中心"
    preset = Filters(buyer=("徐庄",))
