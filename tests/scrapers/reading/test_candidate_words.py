"""Words by which pages name candidates: any noun of candidates, reports on how bids were judged. Every page is synthetic."""

from decimal import Decimal

import pytest

from scrapers.notice import Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice
from scrapers.reading.lexicon.labels import label

_FIRST, _SECOND = "杭州甲乙信息技术有限公司", "宁波丙丁智能科技有限公司"


def _told(notice: Notice) -> list[tuple[str, int | None, Decimal | None]]:
    """Each result's supplier, rank and amount."""
    return [(award.supplier.name, award.rank, award.amount.major if award.amount else None) for award in notice.awards]


def _table(*rows: str) -> str:
    """A table of rows with | between their cells."""
    cells = (row.replace("|", "</td><td>") for row in rows)
    return f"<table>{''.join(f'<tr><td>{row}</td></tr>' for row in cells)}</table>"


@pytest.mark.parametrize(
    "text", ["定标候选人", "定标候选人名称", "成交候选服务商", "拟入选候选供货商", "推荐的中标候选单位名称", "成交候选服务商2"]
)
def test_a_noun_of_candidates_is_a_label_whatever_stands_before_it(text: str) -> None:
    """Pages put other words before the same noun."""
    word = label(text)
    assert word is not None
    assert word.kind == "candidate"


@pytest.mark.parametrize("text", ["原中标候选人", "被否决候选人", "第一中标候选人", "候选人业绩情况", "候选人代码"])
def test_what_is_no_candidate_or_a_rank_is_no_such_label(text: str) -> None:
    """A candidate taken back is none, a rank is read as one, and what is said of candidates names none."""
    word = label(text)
    assert word is None or word.kind != "candidate"


def test_candidates_under_a_head_of_another_word_are_read() -> None:
    """A flattened table's heads name candidates by their noun."""
    page = (
        "某某路绿化工程定标候选人公示\n一、评标情况\n定标候选人 投标报价\n"
        f"{_FIRST}    6654669.43（元）\n{_SECOND}    6560757.67（元）\n"
    )
    notice = read_notice(page)
    assert notice.notice_type is NoticeType.CANDIDATE
    assert _told(notice) == [(_FIRST, None, Decimal("6654669.43")), (_SECOND, None, Decimal("6560757.67"))]


@pytest.mark.parametrize("label_of", ["{n} 成交候选服务商", "成交候选服务商{n}", "{n}、中标候选人"])
def test_candidates_that_their_labels_count_have_these_ranks(label_of: str) -> None:
    """The number stands before or behind the label."""
    rows = [f"<p>{label_of.format(n=n)}：{name} 投标报价（万元）：{140 + n}</p>" for n, name in ((1, _FIRST), (2, _SECOND))]
    notice = read_notice(f"<h1>食堂服务采购成交候选服务商公示</h1>{''.join(rows)}<p>采购人：某某局</p>")
    assert notice.notice_type is NoticeType.CANDIDATE
    assert _told(notice) == [(_FIRST, 1, Decimal(1_410_000)), (_SECOND, 2, Decimal(1_420_000))]


def test_the_number_of_a_part_is_no_rank() -> None:
    """1、中标候选人 and 2、投标报价 are parts of a page."""
    notice = read_notice(f"<h1>食堂服务中标候选人公示</h1><p>1、中标候选人：{_FIRST}</p><p>2、投标报价：141万元</p>")
    assert _told(notice) == [(_FIRST, None, Decimal(1_410_000))]


_RANKED = f"第一中标候选人：{_FIRST}，投标报价：100万元<br>第二中标候选人：{_SECOND}，投标报价：110万元"


@pytest.mark.parametrize(
    ("body", "notice_type"),
    [
        (_RANKED, NoticeType.CANDIDATE),
        (f"经评审，确定{_FIRST}为中标人，中标金额为100万元。", NoticeType.AWARD),
        ("评标委员会于2026年5月6日完成评标，评审资料附后。", NoticeType.OTHER),
        ("有效投标人不足三家，本项目流标。", NoticeType.FAILED),
    ],
)
@pytest.mark.parametrize("title", ["某某路排水工程评标报告", "某某路排水工程评审报告公示"])
def test_a_report_on_bids_is_what_it_names(title: str, body: str, notice_type: NoticeType) -> None:
    """A report ranks candidates, tells a decision or nothing."""
    notice = read_notice(f"<h1>{title}</h1><p>{body}</p>")
    assert notice.notice_type is notice_type
    assert notice.project_name == "某某路排水工程"


