"""Circulars about suppliers, forms of contracts in lines, lots that failed below others, and false alarms. All synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice

A, B = "杭州甲乙信息技术有限公司", "宁波丙丁设备有限公司"
_PUNISHED = (
    "<table><tr><td>序号</td><td>供应商名称</td><td>涉及项目</td><td>中标金额（万元）</td><td>处理结果</td></tr>"
    f"<tr><td>1</td><td>{A}</td><td>锅炉备件采购</td><td>86.4</td><td>暂停投标资格6个月</td></tr>"
    f"<tr><td>2</td><td>{B}</td><td>电缆采购</td><td>231.0</td><td>列入黑名单2年</td></tr></table>"
)


@pytest.mark.parametrize(
    "title",
    [
        "关于对部分供应商失信行为处理结果的公告",
        "供应商不良行为处理公告",
        "关于不良行为处理的通报",
        "2026年上半年供应商履约评价结果的公告",
        "关于暂停部分供应商投标资格的公告",
        "供应商黑名单公告",
    ],
)
def test_who_is_punished_or_appraised_has_won_nothing(title: str) -> None:
    """The table tells what each had won before."""
    notice = read_notice(f"<h1>{title}</h1>{_PUNISHED}", kind="html")
    assert notice.notice_type is NoticeType.OTHER
    assert not notice.awards


@pytest.mark.parametrize("item", ["主要标的名称：\n空调租赁服务", "主要标的数量：\n3500", "主要标的单价：\n0.048（万元/套/年）"])
def test_the_sum_of_a_contract_stands_behind_its_items_in_lines(item: str) -> None:
    """Labels and values in lines of their own: an item's label closes nothing for 合同金额."""
    head = f"空调租赁服务合同公告\n五、合同主体\n供应商（乙方）：\n{A}\n六、合同主要信息\n"
    (award,) = read_notice(f"{head}{item}\n合同金额：\n840.000000 万元（人民币）\n履约期限：\n5年\n").awards
    assert award.amount is not None
    assert award.amount.minor == 840_000_000


def test_a_lot_that_was_won_above_the_failed_ones_has_not_failed() -> None:
    """2.废标结果: with a table of its own behind the last row of winners."""
    won = f"1.中标结果:\n序号\n标项名称\n中标供应商名称\n中标金额（元）\n1\nA分标\n{A}\n358000.00\n2\nB分标\n{B}\n258000.00\n"
    failed = "2.废标结果:\n序号\n标项名称\n废标理由\n其他事项\n1\nC分标\n投标截止时间止，投标人不足3家\n-\n"
    notice = read_notice(f"药械配送服务采购中标结果公告\n三、中标（成交）信息\n{won}{failed}四、主要标的信息\n详见附件\n")
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("A分标", A), ("B分标", B)]
    assert notice.failed_lots == ("C分标",)


def test_pairs_in_lines_are_no_table_however_many_begin_with_labels() -> None:
    """采购方式 / 协议供货 / 供应商名称 / …: a label and its value, line by line."""
    head = f"采购单位\n青溪县人民法院\n采购方式\n协议供货\n供应商名称\n{A}\n品目\n打印设备\n"
    pairs = f"{head}合同总价\n￥46,380.00\n预算金额\n￥48,000.00\n"
    (award,) = read_notice(f"青溪县人民法院协议供货成交公告\n{pairs}").awards
    assert award.amount is not None
    assert (award.supplier.name, award.amount.minor) == (A, 4_638_000)


@pytest.mark.parametrize("nobody", ["各采购单位", "各单位", "省直有关单位"])
def test_several_that_are_not_named_are_no_buyer(nobody: str) -> None:
    """受各采购单位委托."""
    notice = read_notice(
        f"批量集中采购成交公告\n受{nobody}委托，青溪政府采购中心就办公设备进行采购。\n成交供应商：{A}\n成交金额：5万元"
    )
    assert notice.buyer is None


def test_a_rate_is_told_by_what_it_lowers() -> None:
    """综合降价率 is a rate as 下浮率 is."""
    rows = f"<tr><td>供应商名称</td><td>综合降价率</td></tr><tr><td>{A}</td><td>3.2%</td></tr>"
    (award,) = read_notice(f"<h1>阀门备件成交公告</h1><table>{rows}</table>", kind="html").awards
    assert (award.pricing, award.rate) == ("rate", "3.2%")


def test_intentions_to_buy_are_tenders_whatever_their_titles_end_with() -> None:
    """某某局2026年政府采购意向."""
    assert (
        read_notice("青溪市生态环境局2026年9月政府采购意向\n采购项目名称\n监测设备\n预算金额\n50万元").notice_type
        is NoticeType.TENDER
    )


def test_the_number_of_a_lot_in_a_cell_of_money_is_no_money() -> None:
    """标项1最终报价:2386000(元), and a ceiling of one lot limits no other."""
    rows = "".join(
        f"<tr><td>{n}</td><td>标项{n}最终报价:{told}</td><td>{name}</td></tr>"
        for n, told, name in ((1, "2386000(元)", A), (2, "745600(元)", B), (4, "下浮率12.5(%)", "青溪戊己商行"))
    )
    page = (
        "<h1>智慧停车项目中标公告</h1><p>1.中标结果：</p><table><tr><td>序号</td><td>中标（成交）金额(元)</td><td>中标供应商名称</td></tr>"
        f"{rows}</table><p>八、其他补充事宜</p><p>标项1预算金额（元）：2500000，标项2最高限价（元）：780000</p>"
    )
    notice = read_notice(page, kind="html")
    found = [(award.lot, award.amount.minor if award.amount else award.rate, award.marks) for award in notice.awards]
    assert found == [("标项1", 238_600_000, ()), ("标项2", 74_560_000, ()), ("标项4", "12.5%", ())]


def test_what_is_told_below_a_table_of_items_is_the_price_of_them_all() -> None:
    """单价 of each thing, one winner beside them, and 成交金额 in the last row."""
    rows = "".join(
        f"<tr><td>{what}</td><td>2</td><td>{A}</td><td>{price}</td></tr>"
        for what, price in (("黑板", "18,600.00"), ("主机", "58,000.00"))
    )
    page = (
        "<h1>录播室设备成交公告</h1><p>三、成交信息</p><table><tr><td>采购条目名称</td><td>数量</td><td>成交供应商名称</td><td>单价（元）</td></tr>"
        f"{rows}<tr><td colspan=2>成交金额</td><td colspan=2>小写：￥153,200.00元 大写：壹拾伍万叁仟贰佰元整</td></tr></table>"
    )
    (award,) = read_notice(page, kind="html").awards
    assert award.amount is not None
    assert (award.supplier.name, award.amount.minor) == (A, 15_320_000)
