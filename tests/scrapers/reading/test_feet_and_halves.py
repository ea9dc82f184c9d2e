"""Titles over two lines, signatures over the foot of a site, who calls, lots of wrapped rows. All synthetic."""

import pytest

from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice

OURS = "青溪丙丁环保有限公司"


def _read(text: str) -> Notice:
    return read_notice(text, kind="text")


def _buyer(text: str) -> str | None:
    buyer = _read(text).buyer
    return buyer.name if buyer else None


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("云岭文化旅游集团有限责任公司法律服务机构推荐", "平台中介机构选聘竞争性磋商文件补遗书"),
        ("云岭市城市管理局2025年城区路灯节能改造", "工程设计施工总承包中标候选人公示"),
    ],
)
def test_a_title_over_two_lines_is_whole(above: str, title: str) -> None:
    """The first line names who buys and goes on as no title does."""
    notice = _read(f"发布时间：2024-03-05\n{above}\n{title}\n一、内容如下。\n")
    assert notice.title == above + title
    assert notice.buyer is not None
    assert above.startswith(notice.buyer.name)


@pytest.mark.parametrize(
    "above",
    [
        "云岭市公共资源交易中心",
        "云岭市人民医院采购公告栏",
        "云岭大学门户网站通知公告",
        "云岭文化旅游集团有限责任公司",
        "云岭大学后勤管理处",
        "云岭环保有限公司中标喜报专题",
    ],
)
def test_a_line_of_a_site_is_no_half_of_a_title(above: str) -> None:
    """Names alone, columns and offices."""
    title = "路灯改造工程设计施工总承包中标公告"
    assert _read(f"{above}\n{title}\n中标人：{OURS}").title == title


_FOOT = "版权所有：云岭市城市建设投资集团有限公司 云ICP备1号\n地址：云岭市东街1号"


def test_who_signs_over_the_foot_of_a_site_buys() -> None:
    """A call without a label of its buyer; the name of what is sought stands in its first sentence."""
    text = (
        "关于组织审计机构遴选摇号的通知\n各审计机构：现遴选审计机构开展云岭隧道2020年运营费用审计工作。\n评审得分最高的中选。\n"
        f"云岭市城市建设投资集团有限公司\n2021年1月8日\n{_FOOT}"
    )
    notice = _read(text)
    assert (notice.notice_type, notice.marks, _buyer(text)) == (NoticeType.TENDER, (), "云岭市城市建设投资集团有限公司")
    assert notice.project_name == "云岭隧道2020年运营费用审计"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "各審計機構：我公司發布了《關于跟蹤審計遴選的通知》。經研究，項目包1內增加云嶺隧道工程，時間、地點等其他事項不變。",
            NoticeType.CORRECTION,
        ),
        ("关于路灯采购的通知\n原定4月1日的开标改为4月5日，其他事项不变。", NoticeType.CORRECTION),
        ("我公司发布了《路灯采购公告》，现将开标时间调整到5月1日，其它内容不变。", NoticeType.CORRECTION),
        ("我公司发布了《路灯管理办法的通知》。如有修改，其他事项不变。", NoticeType.OTHER),
        ("云岭变电工程招标异常公告\n因递交投标文件的单位不足*家，无法形成有效竞争，故废标。", NoticeType.FAILED),
        ("云岭变电工程招标公告\n投标人不足三家的，故应废标。\n投标人资格要求：略\n招标文件的获取：略", NoticeType.TENDER),
        (f"关于公布审计机构遴选摇号结果的通知\n中选单位：{OURS}", NoticeType.AWARD),
    ],
)
def test_what_befell_a_notice_is_its_type(text: str, kind: NoticeType) -> None:
    """What stays beside what changes, a decision behind too few bidders; never a rule."""
    assert _read(text).notice_type is kind


