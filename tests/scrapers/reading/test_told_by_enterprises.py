"""Results as enterprises tell them: by places and things, in letters, with shares, and what failed among them. Synthetic."""

from __future__ import annotations

import pytest

from scrapers.marks import NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.listed_company import CHILD, ISSUER, OTHER
from tests.scrapers.reading.plain_notice import A, B, C, read, told


def test_places_in_one_sentence_are_lots() -> None:
    """西安片区成交供应商为某某公司，折扣率62%；…, in a list that names follow; the one of nobody failed."""
    said = f"青溪片区成交供应商为{A}，折扣率62%；白石片区成交供应商为{C}，折扣率65%；云岭片区因有效响应供应商不足三家，采购失败。"
    notice = read_notice(f"青溪保险体检服务成交公告\n二、成交结果\n经评审，各片区成交供应商如下：\n{said}\n三、公告期：3天\n")
    assert [(award.lot, award.supplier.name, award.rate) for award in notice.awards] == [
        ("青溪片区", A, "62%"),
        ("白石片区", C, "65%"),
    ]
    assert notice.failed_lots == ("云岭片区",)


def test_ranks_below_heads_of_kinds_are_of_these() -> None:
    """一、粮油类：第一中标候选人某某公司（下浮率6.5%），第二…: what stands in brackets before a comma is no part of a name."""
    lines = "".join(
        f"<p>{number}、{kind}：第一中标候选人{first}（下浮率6.5%），第二中标候选人{second}（下浮率5.8%）</p>"
        for number, kind, first, second in (("一", "粮油类", A, B), ("二", "肉类", C, A))
    )
    notice = read_notice(f"<h3>青溪中学食堂供应商招标结果公示</h3><p>现将中标结果公示如下：</p>{lines}<p>青溪中学</p>")
    assert [(award.lot, award.supplier.name, award.rank, award.rate) for award in notice.awards] == [
        ("粮油类", A, 1, "6.5%"),
        ("粮油类", B, 2, "5.8%"),
        ("肉类", C, 1, "6.5%"),
        ("肉类", A, 2, "5.8%"),
    ]


@pytest.mark.parametrize("number", ["一、", "1、", ""])
def test_labels_without_colons_behind_a_lot_that_is_numbered(number: str) -> None:
    """一、第1包：中标人 某某公司 中标价 100元."""
    lines = f"{number}第1包：中标人 {A} 中标价 2,216,500.00元\n"
    assert told(read_notice(f"青溪路桥伸缩缝采购中标结果公示\n{lines}招标人：青溪路桥有限公司\n")) == [("第1包", A, 221_650_000)]


@pytest.mark.parametrize(
    "failed", ["有效响应供应商不足，本项目终止", "供应商报价均高于限价，采购终止。", "因供应商不足三家，本项目采购失败。"]
)
def test_a_project_called_by_its_head_failed(failed: str) -> None:
    """Where several have numbers of their own; a rule about what ends a purchase fails nothing."""
    page = (
        f"青溪水电采购成交公示\n一、沙沱电站监测改造\n采购编号：QX-061\n成交单位：{A}\n成交价：47.3万元\n"
        f"二、思林电站厂房防水\n采购编号：QX-064\n{{}}\n青溪水电有限公司\n2026年6月12日\n"
    )
    assert read_notice(page.format(failed)).failed_lots == ("思林电站厂房防水",)
    assert read_notice(page.format("如供应商不足三家，采购终止。")).failed_lots == ()


def test_a_thing_in_a_row_of_nobody_failed() -> None:
    """物料名称 | 成交单位 over 磷酸锌 | 流标."""
    rows = "".join(
        f"<tr><td>{n}</td><td>20</td><td>{w}</td><td>{p}</td></tr>"
        for n, w, p in (("盐酸", A, 900), ("磷酸锌", "流标", "-"), ("碱", C, 800))
    )
    heads = "<tr><td>物料名称</td><td>数量</td><td>成交单位</td><td>成交金额（元）</td></tr>"
    notice = read_notice(f"<h1>青溪钢绳竞价结果公示</h1><table>{heads}{rows}</table>")
    assert (len(notice.awards), notice.failed_lots) == (2, ("磷酸锌",))


def test_a_package_that_failed_is_told_in_the_sentence_of_the_others() -> None:
    """All in one line behind the head of its part."""
    said = f"包件1捣固镐：成交供应商{A}，成交金额￥1,286,400.00元；包件2传感器：因报价供应商仅有2家，本包件流标。"
    notice = read_notice(f"青溪工务段配件采购谈判结果公告 一、采购编号：QX-11 二、谈判结果：{said} 三、公告期限：3天")
    assert (told(notice), notice.failed_lots) == ([("包件1", A, 128_640_000)], ("包件2",))


