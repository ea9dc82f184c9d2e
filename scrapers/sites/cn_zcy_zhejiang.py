"""Zhejiang's procurement portal (浙江政府采购网), on the zcy platform with numbers of its own."""

from scrapers.families.zcy import Category, ZcyPortal


class CnZcyZhejiang(ZcyPortal):
    """Results with failures among them, corrections, contracts; a guard of scripts (Aliyun) was met in 2026."""

    id = "cn_zcy_zhejiang"
    name = "浙江政府采购网"
    base_url = "https://zfcg.czt.zj.gov.cn"
    verified_how = (
        "The numbers of the categories follow four programmes of 2023 to 2026, the newest of 2026-08, that agree; an older "
        "description named 110-188043 and 110-631167 under 600007. Programmes without a browser met a guard of scripts in 2026, "
        "which ends the run as a block. No reply was recorded."
    )
    categories = (Category("110-900461"), Category("110-943756"), Category("110-567245", contracts=True))