def test_the_day_stands_behind_who_signs() -> None:
    """In one line, over the foot of the site."""
    notice = _read(f"我公司发布了《路灯采购公告》，现调整开标地点，其他事项不变。\n云岭公司内控中心 2019年4月3日\n{_FOOT}")
    assert str(notice.published_date) == "2019-04-03"


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("雲嶺集團物資貿易有限公司擬采取公開遴選的方式對外聘請法律顧問，現公告如下：\n一、條件", "雲嶺集團物資貿易有限公司"),
        ("云岭市人民医院拟公开采购办公家具，欢迎报名。", "云岭市人民医院"),
        ("因工作需要，云岭市第一中学现面向社会公开招标采购校服。", "云岭市第一中学"),
        ("云岭市城市管理局委托白石招标代理有限公司公开招标采购路灯，欢迎投标。", "云岭市城市管理局"),
        ("白石招标代理有限公司现公开招标采购办公家具，欢迎投标。", None),
        ("本公司拟公开采购办公家具，欢迎报名。", None),
        ("废旧物资竞卖公告\n响应人须已通过遴选，不接受响应人委托中介机构代行。", None),
        # the rest of a table's row signs nothing
        ("结果公告\n我公司现将结果公告如下\n护施工 青溪丙丁环保有限公司", None),
    ],
)
def test_who_calls_in_the_first_sentence_buys(text: str, buyer: str | None) -> None:
    """Never who arranges, a role, or a fragment."""
    assert _buyer(text) == buyer


_TITLE = "国网云岭供电公司2026年第二次采购成交结果公告\n"
_CODED = "序号 分标编号 分标名称 包名称 成交人\n1 17XX02-9012002-\n0001 办公服务\n{lot}\n图文打印复印\n服务\n"


@pytest.mark.parametrize(
    ("table", "lots"),
    [
        (_CODED.format(lot="包 1-26 年展板") + f"{OURS}\n", ["包 1"]),
        (_CODED.format(lot="包 1-110kV 线路") + f"{OURS}\n", ["包 1"]),
        (f"分标名称 包号 成交人\n施工 包1-2 {OURS}\n施工 包1-3 白石建设集团有限公司\n", ["包1-2", "包1-3"]),
        (f"分标名称 包号及包名称 成交人\n电网工程服务-电\n网工程施工\n包 1 城区低压台区运行维\n护施工 {OURS}\n", ["包 1"]),
    ],
)
def test_lots_of_wrapped_rows(table: str, lots: list[str]) -> None:
    """A number that begins the lot's name is no part of the lot; the winner stands in the wrapped line."""
    awards = _read(_TITLE + table).awards
    assert [award.lot for award in awards] == lots
    assert awards[0].supplier.name == OURS


def test_rows_of_codes_are_told_by_what_a_code_begins_and_a_place_has_not_won() -> None:
    """Of 包 1-青溪公司 / 厂区修缮 the lot is called so; 包 1 of one code is not 包 1 of another, and none stays behind unread."""
    table = (
        "序号 分标编号 分标名称 包名称 成交人\n"
        f"1 17XX02-9012002-\n0001 房屋维修\n包 1-青溪公司\n南外环物资堆\n料场修缮\n{OURS}\n"
        "2 17XX02-9011002-\n0002 车辆服务\n包 1-26 年车辆\n维保\n白石市鼎龙巴士修理有限责任公\n司\n"
        "3 17XX02-9012023-\n0003 租赁服务\n包 1-通勤班车\n租赁\n流标\n"
    )
    notice = _read(_TITLE + table)
    told = [(award.lot, award.supplier.name) for award in notice.awards]
    assert told == [("包 1", OURS), ("包 1", "白石市鼎龙巴士修理有限责任公司")]
    assert (notice.failed_lots, notice.marks) == (("17XX02-9012023-0003 包 1",), ())


def test_a_row_whose_winner_no_line_ends_is_marked() -> None:
    """A lot that begins a line between two rows is one of which nobody was read."""
    table = (
        f"序号 包名称 成交人\n1 包 1-展板\n{OURS}\n2\n包 2-车辆维保\n白石巴士修理部（个体工\n3\n包 3-租赁\n白石建设集团有限公司\n"
    )
    notice = _read(_TITLE + table)
    assert "result_not_read" in notice.marks
