"""The procurement portal of Anhui (安徽省政府采购网), on the zcy platform."""

from scrapers.families.zcy import ZcyPortal


class CnZcyAnhui(ZcyPortal):
    """The family's usual categories."""

    id = "cn_zcy_anhui"
    name = "安徽省政府采购网"
    base_url = "https://www.ccgp-anhui.gov.cn"
