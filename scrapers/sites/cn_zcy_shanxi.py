"""The procurement portal of Shanxi (山西政府采购网), on the zcy platform."""

from scrapers.families.zcy import ZcyPortal


class CnZcyShanxi(ZcyPortal):
    """The family's usual categories."""

    id = "cn_zcy_shanxi"
    name = "山西政府采购网"
    base_url = "https://www.ccgp-shanxi.gov.cn"
