"""Forms by which provinces, schools and offices correct and pause. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.notice import Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, Form, every_form, in_form, in_none

REPLACED, ENDED = ChangeAction.SUPPLIER_REPLACED, ChangeAction.TERMINATED


def _told(notice: Notice) -> list[tuple[object, ...]]:
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


def _table(heads: str, *rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in (heads, *rows))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _in_cells(table: str) -> Notice:
    return read_notice(
        f"<h1>数据平台项目中标结果变更公告</h1><p>项目编号：ZB-2026-0101</p><p>采购人：某市数据局</p>{table}<p>2026年5月6日</p>",
        kind="html",
    )


@pytest.mark.parametrize("now", ["更正内容", "变更内容"])
@pytest.mark.parametrize("head", ["二、更正信息\n1、更正事项：采购结果\n", ""])
@pytest.mark.parametrize("lot", [None, "B包"])
def test_what_holds_now_stands_under_the_content_of_the_correction(head: str, now: str, lot: str | None) -> None:
    """Behind the main content of what was announced."""
    of = f"{lot}：" if lot else ""
    notice = read_notice(
        "数据平台项目变更公告\n一、项目基本情况\n1、采购项目编号：ZB-2026-0101\n2、采购项目名称：数据平台项目\n"
        "3、首次公告日期及发布媒介：2026年3月25日、《某省政府采购网》 4、原投标截止时间：2026年3月20日\n"
        f"{head}2、原公告主要内容：{of}中标人：{OTHERS}；中标价：478000元\n3、{now}：{of}中标人：{OURS}；中标价：485600元\n4、更正日期：2026年4月2日\n",
        kind="text",
    )
    assert _told(notice) == [(lot, REPLACED, OTHERS, 47_800_000, OURS, 48_560_000)]
    assert notice.project_name == "数据平台项目"
    assert notice.published_date is not None


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
    """Whatever an earlier correction said, and whoever is named first in what holds now."""
    assert [told[1:5:3] for told in _told(page("更正公告", body))] == [(REPLACED, OURS)]
    assert [change.before.supplier for change in page("更正公告", body).changes] == [OTHERS]


@pytest.mark.parametrize(
    ("heads", "row", "amounts"),
    [
        ("包号|原中标人|现中标人|中标金额（元）|备注", f"1|{OTHERS}|{OURS}|450000|原中标人自愿放弃中标资格", (None, 45_000_000)),
        ("包号|原中标人|中标金额（元）|现中标人|中标金额（元）", f"1|{OTHERS}|440000|{OURS}|450000", (44_000_000, 45_000_000)),
        (
            "包号|变更前|变更前|变更后|变更后",
            f"包号|中标人|中标金额（元）|中标人|中标金额（元）#1|{OTHERS}|440000|{OURS}|450000",
            (44_000_000, 45_000_000),
        ),
        ("包号|原中标人|现中标人|预算金额（元）|代理服务费（元）", f"1|{OTHERS}|{OURS}|460000|4500", (None, None)),
    ],
)
def test_a_row_of_two_sides_says_all_of_its_result(heads: str, row: str, amounts: tuple[int | None, int | None]) -> None:
    """A reason in its last cell takes nothing from who has it now, and a price belongs to the supplier before it."""
    old, new = amounts
    assert _told(_in_cells(_table(heads, *row.split("#")))) == [("1", REPLACED, OTHERS, old, OURS, new)]


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


@pytest.mark.parametrize("words", ["仍为", "仍然是", "最终确定为"])
def test_words_before_a_name_are_no_part_of_it(words: str) -> None:
    """A winner stays, or is decided on at last."""
    notice = read_notice(
        f"数据平台项目成交公告\n项目编号：ZB-2026-0101\n采购人：某市数据局\n成交供应商{words}{OURS}，成交金额450000元。\n",
        kind="text",
    )
    assert [award.supplier.name for award in notice.awards] == [OURS]


def test_that_society_is_nobody_named() -> None:
    """Of a supplier that is named above as who loses the award."""
    society = "青溪县金穗种植专业合作社"
    notice = in_none(
        "取消中标资格公告", f"{society}为第三标段中标人。经查，该合作社不具备条件，决定取消{society}第三标段中标资格。"
    )
    assert [change.before.supplier for change in notice.changes] == [society]


def test_who_loses_a_void_award_may_stand_under_a_label() -> None:
    """And in no sentence."""
    notice = in_none("中标结果无效公告", f"原中标供应商：{OURS}\n原中标金额：980000元\n无效原因：供应商提供虚假材料。")
    assert _told(notice) == [(None, ENDED, OURS, None, None, None)]


@pytest.mark.parametrize(
    ("title", "body", "action"),
    [
        ("关于暂停数据平台项目采购活动的通知", f"本项目成交供应商为{OURS}，因收到投诉暂停采购活动。", ChangeAction.SUSPENDED),
        ("关于暂停数据平台项目合同签订的公告", "因收到质疑，暂停签订合同。", ChangeAction.SUSPENDED),
        ("关于暂停数据平台项目中标候选人公示的公告", "公示暂停，待异议处理后另行公告。", ChangeAction.SUSPENDED),
        ("关于恢复数据平台项目采购活动的通知", "投诉已处理完毕，即日起恢复采购活动。", ChangeAction.RESUMED),
        ("关于重新启动数据平台项目的公告", "现重启招标程序。", ChangeAction.RESUMED),
    ],
)
def test_a_title_about_a_pause_corrects_what_was_announced(title: str, body: str, action: ChangeAction) -> None:
    """And announces nobody as a winner anew."""
    notice = read_notice(f"{title}\n{body}\n某市数据局\n2026年5月6日\n", kind="text")
    assert (notice.notice_type, [change.action for change in notice.changes]) == (NoticeType.CORRECTION, [action])
    assert (notice.awards, notice.project_name) == ((), "数据平台项目")


@pytest.mark.parametrize("title", ["关于暂停甲方公司投标资格的通知", "关于暂停电子交易系统服务的通知"])
def test_a_pause_of_something_else_corrects_nothing(title: str) -> None:
    """A company's right to bid, a service of a portal."""
    assert read_notice(f"{title}\n即日起暂停。\n某市数据局\n2026年5月6日\n", kind="text").notice_type is NoticeType.OTHER


