"""Inner Mongolia Power's e-commerce system (内蒙古电力集团电子商务系统), a portal of the e-bidding family."""

from scrapers.families.channel_lists import Channel
from scrapers.families.e_bidding_cms import EBiddingCms


class CnImpc(EBiddingCms):
    """impc.e-bidding.org, folder nmcms; its changes stand in the result list's page under their own number."""

    id = "cn_impc"
    name = "内蒙古电力集团电子商务系统"
    base_url = "http://impc.e-bidding.org"
    cms = "nmcms"
    pace = 3.0
    every = "12h"
    verified = "described structure"
    verified_how = "Lists and details follow a description of 2021; no page was recorded."
    channels = (
        Channel("90", ("中标公示", "中标结果", "中标公告"), "resultBulletinList"),
        Channel("89", ("变更",), "resultBulletinList"),
    )
