"""Corrections as portals print them, read from a portal on 127.0.0.1: two firm wins become one, and what is not clear is asked.

All pages are synthetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.ccgp_portal import Item, award_body
from tests.support.fault_server import Portal
from tests.support.receivers import http_receiver
from tests.support.town import CENTRAL, CORRECTIONS, OTHERS, OURS, Town, award, item

BUYER = "甲县气象局"
NUMBER = "TOWN-102"
HELD = f"{OURS}|awarded|300000000"

# the body under 更正内容, and the orders that stand afterwards: supplier, status, minor units
ANOTHER_PRICE = {
    "blocks": f"原公告内容：供应商名称：{OURS}，中标金额：3000000元；现更正为：供应商名称：{OURS}，中标金额：2700000元",
    "before_and_after": "更正前：中标金额：3000000.00元</p><p>更正后：中标金额：2700000.00元",
    "from_to": "将原中标金额3000000元更正为2700000元。",
    "changed_from": "中标金额由300万元变更为270万元",
    "now": "原中标金额：300万元，现更正为：270万元。",
    "of_the_notice": "原公告的中标金额：3,000,000.00元，更正为：2,700,000.00元",
    "quoted": "原公告“中标金额：3000000.00元”更正为“中标金额：2700000.00元”",
    "without_the_old": "中标金额更正为2700000元，其他不变。",
    "named_without_the_old": f"因报价计算错误，{OURS}的中标金额调整为2700000元，其余不变。",
    "in_words": "现对原公告中标金额作如下更正：由“叁佰万元整（¥3,000,000.00）”更正为“贰佰柒拾万元整（¥2,700,000.00）”。",
    "unit": "原公告中标金额单位“万元”有误，更正为：中标金额：2,700,000.00元。",
    "void_and_anew": f"原中标公告作废，以本公告为准：</p><p>供应商名称：{OURS}</p><p>中标（成交）金额：270（万元）",
    "result_void_and_anew": f"原中标结果作废，以本次公告为准。</p><p>中标供应商：{OURS}，中标金额：2700000元",
    "table_and_table": "原公告：</p><table><tr><td>中标人</td><td>中标金额（元）</td></tr>"
    f"<tr><td>{OURS}</td><td>3000000</td></tr></table><p>现更正为：</p><table><tr><td>中标人</td><td>中标金额（元）</td></tr>"
    f"<tr><td>{OURS}</td><td>2700000</td></tr></table><p>",
    "table": "</p><table><tr><td>序号</td><td>更正项</td><td>更正前内容</td><td>更正后内容</td></tr>"
    "<tr><td>1</td><td>中标金额（元）</td><td>3000000.00</td><td>2700000.00</td></tr></table><p>",
}
ANOTHER_WINNER = {
    "of_the_notice": f"原公告的中标供应商：{OURS}，更正为：{OTHERS}。</p><p>原公告的中标金额：300万元，更正为：290万元。",
    "before_and_after": f"更正前：中标供应商：{OURS}，中标金额：300万元</p><p>更正后：中标供应商：{OTHERS}，中标金额：290万元",
    "table": "</p><table><tr><td>序号</td><td>更正项</td><td>更正前内容</td><td>更正后内容</td></tr>"
    f"<tr><td>1</td><td>中标供应商</td><td>{OURS}</td><td>{OTHERS}</td></tr>"
    "<tr><td>2</td><td>中标金额</td><td>300万元</td><td>290万元</td></tr></table><p>",
    "void": f"原中标结果作废，经重新评审，确定{OTHERS}为中标人，中标金额为2900000元。",
    "disqualified": f"取消{OURS}的中标资格，顺延第二中标候选人{OTHERS}为中标人，中标金额：290万元。",
    "gave_up": f"{OURS}自愿放弃中标资格，现顺延至{OTHERS}，中标金额：290万元。",
}
NOTHING = {
    "fee": "原公告的代理服务费金额：15,326.00元，更正为：15,000.00元。",
    "fee_without_the_old": "采购代理服务费金额更正为27000元，其他不变。",
    "score": "原综合得分：45.18分。现更正为：综合得分：44.07分",
    "attachment": "补充中标结果公告相关附件，详见附件。",
    "manager": "项目经理由王某更正为李某",
    "title": "原公告标题：平台项目中标公告，更正为：平台项目（二次）中标公告",
}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A portal that has announced one award of ours."""
    with Portal() as portal, http_receiver() as receiver:
        made = Town(tmp_path, portal, receiver)
        # the first run tells nobody anything
        made.publish(FIRST)
        made.round()
        made.publish(AWARD, FIRST)
        made.round(hours=6)
        yield made


FIRST = award(101, 20, "甲县财政局", OTHERS, "12")
AWARD = award(102, 22, BUYER, OURS, "300")


