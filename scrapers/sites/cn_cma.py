"""China Meteorological Administration (中国气象局) and its bureaus at ccgp.gov.cn, a preset."""

from scrapers.base import Filters
from scrapers.sites.cn_ccgp import CnCcgp


class CnCma(CnCcgp):
    """The central section's notices whose buyer's name has 气象: bureaus publish there as central units."""

    id = "cn_cma"
    name = "中国气象局 · 中国政府采购网"
    preset = Filters(buyer=("气象",))
    channels = tuple(item for item in CnCcgp.channels if item.section == "中央公告")
    expects_weekly = 1
