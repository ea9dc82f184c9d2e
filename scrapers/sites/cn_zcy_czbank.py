"""China Zheshang Bank's procurement portal (浙商银行), on the zcy platform."""

from scrapers.families.zcy import Category, ZcyPortal


class CnZcyCzbank(ZcyPortal):
    """One category with tenders and results mixed, sifted by title."""

    id = "cn_zcy_czbank"
    name = "浙商银行采购平台"
    base_url = "https://ccgp.szcgpt.czbank.com"
    categories = (Category("134-848230", "700835", mixed=True),)
    page_path = "/luban/detail"
