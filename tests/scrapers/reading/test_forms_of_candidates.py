"""Candidates in the forms of resource trading centres, and what stands round them. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.marks import Mark, NoticeMark
from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice

_A, _B, _C = "杭州甲乙建设有限公司", "绍兴丙丁建设集团", "宁波戊己工程咨询有限公司"
_TITLE = "青溪区老旧小区改造监理中标候选人公示"


def _table(*rows: str) -> str:
    """Rows of cells with | between them; a cell of >4 before its text spans four columns."""

    def cell(text: str) -> str:
        return f'<td colspan="{text[1]}">{text[2:]}</td>' if text[:1] == ">" else f"<td>{text}</td>"

    return "<table>" + "".join("<tr>" + "".join(map(cell, row.split("|"))) + "</tr>" for row in rows) + "</table>"


def _read(body: str, title: str = _TITLE) -> Notice:
    return read_notice(f"<html><body><h1>{title}</h1>{body}</body></html>")


def _told(notice: Notice) -> list[tuple[str | None, str, int | None, int | None]]:
    return [(a.lot, a.supplier.name, a.rank, a.amount.minor if a.amount else None) for a in notice.awards]


_RANKED = [(None, _A, 1, 151_650_000), (None, _B, 2, 149_800_000), (None, _C, 3, 155_020_000)]


def test_heads_and_candidates_stand_within_a_form() -> None:
    """Pairs above and below the candidates' rows are of other widths: they tell nothing of what the columns hold."""
    form = _table(
        "项目名称|>3青溪区老旧小区改造监理",
        "招标人|青溪城市更新有限公司|最高限价|168.5万元",
        "中标候选人排序|名称|投标报价（元）|工期",
        f"第一名|{_A}|1516500.00|540日历天",
        f"第二名|{_B}|1498000.00|540日历天",
        f"第三名|{_C}|1550200.00|540日历天",
        f"否决投标情况|>3{_C}湖州分公司未按要求签章",
        "招标人（盖章）：青溪城市更新有限公司|>3招标代理机构（盖章）：青溪招标代理有限公司",
    )
    assert _told(_read(form)) == _RANKED


def test_candidates_are_columns_that_tell_of_staff_and_past_works() -> None:
    """Rows of quality, staff and past works below the names make no items of them."""
    form = _table(
        "招标项目名称|>3青溪区老旧小区改造监理",
        "最高限价|>3168.50万元",
        "中标候选人排序|第一名|第二名|第三名",
        f"中标候选人名称|{_A}|{_B}|{_C}",
        "投标报价（万元）|151.6500|149.8000|155.0200",
        "质量|合格|合格|合格",
        "总监理工程师|甲某某|乙某某|丙某某",
        "类似业绩|某某社区改造监理，合同价210.3万元|某某安置房监理，合同价188万元|/",
        "评标得分|95.36|93.81|90.27",
        f"被否决的投标人及原因|>3{_C}湖州分公司：未提供证明",
    )
    assert _told(_read(form)) == _RANKED


def test_a_lot_stands_beside_its_candidates_and_their_prices_below() -> None:
    """Lots are rows, ranks columns, and rows of facts follow each lot."""
    form = _table(
        "标段|第一名|第二名",
        f"一标段|（联合体）主：{_A} 成：{_C}|{_B}",
        "投标报价（万元）|486.9|488.3",
        "综合得分|93.7|90.12",
        f"二标段|{_B}|{_A}",
        "投标报价（万元）|100|101",
    )
    notice = _read(form)
    assert _told(notice) == [
        ("一标段", _A, 1, 486_900_000),
        ("一标段", _B, 2, 488_300_000),
        ("二标段", _B, 1, 100_000_000),
        ("二标段", _A, 2, 101_000_000),
    ]
    assert [party.name for party in notice.awards[0].members] == [_C]


@pytest.mark.parametrize("printed", [f"主：{_A} 成：{_C}", f"主：{_A}；成：{_C}", f"（联合体）主：{_A}；成：{_C}"])
def test_roles_of_one_letter_name_lead_and_member(printed: str) -> None:
    """主 and 成 before a colon are no part of a name."""
    award = _read(f"<p>第一中标候选人：{printed}</p><p>投标报价：100万元</p>").awards[0]
    assert (award.supplier.name, [party.name for party in award.members]) == (_A, [_C])


def test_the_owner_is_no_lead() -> None:
    """业主： ends with the letter of a role and is none."""
    assert "业主" not in _read(f"<p>业主：青溪区水务局</p><p>第一中标候选人：{_A}</p>").awards[0].supplier.name


