"""Recorded pages of real portals, read by the sites that name them in `verified`."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scrapers.base import Page, Reference
from scrapers.errors import ScraperError
from scrapers.families.epoint import read_search
from scrapers.notice import AwardStatus, NoticeType
from scrapers.reading import read_notice
from scrapers.sites import cn_ccgp_search, cn_ggzy
from scrapers.sites.cn_ccgp import CnCcgp

RECORDED = datetime(2026, 7, 4, tzinfo=UTC)


def page_of(corpus: Path, name: str, url: str) -> Page:
    """A recorded page, as if fetched from `url`."""
    return Page(url=url, body=(corpus / "pages" / name).read_bytes(), fetched_at=RECORDED)


@pytest.mark.corpus
def test_the_recorded_ccgp_list(corpus: Path) -> None:
    """The central section's index of 2026-07-03 lists its 20 notices of 25 pages, the leading type left out of the fields."""
    url = "http://www.ccgp.gov.cn/cggg/zygg/index.htm"
    channel = CnCcgp.channels[0]
    read = CnCcgp().read_list(page_of(corpus, "cn_ccgp-list-zygg-2026-07-03.html", url), channel)
    assert (len(read.references), read.pages, read.issues) == (20, 25, ())
    first, last = read.references[0], read.references[-1]
    assert (first.key, first.published) == ("/cggg/zygg/qtgg/202607/t20260703_26871783.htm", date(2026, 7, 3))
    assert (first.buyer, first.region) == ("中国科学院金属研究所", "辽宁")
    assert (last.title or "").endswith("中标公告")
    assert all(item.buyer and item.region and item.title for item in read.references)


@pytest.mark.corpus
def test_the_recorded_ccgp_list_is_no_local_list(corpus: Path) -> None:
    """The same page under a local channel is refused: its breadcrumb names the other section."""
    page = page_of(corpus, "cn_ccgp-list-zygg-2026-07-03.html", "http://www.ccgp.gov.cn/cggg/dfgg/zbgg/index.htm")
    local = next(item for item in CnCcgp.channels if item.section == "地方公告")
    with pytest.raises(ScraperError, match="地方公告"):
        CnCcgp().read_list(page, local)


@pytest.mark.corpus
def test_the_recorded_ccgp_detail(corpus: Path) -> None:
    """The detail page of 2026-07-03 gives title, time, project, buyer and agency; it announces no award."""
    url = "http://www.ccgp.gov.cn/cggg/zygg/qtgg/202607/t20260703_26871783.htm"
    page = page_of(corpus, "cn_ccgp-detail-t20260703_26871783.html", url)
    (notice,) = CnCcgp().parse(page, Reference(key="/k", url=url))
    assert (notice.title or "").startswith("中国科学院金属研究所球差原位透射电镜采购项目")
    assert (notice.published_date, notice.published_at) == (date(2026, 7, 3), "2026-07-03T23:06:00+08:00")
    assert notice.project_number == "OITC-G260610702"
    assert notice.buyer is not None
    assert notice.buyer.name == "中国科学院金属研究所"
    assert (notice.notice_type, notice.awards) == (NoticeType.TENDER, ())


@pytest.mark.corpus
def test_the_recorded_search_results(corpus: Path) -> None:
    """The search's results of 2013 are read: three of the day asked for, relative addresses made whole."""
    page = page_of(corpus, "cn_ccgp-search-2013.html", "http://search.ccgp.gov.cn/dataBidOld.jsp")
    read = cn_ccgp_search.CnCcgpSearch().read_list(page, "7:")
    assert (len(read.references), read.total, read.issues) == (3, 3, ())
    assert {item.published for item in read.references} == {date(2003, 3, 17)}
    assert read.references[0].url == "http://search.ccgp.gov.cn/bidDetailShow.jsp?bidDoc=567378"
    assert read.references[0].key == "/bidDetailShow.jsp?bidDoc=567378"


@pytest.mark.corpus
def test_the_recorded_jsggzy_reply(corpus: Path) -> None:
    """The search reply of 2026-07-07 is read under its own category, and refused under another."""
    page = page_of(corpus, "cn_jsggzy-list-2026-07.json", "http://jsggzy.jszwfw.gov.cn/inteligentsearch")
    read, total = read_search(page, "http://jsggzy.jszwfw.gov.cn", "003001001")
    assert (len(read.references), total, read.issues) == (3, 117650, ())
    assert [str(item.published) for item in read.references] == ["2026-07-07", "2026-07-06", "2026-07-06"]
    assert read.references[0].region == "镇江市"
    assert read.references[0].url.startswith("http://jsggzy.jszwfw.gov.cn/jyxx/003001/003001001/20260706/")
    with pytest.raises(ScraperError, match="003001008"):
        read_search(page, "http://jsggzy.jszwfw.gov.cn", "003001008")


