"""Forms by which provinces, schools and offices correct, in sentences and lists. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.notice import Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, Form, every_form, in_form, in_none

REPLACED, ENDED = ChangeAction.SUPPLIER_REPLACED, ChangeAction.TERMINATED


def told(notice: Notice) -> list[tuple[object, ...]]:
    """Lot, action, suppliers and amounts of each change."""
    return [
        (
            c.lot,
            c.action,
            c.before.supplier,
            c.before.amount and c.before.amount.minor,
            c.after.supplier,
            c.after.amount and c.after.amount.minor,
        )
        for c in notice.changes
    ]


@every_form
@pytest.mark.parametrize(
    "body",
    [
        f"2月6日发布的更正公告中“成交供应商更正为：{OTHERS}”有误，现更正为：{OURS}。",
        f"原更正公告：成交供应商更正为{OTHERS}。\n现更正为：成交供应商更正为{OURS}。",
        f"现对成交供应商名称作如下更正：原“{OTHERS}”更正为“{OURS}”。",
        f"成交人{OTHERS}因产品停产自愿放弃，由第二名{OURS}成交。",
        f"成交供应商名称由原来的“{OTHERS}”改正为“{OURS}”。",
        f"原成交商：{OTHERS}\n现成交商：{OURS}",
        f"误将成交供应商写为“{OTHERS}”，现更正为“{OURS}”。",
        f"成交供应商应为{OURS}，原公告误写为{OTHERS}。",
        f"原入围单位{OTHERS}主动退出，由报价次低的{OURS}递补入围。",
        f"原公告内容：成交候选人排名第一的为{OTHERS}\n更正内容：因{OTHERS}放弃成交资格，由{OURS}递补为成交人。",
    ],
)
def test_who_had_it_last_is_told_with_who_has_it_now(page: Form, body: str) -> None:
    """In whatever words: who held the award before the correction is the old side, who holds it now the new one."""
    assert [each[1:5:3] for each in told(page("更正公告", body))] == [(REPLACED, OURS)]
    assert [change.before.supplier for change in page("更正公告", body).changes] == [OTHERS]


@every_form
@pytest.mark.parametrize(
    "body",
    [
        f"原公告中标人：{OTHERS}（牵头人）、某市设计院（成员）\n更正为：中标人：{OTHERS}（牵头人）、某省勘察院（成员）",
        f"中标人由“{OTHERS}”更正为“{OTHERS}（联合体牵头人）、某省勘察院（联合体成员）”。",
    ],
)
def test_partners_by_their_roles_are_those_of_the_venture_that_holds(page: Form, body: str) -> None:
    """Each behind a name, without the word for the venture."""
    (award,) = page("更正公告", body).awards
    assert (award.supplier.name, [member.name for member in award.members], award.marks) == (OTHERS, ["某省勘察院"], ())


def test_a_price_of_a_piece_ends_before_the_quotes() -> None:
    """And holds none of them."""
    (change,) = in_form("更正公告", "中标单价由“186元/套”更正为“168元/套”。").changes
    assert (change.before.rate, change.after.rate) == ("186元/套", "168元/套")


def test_who_loses_a_void_award_may_stand_under_a_label() -> None:
    """And in no sentence."""
    notice = in_none("中标结果无效公告", f"原中标供应商：{OURS}\n原中标金额：980000元\n无效原因：供应商提供虚假材料。")
    assert told(notice) == [(None, ENDED, OURS, None, None, None)]


@pytest.mark.parametrize(
    "ticks",
    [
        "☐采购公告 ☐采购文件 ☑采购结果",
        "□采购公告□采购文件√采购结果",
        "采购公告□ 采购文件□ 采购结果☑",
        "□采购公告 □采购文件 采购结果",
    ],
)
def test_what_is_ticked_is_what_is_corrected(ticks: str) -> None:
    """Of the things that a form lists."""
    page = (
        f"数据平台项目更正公告\n一、项目基本情况\n原公告的采购项目编号：ZB-2026-0101\n二、更正信息\n更正事项：{ticks}\n更正内容：\n"
        "原公告中标金额：56.8万元，更正为：58.6万元\n三、其他补充事宜\n无\n"
    )
    (change,) = read_notice(page, kind="text").changes
    assert (change.action, change.after.amount and change.after.amount.minor) == (ChangeAction.AMOUNT_CHANGED, 58_600_000)


def test_of_two_bidders_that_both_gave_up_the_first_had_the_award() -> None:
    """Whatever his name ends with."""
    body = f"第一成交候选人青溪厨具厂和第二成交候选人{OURS}均放弃成交资格，本项目重新组织采购。"
    assert [change.before.supplier for change in in_form("更正公告", body).changes] == ["青溪厨具厂"]


@every_form
@pytest.mark.parametrize(
    "body",
    [
        f"原公告：1标段成交供应商：{OURS}；更正为：2标段成交供应商：{OURS}。",
        "现撤销2026年5月7日发布的更正公告，成交结果以成交公告为准。",
        f"第一中标候选人{OTHERS}被取消中标候选人资格，递补如下：\n第一中标候选人：{OURS}，报价：3560000元\n第二中标候选人：乙公司，报价：3600000元",
    ],
)
def test_what_becomes_of_a_result_that_is_not_told_is_marked(page: Form, body: str) -> None:
    """A lot that became another, a correction taken back, candidates that move up."""
    assert NoticeMark.CORRECTION_NOT_UNDERSTOOD in page("更正公告", body).marks


def test_the_price_of_all_years_is_no_price_of_one() -> None:
    """Though that of a year is what it corrects."""
    (change,) = in_form(
        "更正公告", f"原公告：中标单位：{OURS}，中标价：356000元/年，现更正为：中标价：1068000元（三年）。"
    ).changes
    assert (change.before.rate, change.after.amount and change.after.amount.minor) == ("356000元/年", 106_800_000)


@every_form
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("1.{a} 2.{b}", "1.{a} 2.{c}", (REPLACED, "{b}", "{c}")),
        ("（1）{a}；（2）{b}", "（1）{a}；（2）{c}", (REPLACED, "{b}", "{c}")),
        ("\n1、{a}\n2、{b}", "\n1、{a}\n2、{b}\n3、{c}", (ChangeAction.AWARD_ADDED, None, "{c}")),
    ],
)
def test_lists_under_numbers_are_compared_name_by_name(
    page: Form, before: str, after: str, told: tuple[ChangeAction, str | None, str]
) -> None:
    """Who left and who came."""
    names = {"a": OURS, "b": OTHERS, "c": "青溪彩印厂"}
    notice = page("更正公告", f"变更前入围供应商：{before}\n变更后入围供应商：{after}".format(**names))
    action, old, new = told
    (change,) = notice.changes
    assert (change.action, change.before.supplier) == (action, old and old.format(**names))
    assert change.after.supplier == new.format(**names)


def test_lots_that_failed_are_told_behind_a_label_in_their_line() -> None:
    """As the project's number in brackets is."""
    body = "青溪区数据平台（项目编号：WZ-3）于2026年5月6日开标，其中包2、包4因投标人不足三家流标，包7因全部投标被否决流标。"
    notice = read_notice(f"青溪区数据平台流标公告\n{body}\n采购人：青溪区数据局\n2026年5月8日\n", kind="text")
    assert [change.lot for change in notice.changes] == ["包2", "包4", "包7"]