def test_persons_under_ranks_lead_the_works_of_candidates() -> None:
    """Project managers (项目负责人) listed again by rank below the table are no further candidates."""
    table = _table("排序|单位名称|报价（元）", f"第一中标候选人|{_A}|100", f"第二中标候选人|{_B}|200")
    notice = _read(f"{table}<p>九、项目负责人：第一中标候选人：沈志煌；第二中标候选人：许晓明。</p>")
    assert [(a.supplier.name, a.rank) for a in notice.awards] == [(_A, 1), (_B, 2)]


def test_a_rank_alone_in_its_line_is_a_cell() -> None:
    """In a text whose lines are cells a line as wide as others does not go on in the number below it."""
    venture = f"白岩市公路工程局（牵头人）/{_C}（成员）/青溪市政工程设计院（成员）"
    as_wide = [sign * (len(venture) - 1) for sign in ("公示期内提出异议", "逾期提出的不予受理", "异议由招标人答复")]
    rows = [
        ("1", f"{_A}（牵头人）/{_C}（成员）", "1", "187634.21万元", "92.66"),
        ("2", f"{_B}（牵头人）/{_C}（成员）", "2", "188010.07万元", "90.02"),
        ("3", venture, "3", "186995万元", "87.91"),
    ]
    heads = ("序号", "投标人名称", "排名", "投标价格", "评标得分")
    lines = ["青溪至白岩段养护工程设计施工总承包中标候选人公示", *(f"{line[: len(venture) - 2]}。" for line in as_wide)]
    text = "\n".join((*lines, "中标候选人信息", *heads, *(cell for row in rows for cell in row), "公示期：3天"))
    assert [a.rank for a in read_notice(text, kind="text").awards] == [1, 2, 3]


def test_numbers_of_rows_may_have_a_nought_before_them() -> None:
    """01, 02 number the rows of a table run together; the nought is no figure of the row above."""
    text = (
        "青溪区环境整治巡查服务中标公告\n三、中标（成交）信息\n包号中标供应商名称中标供应商地址中标金额"
        f"01{_A}杭州市西城路人民币 126.800000 万元02{_C}宁波市知春路人民币 88.500000 万元\n四、其他\n"
    )
    notice = read_notice(text, kind="text")
    assert _told(notice) == [("01", _A, None, 126_800_000), ("02", _C, None, 88_500_000)]


@pytest.mark.parametrize(
    "said", ["第三标段（平台）因报价均超过预算（预算150,000.00元），本次询价失败。", "采购包3：此采购包已作废"]
)
def test_a_lot_that_failed_is_told_beside_those_won(said: str) -> None:
    """本次询价失败 and 此采购包已作废 fail the lot they stand with."""
    lot, name = ("第一标段", "第三标段") if "标段" in said else ("采购包1", "采购包3")
    notice = _read(f"<p>{lot}</p><p>成交供应商：{_A}</p><p>成交金额：100.00元</p><p>{said}</p>", "青溪设备采购成交公告")
    assert (notice.notice_type, notice.failed_lots) == (NoticeType.AWARD, (name,))


def test_an_unknown_label_ends_a_buyer_in_one_line() -> None:
    """代建单位 is no part of 建设单位's name."""
    line = f"工程编号：TJSG2026 建设单位：青溪区河道管理所 代建单位：青溪工程建设管理有限公司 中标单位：{_A} 中标价：993.8176万元"
    notice = _read(f"<p>{line}</p>", "青溪泵站重建工程中标结果公告")
    assert notice.buyer
    assert notice.buyer.name == "青溪区河道管理所"
    assert _told(notice) == [(None, _A, None, 993_817_600)]


def test_an_ordinal_before_the_next_label_is_no_part_of_a_value() -> None:
    """In a text without lines 二、 and 三、中标（成交）信息 end what stands before them."""
    line = f"一、项目编号：2024ZFW0196二、项目名称：手术系统维保服务三、中标（成交）信息供应商名称：{_A}供应商地址：杭州市"
    notice = read_notice(f"青溪七院手术系统维保服务中标（成交）结果公示\n{line}", kind="text")
    assert (notice.project_number, notice.project_name) == ("2024ZFW0196", "手术系统维保服务")


def test_the_price_of_a_part_is_not_that_of_the_whole() -> None:
    """勘察设计费报价 beside 投标总报价; parts alone are no price at all, and that is said."""
    heads, rates = "排名|中标候选人|勘察设计费报价（万元）|建安工程费报价（万元）", f"第一名|{_A}|186.50|7099.92"
    whole = _read(_table(f"{heads}|投标总报价（万元）", f"{rates}|7286.42", f"第二名|{_B}|190.00|7108.05|7298.05"))
    assert _told(whole) == [(None, _A, 1, 7_286_420_000), (None, _B, 2, 7_298_050_000)]
    parts = _read(_table(heads, rates, f"第二名|{_B}|190.00|7108.05"))
    assert [(a.amount, a.marks) for a in parts.awards] == [(None, (Mark.UNREADABLE_AMOUNT,))] * 2