@pytest.mark.corpus
def test_the_recorded_ggzy_reply(corpus: Path) -> None:
    """The unfiltered reply of 2026-03-17 lists 20 of 1,598 records, each with the type it states and the address of its body."""
    page = page_of(
        corpus, "cn_ggzy-getTradList-2026-03-17.json", "https://www.ggzy.gov.cn/information/pubTradingInfo/getTradList"
    )
    read = cn_ggzy.CnGgzy().read_list(page, "0202")
    assert (len(read.references), read.total, read.pages, read.issues) == (20, 1598, 80, ())
    first = read.references[0]
    assert (first.channel, first.region) == ("0203", "浙江省")
    assert first.request is not None
    assert "/deal/html/b/330000/0203/" in first.request.url
    assert "/deal/html/a/330000/0203/" in first.url


@pytest.mark.corpus
def test_the_recorded_ggzy_body(corpus: Path) -> None:
    """The contract body gives buyer, supplier and day; its `0元` is no amount."""
    page = page_of(corpus, "cn_ggzy-body-b-contract.html", "https://www.ggzy.gov.cn/information/deal/html/b/330000/0203/1.html")
    (notice,) = cn_ggzy.CnGgzy().parse(page, Reference(key="k", url=page.url, channel="0203"))
    assert (notice.notice_type, notice.published_date) == (NoticeType.CONTRACT, date(2026, 3, 17))
    assert notice.buyer is not None
    assert notice.buyer.name == "德清县体育中心（德清县少年儿童体育学校）"
    assert [(award.supplier.name, award.amount, award.status) for award in notice.awards] == [
        ("湖州新国旅外事旅游汽车服务有限公司", None, AwardStatus.CONTRACTED)
    ]


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["cn_ggzy-wrapper-a.html", "cn_ggzy-wrapper-a-contract.html"])
def test_the_recorded_ggzy_frames_are_no_bodies(corpus: Path, name: str) -> None:
    """The frame around a body, and the search page, are refused as notices."""
    page = page_of(corpus, name, "https://www.ggzy.gov.cn/information/deal/html/a/330000/0203/1.html")
    with pytest.raises(ScraperError):
        list(cn_ggzy.CnGgzy().parse(page, Reference(key="k", url=page.url)))


@pytest.mark.corpus
def test_every_ccgp_notice_is_parsed_as_its_file_is_read(corpus: Path) -> None:
    """Whole pages, bodies and bare text of ccgp give the same awards through the site as through the reader alone."""
    labels = [json.loads(line) for line in (corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    names = [label["file"] for label in labels if label["site"] == "ccgp"]
    assert len(names) > 80
    for name in names:
        body = (corpus / "notices" / name).read_bytes()
        kind = "text/plain" if name.endswith(".txt") else "text/html"
        page = Page(url=f"http://127.0.0.1/{name}", body=body, fetched_at=RECORDED, headers={"content-type": kind})
        (notice,) = CnCcgp().parse(page, Reference(key=f"/{name}", url=page.url))
        assert notice.awards == read_notice(page.text).awards, name
        assert notice.key == f"/{name}"


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        (
            "zgzt_winbid_yunnan_2017.json",
            ("winBidBulletin", "bulletinContent"),
            [("云南建投第十三建设有限公司", "105441013.47", None), ("中建四局第五建筑工程有限公司", "125349565.53", None)],
        ),
        (
            "zgzt_candidate_chongqing_2017.json",
            ("winCandidateBulletin", "bulletinContent"),
            [
                ("长安徕斯（重庆）机器人智能装备有限公司", None, 1),
                ("四川成焊宝玛焊接装备工程有限公司", None, 2),
                ("上海德梅柯汽车装备制造有限公司", None, 3),
            ],
        ),
        ("ccgpcq_detail_bishan_2017.json", ("html",), [("重庆市金雷电器设备有限公司", "3045.00", None)]),
    ],
)
def test_bodies_inside_recorded_replies(
    corpus: Path, name: str, path: tuple[str, ...], expected: list[tuple[object, ...]]
) -> None:
    """Bodies that portals without a site here sent inside JSON in 2017 are read like any other."""
    reply = json.loads((corpus / "pages" / name).read_text(encoding="utf-8"))
    bodies = [row[path[1]] for row in reply[path[0]]] if len(path) == 2 else [reply[path[0]]]
    awards = [award for body in bodies for award in read_notice(body).awards]
    assert [(award.supplier.name, award.amount and str(award.amount), award.rank) for award in awards] == expected