def correction(
    body: str, *, day: int = 28, stem: int = 201, title: str = f"{BUYER}平台建设项目中标结果更正公告"
) -> tuple[str, Item]:
    """A correction of the award in the national form."""
    page = (
        f"<p>一、项目基本情况</p><p>原公告的采购项目编号：{NUMBER}</p><p>原公告的采购项目名称：{BUYER}平台建设项目</p>"
        f"<p>首次公告日期：2026年01月22日</p><p>二、更正信息</p><p>更正事项：采购结果</p><p>更正内容：</p><p>{body}</p>"
        f"<p>更正日期：2026年01月{day}日</p><p>三、其他补充事宜</p><p>无</p><p>1.采购人信息</p><p>名 称：{BUYER}</p>"
    )
    return CORRECTIONS, item(stem, day, BUYER, title, page, CORRECTIONS)


def orders(town: Town) -> list[str]:
    """The orders of the file: supplier, status and amount."""
    rows = town.rows('SELECT supplier, status, amount_minor, buyer FROM "order" ORDER BY status, supplier')
    return [f"{row['supplier']}|{row['status']}|{row['amount_minor'] or ''}" for row in rows if row["buyer"] == BUYER]


def rules(town: Town) -> list[str]:
    """The rules that raised a flag, operator's words left out."""
    return [row["rule"] for row in town.rows("SELECT DISTINCT rule FROM flag WHERE rule <> 'OPS' ORDER BY rule")]


def events(town: Town) -> list[str]:
    """The kinds of the events of all orders."""
    found = town.rows('SELECT kind, order_id, buyer FROM order_event JOIN "order" o ON o.id = order_id ORDER BY order_id, place')
    return [row["kind"] for row in found if row["buyer"] == BUYER]


def marks(town: Town) -> str:
    """The marks of the order of ours."""
    return str(next(row["marks"] for row in town.rows('SELECT marks, supplier FROM "order"') if row["supplier"] == OURS))


def corrected(town: Town, body: str) -> list[str]:
    """The orders after the portal published a correction."""
    town.publish(correction(body), AWARD, FIRST)
    assert town.round(hours=30).state == "done"
    return orders(town)


@pytest.mark.parametrize("form", ANOTHER_PRICE)
def test_another_price_replaces_the_first(town: Town, form: str) -> None:
    """Old and new printed side by side are one win at the new price, and what was told is taken back."""
    assert corrected(town, ANOTHER_PRICE[form]) == [f"{OURS}|awarded|270000000"]
    assert "W007" in rules(town)


@pytest.mark.parametrize("form", ANOTHER_WINNER)
def test_another_winner_takes_the_first_one_out(town: Town, form: str) -> None:
    """The supplier that lost its award is cancelled, the new one is awarded; what was told of ours is taken back."""
    assert corrected(town, ANOTHER_WINNER[form]) == [f"{OTHERS}|awarded|290000000", f"{OURS}|cancelled|300000000"]
    assert "W007" in rules(town)


@pytest.mark.parametrize("form", NOTHING)
def test_what_is_no_result_changes_none(town: Town, form: str) -> None:
    """Fees, scores, attachments, people and titles leave the amount as it is and raise no doubt."""
    assert corrected(town, NOTHING[form]) == [HELD]
    assert "marked" not in events(town)


def test_a_rate_in_place_of_a_price_leaves_no_amount(town: Town) -> None:
    """A price that becomes a rate is unknown, not the old price."""
    assert corrected(town, "原公告：中标金额：3000000元</p><p>更正为：中标折扣：77.98%") == [f"{OURS}|awarded|"]


def test_an_award_withdrawn_without_a_successor_is_cancelled(town: Town) -> None:
    """A winner that gives up leaves no win when the work is tendered again."""
    body = f"原结果公告中中标供应商“{OURS}”放弃中标，经采购人确认重新开展采购活动。"
    assert corrected(town, body) == [f"{OURS}|cancelled|300000000"]


def test_an_announcement_taken_back_is_no_award(town: Town) -> None:
    """An award published by mistake and withdrawn is cancelled, and stands again once it is announced anew."""
    withdrawn = correction("原中标公告因系统原因误发布，现予以撤销。")
    town.publish(withdrawn, AWARD, FIRST)
    town.round(hours=30)
    assert orders(town) == [f"{OURS}|cancelled|300000000"]
    body = award_body(NUMBER, f"{BUYER}平台建设项目", BUYER, OURS, "300")
    town.publish((CENTRAL, item(202, 29, BUYER, f"{BUYER}平台建设项目中标公告", body, CENTRAL)), withdrawn, AWARD, FIRST)
    town.round(hours=30)
    assert orders(town) == [HELD]


