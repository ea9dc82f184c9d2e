"""The procurement portal of Jilin (吉林省政府采购网), on the zcy platform."""

from scrapers.families.zcy import ZcyPortal


class CnZcyJilin(ZcyPortal):
    """The family's usual categories."""

    id = "cn_zcy_jilin"
    name = "吉林省政府采购网"
    base_url = "https://www.ccgp-jilin.gov.cn"
