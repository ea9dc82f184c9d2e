"""The procurement portal of Shanghai (上海政府采购网), on the zcy platform."""

from scrapers.families.zcy import ZcyPortal


class CnZcyShanghai(ZcyPortal):
    """The family's usual categories."""

    id = "cn_zcy_shanghai"
    name = "上海政府采购网"
    base_url = "https://www.zfcg.sh.gov.cn"