def test_a_stop_after_which_it_will_go_on_is_a_pause() -> None:
    """中止 is for a time, where the page says so."""
    notice = in_none("中止公告", "因收到投诉，本项目中止，恢复时间另行通知。")
    assert [change.action for change in notice.changes] == [ChangeAction.SUSPENDED]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于撤销{}中标公告的公告", True),
        ("关于解除{}合同的公告", True),
        ("关于“{}”成交结果作废的通知", True),
        ("{}成交结果作废公告", True),
        ("{}暂停公告", True),
        ("关于对{}中标公告的更正", True),
        ("关于{}成交公告的更正说明", True),
        ("关于《{}中标候选人公示》的更正公告", True),
        ("{}中标单位名称变更公示", True),
        ("{}入围结果补充公告", True),
        ("{}补充合同公告", True),
        ("关于{}中标公告作废的说明", True),
        ("关于{}中标通知书作废的公告", True),
        ("关于确定{}第三中标候选人为中标人的公告", True),
        ("关于“{}（竞价单号：JJ20260511）”竞价结果变更的公告", True),
        ("关于《{}》采购工作调整的公告", True),
        ("{}中标候选人公示期延长公告", True),
        ("关于{}质疑的答复公告", True),
        ("{}项目经理变更公示", True),
        ("关于更换{}负责人的公告", True),
        ("关于{}成交公告的补充说明", True),
        ("关于{}招标文件的澄清与修改", True),
        ("关于取消青溪县金穗种植专业合作社中标资格的公告", False),
        ("关于恢复性司法实践{}的中标公告", None),
    ],
)
def test_what_was_done_to_a_project_is_no_part_of_its_name(title: str, name: bool | None) -> None:
    """Nor what was announced of it; the name of a company is none of a project."""
    works = "青溪区数据平台建设项目"
    notice = read_notice(f"{title.format(works)}\n特此公告。\n2026年5月6日\n", kind="text")
    assert notice.project_name == {True: works, False: None, None: f"恢复性司法实践{works}"}[name]