def test_a_report_with_candidates_not_read_is_marked() -> None:
    """A report that speaks of candidates is theirs, though none was read."""
    notice = read_notice("<h1>某某路排水工程评标报告</h1><p>无排序的三名定标候选人名单见下图。</p>")
    assert notice.notice_type is NoticeType.CANDIDATE
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_a_failed_lots_report_is_not_of_candidates() -> None:
    """The word before 报告 says what was reported."""
    assert read_notice("<h1>某某路排水工程废标评审报告</h1><p>评审资料附后。</p>").notice_type is NoticeType.FAILED


def test_a_counted_lot_over_several_winners_is_the_lot_of_each() -> None:
    """001第一标段： is a lot with its count before it."""
    page = (
        "药品入围项目中标结果公示\n一、中标人信息：\n001第一标段：\n"
        f"入围供应商：{_FIRST} 其他类型中标价：下浮率10%\n入围供应商：{_SECOND} 其他类型中标价：下浮率7%\n"
    )
    assert [award.lot for award in read_notice(page).awards] == ["第一标段", "第一标段"]


@pytest.mark.parametrize(("second", "read"), [("", 1), (_SECOND, 2)])
def test_a_form_ranks_units_and_leaves_those_blank_that_nobody_has(second: str, read: int) -> None:
    """第一中标排序单位名称; further parts of the form name them again."""
    form = _table(
        "中标候选人排序及相关内容",
        f"第一中标排序单位名称|{_FIRST}",
        "投标报价|1516500.00元",
        f"第二中标排序单位名称|{second}",
        f"投标报价|{'1498000.00元' if second else ''}",
        "投标文件中合同主要条款的承诺内容",
        f"第一中标排序单位名称|{_FIRST}",
        "承诺内容|/",
        f"第二中标排序单位名称|{second}",
        "承诺内容|",
    )
    notice = read_notice(f"<h1>招标工程项目基本信息</h1>{form}")
    assert _told(notice) == [(_FIRST, 1, Decimal(1516500)), (_SECOND, 2, Decimal(1498000))][:read]
    assert (notice.notice_type, notice.marks) == (NoticeType.CANDIDATE, ())


@pytest.mark.parametrize("nobody", ["/", "无"])
def test_a_lot_without_a_third_candidate_has_not_failed(nobody: str) -> None:
    """Its row is there, and nobody in it."""
    form = _table(
        "标段编号|QX01",
        f"第一中标候选人|{_FIRST}",
        f"第二中标候选人|{_SECOND}",
        f"第三中标候选人|{nobody}",
        f"中标人|{_FIRST}",
        "中标价（万元）|151.65",
    )
    notice = read_notice(f"<h1>青溪区老旧小区改造监理中标结果公示</h1>{form}")
    assert ([award.lot for award in notice.awards], notice.failed_lots, notice.marks) == (["QX01"], (), ())


def test_candidates_for_a_project_that_is_called_by_its_lot_are_that_lots() -> None:
    """工程名称：某某工程（二标段）; a name of two lots says nothing of each."""
    form = _table("工程名称|{}", f"第一名|{_FIRST}", f"第二名|{_SECOND}")
    for name, lot in (("青溪县配套管网工程（二标段）", "二标段"), ("青溪县配套管网工程（二标段、三标段、四标段）", None)):
        notice = read_notice(f"<h1>中标候选人公示</h1>{form.format(name)}")
        assert [award.lot for award in notice.awards] == [lot, lot]


@pytest.mark.parametrize("winner", ["承接主体", "承揽单位", "成交主体名称", "优胜单位", "中签单位"])
@pytest.mark.parametrize("price", ["中标合计", "成交合计"])
def test_who_carries_out_and_what_it_comes_to_are_labels_by_their_form(winner: str, price: str) -> None:
    """Whatever the noun behind 中标, 承接 or 优胜; 合计 is no other sum there."""
    notice = read_notice(
        f"甲项目中标结果公告\n三、采购结果\n{winner}：青溪园林有限公司\n{price}：805000.00元\n采购人：青溪县园林局\n", kind="text"
    )
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [("青溪园林有限公司", "805000.00")]
    assert not notice.marks


def test_ranks_and_prices_listed_behind_the_names_are_each_ones_own() -> None:
    """Also where a portal's counter without a figure stands right above the sentence."""
    sentence = f"依次推荐{_FIRST}、{_SECOND}为第一、第二中标候选人，投标报价分别为3,568.20万元、3,590.00万元，现予公示。"
    notice = read_notice(
        f"<h2>地块修复工程中标候选人公示</h2><p>发布时间：2026-02-06 浏览次数：<span></span></p><p>评标委员会{sentence}</p>"
    )
    assert _told(notice) == [(_FIRST, 1, Decimal(35_682_000)), (_SECOND, 2, Decimal(35_900_000))]


