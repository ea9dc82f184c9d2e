"""The procurement portal of the Xinjiang production corps (新疆生产建设兵团政府采购网), on the zcy platform."""

from scrapers.families.zcy import ZcyPortal


class CnZcyBingtuan(ZcyPortal):
    """The family's usual categories."""

    id = "cn_zcy_bingtuan"
    name = "新疆生产建设兵团政府采购网"
    base_url = "https://www.ccgp-bingtuan.gov.cn"