@pytest.mark.parametrize(
    "sentence",
    [
        "我校于2026年6月3日发布的“数据平台建设项目（编号：ZB-2026-0101）中标公告”中标人名称有误，现予更正。",
        "我校发布了《数据平台建设项目成交公告》，现对成交金额作如下更正：原9万元，更正为8万元。",
        "数据平台建设项目（ZB-2026-0101）于2026年4月28日进行公开招标，现更正结果如下。",
        "数据平台建设项目（项目编号：ZB-2026-0101）经复核，结果如下。",
    ],
)
def test_a_sentence_names_the_project_that_no_title_names(sentence: str) -> None:
    """Beside its number, or within the title of what was announced of it."""
    notice = read_notice(f"更正说明\n{sentence}\n青溪学院\n2026年6月5日\n", kind="text")
    assert notice.project_name == "数据平台建设项目"


def _buyer(page: str) -> str | None:
    buyer = read_notice(page, kind="text").buyer
    return buyer.name if buyer else None


def test_the_buyer_s_name_begins_behind_what_is_undone() -> None:
    """关于撤销某某局…."""
    assert _buyer("关于撤销青溪区教育局课桌椅采购中标公告的公告\n现予以撤销。\n2026年5月6日\n") == "青溪区教育局"


def test_who_decides_on_a_complaint_is_no_buyer_by_its_title_either() -> None:
    """The buyer is who the project's name begins with, or nobody."""
    page = (
        "青溪县财政局关于{}投诉处理结果公告\n投诉人：{}\n被投诉人：青溪县人民医院\n"
        "投诉事项成立，中标结果无效，责令重新开展采购活动。\n青溪县财政局\n2026年4月2日\n"
    )
    assert _buyer(page.format("彩超采购项目", OURS)) is None
    assert _buyer(page.format("青溪县人民医院彩超采购项目", OURS)) == "青溪县人民医院"


def test_the_buyer_whose_consent_is_told_is_named() -> None:
    """经采购人某某局确认."""
    body = f"本项目中标结果无效。经采购人青溪区教育局确认，由{OURS}替补为中标供应商，中标金额：3186000元。"
    assert _buyer(f"关于中小学信息化项目中标结果变更的公告\n{body}\n青溪区政府采购中心\n2026年3月5日\n") == "青溪区教育局"


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


def test_the_centre_that_buys_for_others_signs_over_the_day() -> None:
    """As an agency does."""
    page = f"课桌椅采购中标公告\n项目编号：ZB-1\n采购人：青溪区教育局\n中标人：{OURS}\n青溪区政府采购中心\n2026年3月5日\n"
    agency = read_notice(page, kind="text").agency
    assert agency is not None
    assert agency.name == "青溪区政府采购中心"


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


def test_a_title_that_takes_an_announcement_back_names_no_loser() -> None:
    """关于某某中心 is nobody's name."""
    title = "关于青溪中心设备采购中标公告作废的说明"
    notice = read_notice(f"<h1>{title}</h1><p>现予作废，以重新发布的中标公告为准。</p><p>2026年5月8日</p>", kind="html")
    assert [change.before.supplier for change in notice.changes] == [None]


@pytest.mark.parametrize("title", ["关于更换青溪小区物业服务项目负责人的公告", "青溪大桥工程项目经理变更公示"])
def test_another_in_charge_of_the_works_is_a_correction(title: str) -> None:
    """Of no result."""
    notice = read_notice(
        f"{title}\n中标单位：{OURS}\n原项目经理：王军，现项目经理：李勇。\n青溪区建设局\n2026年5月8日\n", kind="text"
    )
    assert (notice.notice_type, notice.changes) == (NoticeType.CORRECTION, ())


def test_the_name_of_a_purchase_is_its_projects() -> None:
    """采购名称, a label of companies' platforms."""
    notice = in_none("变更公告", "采购名称：脱硫剂采购")
    page = f"变更公告\n采购名称：脱硫剂采购\n采购编号：TL-1\n变更内容：原中标人{OTHERS}更正为{OURS}。\n"
    assert read_notice(page, kind="text").project_name == "脱硫剂采购"
    assert notice.project_name == "数据平台项目"