def test_the_counter_of_a_portal_takes_no_sentence_for_its_value() -> None:
    """浏览次数： of which a script prints the figure."""
    told = f"推荐{_FIRST}为本工程的中标候选人，其投标报价为人民币捌佰万元整（￥8,000,000元），工期240日历天。"
    told = f"霞屿海堤工程（招标编号：QX20260014）于2026年8月5日上午9时开标，{told}"
    notice = read_notice(f"<h2>海堤工程中标候选人公示</h2><p>浏览次数：<span id='c'></span></p><p>{told}</p>", kind="html")
    assert [(name, amount) for name, _, amount in _told(notice)] == [(_FIRST, Decimal(8_000_000))]


def test_the_only_candidate_stands_beside_blank_columns() -> None:
    """排序 | 1 | 2 | 3 over one name and strokes."""
    table = _table("排序|1|2|3", f"投标人名称|{_FIRST}|/|/", "投标价|￥3,268,000.00|/|/")
    assert _told(read_notice(f"<h1>停车设备采购中标候选人公示</h1>{table}")) == [(_FIRST, 1, Decimal(3_268_000))]


def test_the_rank_before_a_name_in_a_cell_is_its_own() -> None:
    """第一名：某某公司, beside a head that spans all of them."""
    table = _table(
        "中标候选人及排序|中标候选人名称|投标报价（元）",
        f"中标候选人及排序|第一名：{_FIRST}|4987654.32",
        f"中标候选人及排序|第二名：{_SECOND}|5001234.00",
    )
    ranks = [(name, rank) for name, rank, _ in _told(read_notice(f"<h1>防火通道工程评标结果公示</h1>{table}"))]
    assert ranks == [(_FIRST, 1), (_SECOND, 2)]


def test_who_is_to_be_chosen_among_those_listed_is_not_yet() -> None:
    """采购人将在公示期满后确定成交供应商："""
    page = (
        f"按推荐顺序列示如下，采购人将在公示期满后确定成交供应商：\n（1）{_FIRST}　报价258000元\n（2）{_SECOND}　报价261500元\n"
    )
    assert read_notice(f"冷藏柜采购评审结果公示\n{page}", kind="text").notice_type.value == "candidate"


def test_candidates_published_anew_took_the_place_of_the_first() -> None:
    """因原第一中标候选人放弃中标资格，现重新公示: of those listed nobody gave up."""
    table = _table("中标候选人|投标单位|投标报价（万元）", f"第一中标候选人|{_FIRST}|268", f"第二中标候选人|{_SECOND}|271.5")
    said = "<p>因原第一中标候选人放弃中标资格，现重新公示中标候选人如下：</p>"
    notice = read_notice(f"<h1>监测车采购中标候选人公示（二次公示）</h1>{said}{table}")
    assert [name for name, _, _ in _told(notice)] == [_FIRST, _SECOND]


def test_rates_listed_behind_ranked_names_are_each_ones_own() -> None:
    """推荐甲、乙分别为第一、第二中标候选人，投标下浮率分别为38%、36.5%: and no venture of both."""
    told = f"评标委员会推荐{_FIRST}、{_SECOND}分别为第一、第二中标候选人，投标下浮率分别为38%、36.5%。"
    notice = read_notice(f"跟踪审计服务中标候选人公示\n{told}\n", kind="text")
    assert [(award.supplier.name, award.members, award.rank, award.rate) for award in notice.awards] == [
        (_FIRST, (), 1, "38%"),
        (_SECOND, (), 2, "36.5%"),
    ]


def test_bidders_whose_rows_propose_them_are_candidates() -> None:
    """供应商 | 报价 | 得分 | 评审意见 over 推荐为第一中标候选人 and 未推荐."""
    rows = (
        f"{_FIRST}|12600000.00|95|推荐为第一中标候选人",
        f"{_SECOND}|12800000.00|91|推荐为第二中标候选人",
        "青溪厂|1|80|未推荐",
    )
    notice = read_notice(
        f"<h1>环卫作业服务结果公示</h1><p>采购人：青溪公司</p>{_table('供应商|报价（元）|得分|评审意见', *rows)}"
    )
    assert (notice.notice_type, [told[:2] for told in _told(notice)]) == (NoticeType.CANDIDATE, [(_FIRST, 1), (_SECOND, 2)])


def test_a_winner_behind_what_he_delivers_is_named_alone() -> None:
    """标的一：医用冷敷贴，中选供应商为某某公司."""
    notice = read_notice(f"耗材遴选中选结果公示\n标的一：医用冷敷贴，中选供应商为{_FIRST}，中选单价18元/贴；\n", kind="text")
    assert [name for name, _, _ in _told(notice)] == [_FIRST]