def test_each_lot_of_a_table_has_columns_of_its_own() -> None:
    """The second lot's candidates stand below the first one's, and a rank may be nobody's."""
    notice = _read(
        _table(
            ">4标段：A001001 一标段（港前大道段）",
            "候选人排序|第一名|第二名|第三名",
            f"投标人名称|{_A}|{_B}|{_C}",
            "投标报价（万元）|6,821.35|6,790.02|6,905.80",
            ">4标段：A001002 二标段（疏港航道段）",
            "候选人排序|第一名|第二名|第三名",
            f"投标人名称|{_C}|{_A}|/",
            "投标报价（万元）|3,110.00|3,098.60|/",
        )
    )
    assert [(a.lot, a.supplier.name, a.rank) for a in notice.awards] == [
        ("一标段", _A, 1),
        ("一标段", _B, 2),
        ("一标段", _C, 3),
        ("二标段", _C, 1),
        ("二标段", _A, 2),
    ]
    assert (notice.failed_lots, notice.marks) == ((), ())


def test_lots_are_labelled_with_codes_and_why_bids_were_rejected_fails_none() -> None:
    """包件：TC26/01 工程监理 over its candidates; 否决投标情况 is about bids."""
    heads = "排名|候选人名称|投标报价（元）"
    lots = [
        f"<p>包件：TC2608K3F/0{n} {what}</p>" + _table(heads, f"1|{who}|1000")
        for n, what, who in ((1, "监理", _A), (2, "咨询", _B))
    ]
    notice = _read("".join(lots) + f"<p>否决投标情况：{_C}未按要求提交投标保证金，被否决。</p>")
    assert [(a.lot, a.supplier.name) for a in notice.awards] == [("TC2608K3F/01", _A), ("TC2608K3F/02", _B)]
    assert (notice.failed_lots, notice.marks) == ((), ())


def test_a_winners_bid_is_told_apart_from_its_points() -> None:
    """The table of openings prints the price that 中标价为其投标报价 means; 价格 beside 商务 and 技术 is points."""
    bids = _table("序号|投标人|投标报价（元）", f"1|{_A}|1,286,000.00", f"2|{_B}|1,198,500.00")
    points = _table("投标人|商务|技术|价格|总分|排序", f"{_B}|18.00|41.20|30.00|89.20|1", f"{_A}|17.50|40.60|27.96|86.06|2")
    body = f"<p>一、开标情况</p>{bids}<p>二、评标结果</p>{points}<p>三、中标人：{_B}，中标价为其投标报价。</p>"
    assert _told(_read(body, "青溪家具采购中标结果公告")) == [(None, _B, None, 119_850_000)]


def test_an_offer_that_nobody_calls_the_price_is_told() -> None:
    """A winner without a price whose bids stand in two tables."""
    rounds = [
        _table("序号|投标人|投标报价（元）", f"1|{_A}|1,286,000.00", f"2|{_B}|{price}")
        for price in ("1,198,500.00", "1,150,000.00")
    ]
    body = f"<p>一、开标情况</p>{''.join(rounds)}<p>三、中标人：{_B}</p>"
    notice = _read(body, "青溪家具采购中标结果公告")
    assert [(a.supplier.name, a.amount) for a in notice.awards] == [(_B, None)]
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_an_unusual_tender_that_failed_has_failed() -> None:
    """招标异常公告 tells of closing days, and says 招标失败 for too few."""
    body = "<p>截至投标截止时间，仅两家递交投标文件；经评审有效投标不足三家。以上两包招标失败，招标人将依法重新招标。</p>"
    assert _read(f"<p>招标人：青溪集团</p>{body}", "青溪机器人集成服务招标异常公告").notice_type is NoticeType.FAILED


@pytest.mark.parametrize(
    "line", ["青溪政府采购网 2026-06-18 来源：青溪县", "青溪公共资源交易云 2026-06-18", "2026-06-18 11:10 青溪政府采购网"]
)
def test_a_day_and_a_site_in_either_order_date_a_page(line: str) -> None:
    """Under the title, before the first part."""
    text = f"青溪白蚁防治成交公告\n{line}\n一、项目编号：QX-2026\n成交供应商：{_A}\n成交金额：100元\n"
    assert str(read_notice(text, kind="text").published_date) == "2026-06-18"


def test_a_stamp_begins_a_title_and_a_menu_is_none() -> None:
    """[结果公示]…（二次） under a menu and the name of its column."""
    text = (
        f"首页 政务公开 交易信息 信用信息\n交易信息-结果公示\n[结果公示]青溪县供水管材采购（二次）\n中标人：{_A}\n中标价：1元\n"
    )
    notice = read_notice(text, kind="text")
    assert (notice.title, notice.project_name) == ("[结果公示]青溪县供水管材采购（二次）", "青溪县供水管材采购（二次）")