def _records(*sides: str) -> str:
    return "".join(
        f"<p>{lot}变更{side}：</p>{_table('供应商名称|成交金额（元）', f'{name}|{price}')}"
        for lot, side, name, price in (each.split("|") for each in sides)
    )


def test_each_lot_may_have_its_own_tables_before_and_after() -> None:
    """The table that was is no result, whichever lot follows."""
    notice = _in_cells(
        _records(
            f"A包|前|{OTHERS}|186,500.00", f"A包|后|{OURS}|189,000.00", f"B包|前|{OURS}|1,000.00", f"B包|后|{OTHERS}|2,000.00"
        )
    )
    assert _told(notice) == [
        ("A包", REPLACED, OTHERS, 18_650_000, OURS, 18_900_000),
        ("B包", REPLACED, OURS, 100_000, OTHERS, 200_000),
    ]
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("A包", OURS), ("B包", OTHERS)]


def test_tables_may_stand_in_the_cells_of_a_correction() -> None:
    """One of what was announced beside one of what holds now."""
    heads = "序号|标项名称|中标供应商名称|中标金额"
    before, after = (
        _table(heads, f"1|标项1|{OURS}|总价:{price}(元)", f"2|标项2|{OTHERS}|总价:936000.00(元)")
        for price in (1_865_000, 1_856_000)
    )
    notice = _in_cells(
        "<table><tr><td>序号</td><td>更正项</td><td>更正前内容</td><td>更正后内容</td></tr>"
        f"<tr><td>1</td><td>三、中标（成交）信息</td><td>{before}</td><td>{after}</td></tr></table>"
    )
    assert _told(notice) == [("标项1", ChangeAction.AMOUNT_CHANGED, OURS, 186_500_000, OURS, 185_600_000)]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("包号|更正前成交人|更正后成交人", (f"包2|{OURS}|{OTHERS}", f"包7|{OTHERS}|{OURS}")),
        ("序号|包号|原成交人|现成交人|备注", (f"1|包2|{OURS}|{OTHERS}|笔误", f"2|包7|{OTHERS}|{OURS}|放弃")),
        ("包号|更正前成交人|更正后成交人", (f"包1|{OURS}|不变", f"包2|{OURS}|{OTHERS}", f"包7|{OTHERS}|{OURS}")),
    ],
)
def test_cells_of_two_sides_may_stand_on_lines_of_their_own(heads: str, rows: tuple[str, ...]) -> None:
    """As a stripped page has them."""
    cells = "|".join((heads, *rows)).replace("|", "\n")
    notice = in_none("成交结果更正公告", f"现对部分包成交人更正如下：\n{cells}\n其余内容不变。")
    assert _told(notice) == [("包2", REPLACED, OURS, None, OTHERS, None), ("包7", REPLACED, OTHERS, None, OURS, None)]


def test_cells_that_make_no_rows_are_marked() -> None:
    """Where a name is left behind those that do."""
    cells = f"包号\n更正前成交人\n更正后成交人\n包2\n{OURS}\n{OTHERS}\n包7\n包8\n{OURS}"
    assert NoticeMark.CORRECTION_NOT_UNDERSTOOD in in_none("成交结果更正公告", f"现更正如下：\n{cells}\n其余内容不变。").marks


def test_lines_of_two_sides_are_no_heads_of_cells() -> None:
    """Each lot has its own below its number."""
    lots = (("第一包", OTHERS, OURS, 3_120_000), ("第二包", OURS, OTHERS, 2_045_600))
    lines = "".join(
        f"{lot}\n原公告：中标供应商：{old}　中标金额：{price}元\n更正为：中标供应商：{new}　中标金额：{price}元\n"
        for lot, old, new, price in lots
    )
    assert _told(in_form("更正公告", lines)) == [
        (lot, REPLACED, old, price * 100, new, price * 100) for lot, old, new, price in lots
    ]


