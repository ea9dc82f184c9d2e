"""Zhejiang's procurement portal (浙江政府采购网), on the zcy platform with numbers of its own."""

from scrapers.families.zcy import Category, ZcyPortal


class CnZcyZhejiang(ZcyPortal):
    """Two result categories; the portal refused a plain GET once in 2026."""

    id = "cn_zcy_zhejiang"
    name = "浙江政府采购网"
    base_url = "https://zfcg.czt.zj.gov.cn"
    categories = (Category("110-188043", "600007"), Category("110-631167", "600007"))
