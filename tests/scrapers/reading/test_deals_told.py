"""Deals that sentences, letters and remarks tell of, labels in two languages. Every page is synthetic."""

from __future__ import annotations

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C, read, told


def test_who_was_negotiated_with_has_the_deal() -> None:
    """Its price stands in the same sentence, behind an earlier offer."""
    notice = read(f"协商结果：经协商小组与供应商{A}就价格进行两轮协商，首轮报价330.00万元，最终成交金额为：￥2,880,000.00。")
    assert told(notice) == [(None, A, 288_000_000)]


def test_a_letter_names_its_addressee_the_winner() -> None:
    """Though the project and its number stand between; a deposit of 5% of the price is no price."""
    notice = read_notice(
        f"成 交 通 知 书\n编号：校采成〔2026〕第057号\n{A}：\n青溪大学测绘项目（采购编号：QX-2026-057）于2026年5月12日采购，"
        "经评审并报学校批准，确定贵单位为成交供应商。\n成交价：（大写）叁拾捌万陆仟元整，（小写）￥386000.00元。\n"
        "请于签订合同前缴纳成交金额5%的履约保证金。\n青溪大学招标采购办公室\n2026年5月18日",
        kind="text",
    )
    assert told(notice) == [(None, A, 38_600_000)]


def test_remarks_say_which_of_the_ranked_have_won() -> None:
    """入围 and 未入围 behind names headed 单位名称."""
    head = "<tr><td>名次</td><td>单位名称</td><td>下浮率</td><td>得分</td><td>备注</td></tr>"
    rows = (
        f"<tr><td>1</td><td>{A}</td><td>18.6%</td><td>95.2</td><td rowspan=2>入围</td></tr>"
        f"<tr><td>2</td><td>{C}</td><td>17.9%</td><td>93.8</td></tr>"
        "<tr><td>3</td><td>湖州庚辛建设有限公司</td><td>15.0%</td><td>85.7</td><td>未入围</td></tr>"
    )
    notice = read_notice(f"<h1>青溪大学维修工程入围结果公示</h1><p>评审结果如下：</p><table>{head}{rows}</table>")
    assert [(award.supplier.name, award.rate) for award in notice.awards] == [(A, "18.6%"), (C, "17.9%")]


def test_labels_in_two_languages_are_labels() -> None:
    """The Chinese words count."""
    pairs = {
        "项目名称 Project Name": "青溪齿轮测量中心进口项目",
        "招标人 Tenderee": "青溪精密传动集团",
        "中标人 Winner": "Klingen &amp; Soehne GmbH",
        "中标价格 Award Price": "EUR 486,500.00 (CIP)",
    }
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in pairs.items())
    notice = read_notice(f"<h2>中标结果公告 / Announcement of Bid Award</h2><table>{rows}</table>")
    (award,) = notice.awards
    assert (award.supplier.name, award.amount and (award.amount.minor, award.amount.currency)) == (
        "Klingen & Soehne GmbH",
        (48_650_000, "EUR"),
    )
    assert (notice.project_name, notice.buyer and notice.buyer.name) == ("青溪齿轮测量中心进口项目", "青溪精密传动集团")


def test_who_does_the_works_has_the_price_of_the_contract_behind_it() -> None:
    """由某某公司承建，合同价款45.2万元."""
    assert told(read(f"经研究，云岭乡环境整治项目由{A}承建，合同价款45.2万元。")) == [(None, A, 45_200_000)]
