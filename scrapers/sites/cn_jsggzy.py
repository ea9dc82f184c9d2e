"""Jiangsu's public resources (江苏省公共资源交易网): candidates and results of engineering, and government procurement."""

from scrapers.families.epoint import Category, EpointSearch


class CnJsggzy(EpointSearch):
    """jsggzy.jszwfw.gov.cn through full-text search; it may answer with a script challenge instead."""

    id = "cn_jsggzy"
    name = "江苏省公共资源交易网"
    base_url = "http://jsggzy.jszwfw.gov.cn"
    pace = 8.0
    every = "12h"
    verified = "recorded page 2026-07-07"
    verified_how = (
        "A recorded search reply of 2026-07-07 is read by the tests. The numbers of the engineering categories rest on one "
        "description, the one of procurement awards is not known: its whole sector is read and sifted by title."
    )
    categories = (Category("003001007"), Category("003001008"), Category("003004", mixed=True))