def test_the_piece_that_a_head_prices_is_told_with_its_price() -> None:
    """单价（元/吨）."""
    heads = "标包|变更前中标人|变更前单价（元/吨）|变更后中标人|变更后单价（元/吨）"
    (change,) = _in_cells(_table(heads, f"1|{OURS}|680|{OURS}|668")).changes
    assert (change.action, change.before.rate, change.after.rate) == (ChangeAction.PRICING_CHANGED, "680元/吨", "668元/吨")


@pytest.mark.parametrize("label", ["供应商名称", "供应商"])
@pytest.mark.parametrize("name", ["青溪警用器材门市部", OURS])
def test_whose_contract_ends_may_stand_under_a_label(label: str, name: str) -> None:
    """Whatever the name ends with."""
    notice = in_none("采购合同终止公告", f"{label}：{name}\n终止原因：产品检测不合格，采购人依法解除合同。")
    assert _told(notice) == [(None, ENDED, name, None, None, None)]


@every_form
def test_each_lot_names_who_has_it_behind_one_label(page: Form) -> None:
    """Those that stay are told of nobody."""
    before, after = (f"成交供应商：A包：青溪空调经营部；B包：{name}" for name in (OTHERS, OURS))
    notice = page("更正公告", f"1、原公告内容：\n{before}\n2、更正后内容：\n{after}")
    assert _told(notice) == [("B包", REPLACED, OTHERS, None, OURS, None)]


def test_the_price_of_a_thing_that_was_bought_is_no_result_s() -> None:
    """Whatever stands before 更正为."""
    notice = in_form("更正公告", "原公告的合同包1(设备)主要标的信息单价：3,000.00，更正为：2,900.00")
    assert notice.changes == ()


def test_who_lost_a_lot_is_followed_by_who_is_stated_for_it() -> None:
    """With the price of that lot, and not of the one before it."""
    table = _table("包号|中标人|中标价（元）", "1包|青溪设备公司|100000", f"2包|{OURS}|125000")
    notice = _in_cells(f"<p>因2包原中标人{OTHERS}放弃中标资格，现将中标结果变更如下：</p>{table}")
    assert _told(notice) == [("2包", REPLACED, OTHERS, None, OURS, 12_500_000)]


def test_who_became_another_is_no_agency() -> None:
    """由某某厂更正为某某公司。"""
    assert in_none("更正公告", f"包3中标供应商由青溪设备厂更正为{OURS}。").agency is None


def test_a_letter_of_award_that_is_void_ends_the_award() -> None:
    """By its title."""
    page = f"关于设备采购中标通知书作废的公告\n因{OURS}逾期未签订合同，发给{OURS}的中标通知书作废，中标资格取消。\n2026年5月9日\n"
    notice = read_notice(page, kind="text")
    assert (notice.notice_type, _told(notice)) == (NoticeType.TERMINATION, [(None, ENDED, OURS, None, None, None)])


def test_the_name_in_a_sentence_begins_behind_the_day() -> None:
    """Below a title that begins with 关于, too."""
    body = "近期收到供应商对青溪油茶林改造项目（项目编号：XH-1）成交结果的质疑，质疑不成立。"
    notice = read_notice(f"关于青溪油茶林改造项目有关情况的说明\n2026-05-06\n{body}\n青溪县林业局\n", kind="text")
    assert notice.project_name == "青溪油茶林改造项目"


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
    assert [told[:2] for told in _told(page("更正公告", items))] == [("1包", ChangeAction.AMOUNT_CHANGED), ("3包", REPLACED)]


@every_form
def test_the_number_of_an_item_is_none_of_a_lot(page: Form) -> None:
    """1、第3包 is one lot, and what an item says of it is not said of the next."""
    items = f"1、因第3包中标供应商{OTHERS}资格不符合要求，第3包作废标处理。\n2、第1包中标金额“9,000元”更正为“8,000元”。"
    assert sorted(_told(page("更正公告", items)), key=str) == [
        ("第1包", ChangeAction.AMOUNT_CHANGED, None, 900_000, None, 800_000),
        ("第3包", ENDED, None, None, None, None),
    ]