@pytest.mark.parametrize("label", ["供应商名称", "供应商"])
@pytest.mark.parametrize("name", ["青溪警用器材门市部", OURS])
def test_whose_contract_ends_may_stand_under_a_label(label: str, name: str) -> None:
    """Whatever the name ends with."""
    notice = in_none("采购合同终止公告", f"{label}：{name}\n终止原因：产品检测不合格，采购人依法解除合同。")
    assert told(notice) == [(None, ENDED, name, None, None, None)]


@every_form
def test_each_lot_names_who_has_it_behind_one_label(page: Form) -> None:
    """A lot whose winner stays makes no change."""
    before, after = (f"成交供应商：A包：青溪空调经营部；B包：{name}" for name in (OTHERS, OURS))
    notice = page("更正公告", f"1、原公告内容：\n{before}\n2、更正后内容：\n{after}")
    assert told(notice) == [("B包", REPLACED, OTHERS, None, OURS, None)]


def test_a_letter_of_award_that_is_void_ends_the_award() -> None:
    """By its title."""
    page = f"关于设备采购中标通知书作废的公告\n因{OURS}逾期未签订合同，发给{OURS}的中标通知书作废，中标资格取消。\n2026年5月9日\n"
    notice = read_notice(page, kind="text")
    assert (notice.notice_type, told(notice)) == (NoticeType.TERMINATION, [(None, ENDED, OURS, None, None, None)])


@pytest.mark.parametrize(
    ("lines", "lots"),
    [
        ("1、2包：有效供应商不足三家，流标；\n2、5包：有效供应商不足三家，流标。", ["2包", "5包"]),
        ("2、5包有效供应商不足三家，流标。", ["2包", "5包"]),
        ("1、第2包：有效供应商不足三家，流标。", ["第2包"]),
    ],
)
def test_lots_behind_the_numbers_of_items_failed_alone(lines: str, lots: list[str]) -> None:
    """Where other items follow or the lot has a word before its number."""
    assert [change.lot for change in in_none("流标公告", lines).changes] == lots


@every_form
def test_an_item_corrects_its_own_lot(page: Form) -> None:
    """And not that of its number."""
    items = f"1、1包中标金额“9,000元”更正为“8,000元”。\n2、3包中标供应商“{OTHERS}”更正为“{OURS}”。"
    assert [each[:2] for each in told(page("更正公告", items))] == [("1包", ChangeAction.AMOUNT_CHANGED), ("3包", REPLACED)]


@every_form
def test_the_number_of_an_item_is_none_of_a_lot(page: Form) -> None:
    """1、第3包 is one lot, and what an item says of it is not said of the next."""
    items = f"1、因第3包中标供应商{OTHERS}资格不符合要求，第3包作废标处理。\n2、第1包中标金额“9,000元”更正为“8,000元”。"
    assert sorted(told(page("更正公告", items)), key=str) == [
        ("第1包", ChangeAction.AMOUNT_CHANGED, None, 900_000, None, 800_000),
        ("第3包", ENDED, None, None, None, None),
    ]


@every_form
@pytest.mark.parametrize("before", ["更正前：", "更正前内容：", "更正前为"])
def test_a_sum_behind_the_word_of_its_side_is_that_sides(page: Form, before: str) -> None:
    """中标金额（元）：更正前：500000；更正后：480000, with nothing between the word and the figure."""
    said = f"中标（成交）金额（元）：{before}500000；更正后：480000"
    assert told(page("更正公告", said)) == [(None, ChangeAction.AMOUNT_CHANGED, None, 50_000_000, None, 48_000_000)]
