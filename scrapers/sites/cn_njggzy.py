"""Nanjing's public resource trading centre (南京市公共资源交易中心): results of building and service tenders."""

from scrapers.families.epoint import Category, EpointWebdb


class CnNjggzy(EpointWebdb):
    """njggzy.nanjing.gov.cn, lists through fjszListAction."""

    id = "cn_njggzy"
    name = "南京市公共资源交易中心"
    base_url = "https://njggzy.nanjing.gov.cn"
    action = "/webdb_njggzy/fjszListAction.action?cmd=getInfolist"
    pace = 3.0
    every = "6h"
    verified = "described structure"
    verified_how = (
        "The call and its rows follow descriptions of 2026-08; the numbers of the two result categories rest on one of them. "
        "The detail page's block is the family's. No reply was recorded."
    )
    categories = (Category("068002001", mixed=True), Category("068002002", mixed=True))