@pytest.mark.parametrize("body", ["中标结果内容有误，更正后的结果见附件。", "更正后的中标结果详见附件。"])
def test_a_result_that_stands_elsewhere_is_asked_about(town: Town, body: str) -> None:
    """A result that was wrong, and stands right in a file only, leaves the floor until somebody has looked."""
    assert corrected(town, body) == [HELD]
    assert marks(town) == '["correction_not_understood"]'


def test_a_contract_taken_apart_is_no_order(town: Town) -> None:
    """A notice that a contract was dissolved (解除) ends its order."""
    said = f"经双方协商一致，采购人与成交供应商{OURS}解除合同。"
    page = f"<p>一、项目编号：{NUMBER}</p><p>{said}</p><p>1.采购人信息</p><p>名 称：{BUYER}</p>"
    town.publish((CENTRAL, item(203, 28, BUYER, f"{BUYER}平台建设项目合同解除公告", page, CENTRAL)), AWARD, FIRST)
    town.round(hours=30)
    assert orders(town) == [f"{OURS}|terminated|300000000"]


def test_another_price_of_a_contract_is_a_correction(town: Town) -> None:
    """合同变更公告 with the price before and after leaves the price after."""
    page = (
        f"<p>一、合同编号：HT-1</p><p>二、项目编号：{NUMBER}</p><p>采购人（甲方）：{BUYER}</p><p>供应商（乙方）：{OURS}</p>"
        "<p>变更前合同金额：3000000元</p><p>变更后合同金额：2400000元</p>"
    )
    town.publish((CENTRAL, item(204, 28, BUYER, f"{BUYER}平台建设项目合同变更公告", page, CENTRAL)), AWARD, FIRST)
    town.round(hours=30)
    assert orders(town) == [f"{OURS}|awarded|240000000"]


def test_a_misprinted_name_keeps_its_price(town: Town) -> None:
    """The same firm under its right name holds the award at its price."""
    right = OURS.replace("智能科技", "智能化科技")
    assert corrected(town, f"原公告中标公司：{OURS}</p><p>更正：{right}") == [
        f"{right}|awarded|300000000",
        f"{OURS}|cancelled|300000000",
    ]


def test_a_correction_that_cannot_be_understood_is_asked_about(town: Town) -> None:
    """A correction that speaks of the result in words nobody reads marks the order: the inbox asks, W012 tells."""
    assert corrected(town, "经研究，对中标结果进行调整，以重新核定为准。") == [HELD]
    assert marks(town) == '["correction_not_understood"]'
    assert "W012" in rules(town)
    assert [row["kind"] for row in town.rows("SELECT kind FROM inbox")] == ["marked_award"]
    assert town.rows("SELECT count(*) AS n FROM firm_wins") == [{"n": 0}]


def test_an_old_price_that_fits_no_order_casts_doubt(town: Town) -> None:
    """A correction of a price that nobody announced is no correction of this order, and is asked about."""
    assert corrected(town, "原公告的中标金额：8,000,000.00元，更正为：7,000,000.00元") == [HELD]
    assert marks(town) == '["correction_not_understood"]'


def test_a_pause_is_no_end(town: Town) -> None:
    """A project that is paused and taken up again counts on, and both are events."""
    pause = correction("因收到投诉，本项目暂停采购活动，恢复时间另行通知。", title=f"{BUYER}平台建设项目暂停公告")
    town.publish(pause, AWARD, FIRST)
    town.round(hours=30)
    assert orders(town) == [HELD]
    resume = correction("本项目恢复采购活动。", day=29, stem=202, title=f"{BUYER}平台建设项目恢复公告")
    town.publish(resume, pause, AWARD, FIRST)
    town.round(hours=30)
    assert orders(town) == [HELD]
    assert events(town) == ["awarded", "suspended", "resumed"]


def test_a_title_about_candidates_may_correct(town: Town) -> None:
    """第一候选人放弃中标 is a correction by its form, and the next one is awarded."""
    body = f"收到原成交供应商“{OURS}”递交的中标放弃函，现推选第二成交候选人“{OTHERS}”为成交供应商，成交金额：290万元。"
    title = f"{BUYER}平台建设项目第一成交候选人放弃中标，推选第二成交候选人的公告"
    town.publish(correction(body, title=title), AWARD, FIRST)
    town.round(hours=30)
    assert orders(town) == [f"{OTHERS}|awarded|290000000", f"{OURS}|cancelled|300000000"]


def test_the_end_of_one_contract_ends_no_other(town: Town) -> None:
    """The contract with one supplier ends; that of another supplier of the project stands."""
    ended = f"<p>一、项目编号：{NUMBER}</p><p>因履约原因，与{OTHERS}解除合同。</p><p>1.采购人信息</p><p>名 称：{BUYER}</p>"
    end = CENTRAL, item(203, 28, BUYER, f"{BUYER}平台建设项目合同终止公告", ended, CENTRAL)
    town.publish(end, AWARD, FIRST)
    town.round(hours=30)
    assert orders(town) == [HELD]
