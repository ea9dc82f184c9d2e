"""The procurement portal of Qinghai (青海政府采购网), on the zcy platform."""

from scrapers.families.zcy import ZcyPortal


class CnZcyQinghai(ZcyPortal):
    """The family's usual categories."""

    id = "cn_zcy_qinghai"
    name = "青海政府采购网"
    base_url = "https://www.ccgp-qinghai.gov.cn"
