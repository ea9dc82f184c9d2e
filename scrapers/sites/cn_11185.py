"""China Post's e-procurement platform (中国邮政电子采购与供应平台), where Postal Savings Bank publishes too."""

from scrapers.families.e_bidding_cms import EBiddingCms


class Cn11185(EBiddingCms):
    """cg.11185.cn, folder zgyzcms."""

    id = "cn_11185"
    name = "中国邮政电子采购与供应平台"
    base_url = "https://cg.11185.cn"
    cms = "zgyzcms"
    pace = 3.0
    every = "6h"
    verified = "described structure"
    verified_how = (
        "Lists and addresses of calls follow descriptions of 2026; that results (90) and candidates (91) exist here is inferred "
        "from other portals of the family, so each list must carry its name in a heading. No page was recorded."
    )