def test_shares_in_a_cell_part_winners() -> None:
    """Under 成交供应商及份额 they are no venture."""
    rows = f"<tr><td>标包1</td><td>{A}（60%）<br/>{C}（40%）</td><td>3.86元/吨</td></tr>"
    notice = read_notice(
        f"<h1>青溪铁矿爆破服务采购结果公示</h1><table><tr><td>标包</td><td>成交供应商及份额</td><td>成交单价</td></tr>{rows}</table>"
    )
    assert [(award.supplier.name, award.members) for award in notice.awards] == [(A, ()), (C, ())]


def test_the_first_part_of_a_price_is_not_the_price() -> None:
    """成交价： / 其中：建筑工程费 326.40万元, and the total below it."""
    lines = f"成交供应商：{A}\n成交价：\n其中：建筑工程费 326.40万元\n设备安装费 518.25万元\n合计（含税） 844.65万元"
    assert told(read(lines)) == [(None, A, 844_650_000)]


def test_a_letter_is_addressed_in_a_line_of_its_own() -> None:
    """致：某某公司, and below it 贵公司."""
    page = (
        f"<h1>成 交 通 知 书</h1><p>致：{A}</p><p>贵公司参加我司组织的“青溪桥梁荷载试验”（采购编号：QX-04）谈判，经评审，确定"
        "贵公司为第一标段成交供应商。</p><p>成交价（含税）：人民币捌拾陆万叁仟元整（￥863,000.00）。</p><p>青溪高速公路有限公司</p>"
    )
    assert told(read_notice(page)) == [("第一标段", A, 86_300_000)]


def test_the_issuer_in_a_row_of_wins_is_read() -> None:
    """本公司 among names of others, in the unit above the table."""
    rows = "".join(
        f"<tr><td>{name}项目</td><td>{winner}</td><td>{price}</td></tr>"
        for name, winner, price in (("云岭", CHILD, "15.62"), ("白石", OTHER, "9.87"), ("青溪", "本公司", "6.40"))
    )
    heads = "<tr><td>项目名称</td><td>中标单位</td><td>中标金额</td></tr>"
    notice = read_notice(
        f"<p>证券代码：601999 证券简称：甲乙股份</p><p>{ISSUER}2026年8月主要中标项目公告</p><p>{ISSUER}（以下简称“本公司”）主要"
        f"中标情况如下：</p><p>单位：亿元 币种：人民币</p><table>{heads}{rows}</table><p>{ISSUER}董事会</p><p>2026年9月8日</p>"
    )
    assert [(award.supplier.name, str(award.amount), award.project_name) for award in notice.awards] == [
        (CHILD, "1562000000.00", "云岭项目"),
        (OTHER, "987000000.00", "白石项目"),
        (ISSUER, "640000000.00", "青溪项目"),
    ]


def test_a_price_of_a_unit_nobody_knows_is_marked() -> None:
    """贴水价：-180元/吨 behind a winner without a price."""
    notice = read(f"第一成交供应商：{A}，执行份额50%，贴水价：-180元/吨；\n第二成交供应商：{C}，执行份额50%，贴水价：-172元/吨。")
    assert notice.marks == (NoticeMark.RESULT_NOT_READ,)


def test_rows_that_begin_with_numbers_and_codes_are_no_rest_of_a_price() -> None:
    """325.2579 at the end of a row, and below it 2 and a code."""
    rows = "".join(f"{i}\tQX26-WZ-03\t包{i}\t{name}\t{price}\n" for i, name, price in ((1, A, "325.2579"), (2, C, "87.0401")))
    notice = read_notice(
        f"青溪供电公司物资中标结果公告\n序号\t招标编号\t包号\t中标人\t中标金额（万元）\n{rows}青溪供电公司\n", kind="text"
    )
    assert (told(notice), notice.marks) == ([("包1", A, 325_257_900), ("包2", C, 87_040_100)], ())


def test_labels_of_direct_purchases() -> None:
    """直采供应商 names who won."""
    rows = f"<tr><td>直采供应商：</td><td>{A}</td></tr><tr><td>合同金额（含税）：</td><td>￥43.68万元</td></tr>"
    assert told(read_notice(f"<h1>直接采购结果公示</h1><table>{rows}</table>")) == [(None, A, 43_680_000)]
