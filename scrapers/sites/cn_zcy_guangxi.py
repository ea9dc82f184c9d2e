"""The procurement portal of Guangxi (广西政府采购网), on the zcy platform."""

from scrapers.families.zcy import ZcyPortal


class CnZcyGuangxi(ZcyPortal):
    """The family's usual categories."""

    id = "cn_zcy_guangxi"
    name = "广西政府采购网"
    base_url = "https://zfcg.gxzf.gov.cn"
