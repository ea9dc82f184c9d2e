"""Lots that were won and lots that failed, line by line. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, told

_TITLE = "绿化养护项目中标公告\n三、中标结果\n"
_FIRST, _SECOND = "智联信息技术有限公司", "北京恒达信息技术有限公司"


def test_lines_as_wide_as_each_other_that_begin_with_lots_stay_apart() -> None:
    """Three lines of one width look like a printed page's; a lot begins each."""
    page = _TITLE + "\n".join(
        f"{lot}包：中标人：青溪{name}园林绿化有限公司，中标金额：{amount}元"
        for lot, name, amount in (("A", "甲木", 100000), ("C", "乙水", 302222), ("D", "丙火", 403333))
    )
    assert [award.lot for award in read_notice(page).awards] == ["A包", "C包", "D包"]


def test_who_won_a_lot_is_named_without_the_word_before_him() -> None:
    """标段一由某某公司中标."""
    page = f"{_TITLE}标段一由{_FIRST}中标，中标金额为100000元。\n标段二由{_SECOND}中标，中标金额为200000元。"
    assert [award.supplier.name for award in read_notice(page).awards] == [_FIRST, _SECOND]


@pytest.mark.parametrize(
    ("failed", "lots"),
    [
        ("第2包\n结果：投标人不足三家，流标", ("第2包",)),
        ("第2包\n本包无成交供应商", ("第2包",)),
        ("第2包\n本包终止采购", ("第2包",)),
        ("包号：第2包\n中标供应商：有效供应商不足三家，作废标处理", ("第2包",)),
        ("四、其他补充事宜\n本项目包2流标。", ("包2",)),
        ("四、其他补充事宜\n本项目标段二流标。", ("标段二",)),
    ],
)
def test_a_lot_that_failed_is_told_however_it_is_said(failed: str, lots: tuple[str, ...]) -> None:
    """A result, a winner's place, and a sentence that names the project before the lot."""
    page = f"{_TITLE}第1包\n供应商名称：{_FIRST}\n中标金额：100000元\n{failed}\n采购人：青溪县教育局"
    notice = read_notice(page)
    assert ([award.supplier.name for award in notice.awards], notice.failed_lots) == ([_FIRST], lots)


def test_a_supplier_that_sentences_name_under_two_lots_has_won_both() -> None:
    """A decision below its lot's bidders belongs to that lot, in whatever part it stands."""
    decided = f"1.{_FIRST}；\n2.{_SECOND}；\n根据评审结果，确定排名第一的{_FIRST}为中标供应商。\n"
    page = f"{_TITLE}四、评审结果\n第一包：气压计\n{decided}第二包：露点仪\n{decided}"
    assert [(award.lot, award.supplier.name) for award in read_notice(page).awards] == [("第一包", _FIRST), ("第二包", _FIRST)]


def test_a_lot_in_the_title_of_another_notice_is_none_of_this_one() -> None:
    """What a page links to at its foot names lots of other projects."""
    page = f"{_TITLE}供应商名称：{_FIRST}\n中标金额：100000元\n相关信息\n青溪县2026年通村公路第4标段二次招标公告\n"
    assert [award.lot for award in read_notice(page).awards] == [None]


def test_a_masked_name_is_no_failed_lot() -> None:
    """Stars stand for a name that somebody took out, dashes for a rule."""
    page = f"{_TITLE}采购标的：第1包\n****\n供应商名称：{_FIRST}\n中标金额：100000元\n"
    assert read_notice(page).failed_lots == ()


@pytest.mark.parametrize(
    ("told", "lots", "failed"),
    [
        (
            f"六、成交情况 一标段：台账 成交人：{_FIRST} 成交报价：9000元 二标段：整编服务 成交人：{_SECOND} 成交报价：45元/户",
            ["一标段", "二标段"],
            (),
        ),
        (
            (
                f"六、成交信息：A分标：成交供应商名称：{_FIRST}成交金额：（￥379,800.00）"
                f"B分标：成交供应商名称：{_SECOND}成交金额：（￥840,000.00）C分标：有效供应商不足三家，本分标作流标处理。"
            ),
            ["A分标", "B分标"],
            ("C分标",),
        ),
    ],
)
def test_a_lot_begins_behind_a_value_a_bracket_or_the_head_of_its_part(
    told: str, lots: list[str], failed: tuple[str, ...]
) -> None:
    """A page in one line: the lot's own name may stand between it and who won, and a failed one says why."""
    opening = "一、项目名称：青溪县农村台账整编服务项目 二、项目编号：QX-2026-031 三、采购方式：竞争性磋商 "
    notice = read_notice(f"{opening}{told} 七、联系方式 采购人：青溪县教育局", kind="text")
    assert ([award.lot for award in notice.awards], notice.failed_lots) == (lots, failed)


@pytest.mark.parametrize("words", ["青溪数据中心（东区）", "青溪营业部", "体检机构", "驻地网代维公司"])
@pytest.mark.parametrize("label", ["中标供应商：", "（1）第一中标供应商："])
def test_what_a_lot_is_did_not_win_it(words: str, label: str) -> None:
    """Words behind a lot that look like a name, over the label of who won."""
    lots = f"包1：{words}\n{label}{_FIRST}\n投标总价：450000元\n包2：宣传物料\n{label}{_SECOND}\n投标总价：120000元"
    notice = read_notice(f"{_TITLE}{lots}\n采购人：青溪银行")
    told = [(award.lot, award.supplier.name, str(award.amount)) for award in notice.awards]
    assert told == [("包1", _FIRST, "450000.00"), ("包2", _SECOND, "120000.00")]


@pytest.mark.parametrize("words", ["青溪数据中心（东区）", "青溪营业部", "体检机构", "驻地网代维公司", ""])
def test_a_list_of_winners_goes_on_under_the_words_of_a_lot(words: str) -> None:
    """Names on lines, each over its rate."""
    lots = f"标包1：{words}\n{_FIRST}；\n折扣率：62%；\n{_SECOND}；\n折扣率：75%；\n标包2：宣传物料\n{_SECOND}；\n折扣率：58%；"
    notice = read_notice(f"青溪银行服务选型入围项目中标结果公告\n入围中标单位为：\n{lots}\n采购人：青溪银行")
    told = [(award.lot, award.supplier.name, award.rate) for award in notice.awards]
    assert (told, notice.marks) == ([("标包1", _FIRST, "62%"), ("标包1", _SECOND, "75%"), ("标包2", _SECOND, "58%")], ())


@pytest.mark.parametrize(
    "parts", [("一、造价咨询类（1家）", "二、招标代理类（1家）"), ("一、预算编制（第1包）", "二、结算审核（第2包）")]
)
def test_a_list_of_names_goes_on_below_heads_of_its_parts(parts: tuple[str, str]) -> None:
    """Kinds of services, or lots, part the list; what follows a head of another kind is none of it."""
    notice = read_notice(
        f"青溪区中介机构入围结果公示\n现将入围机构名单公布如下：\n{parts[0]}\n杭州甲乙咨询有限公司\n{parts[1]}\n绍兴丙丁咨询有限公司\n"
        "三、见证\n宁波戊己咨询有限公司\n",
        kind="text",
    )
    assert [(a.lot, a.supplier.name) for a in notice.awards] == [
        ("第1包" if "包" in parts[0] else "造价咨询类", "杭州甲乙咨询有限公司"),
        ("第2包" if "包" in parts[0] else "招标代理类", "绍兴丙丁咨询有限公司"),
    ]


def test_a_line_above_a_table_names_its_lot() -> None:
    """设计标段, 监理标段, and not 各标段."""
    tables = "".join(
        f"<p>{lot}</p><table><tr><td>名次</td><td>投标人</td><td>投标报价（元）</td></tr><tr><td>1</td><td>{name}</td><td>100.00</td></tr></table>"
        for lot, name in (("设计标段", "杭州甲乙设计有限公司"), ("监理标段：", "绍兴丙丁监理有限公司"))
    )
    notice = read_notice(f"<h1>青溪区泵站中标候选人公示</h1><p>各标段</p>{tables}", kind="html")
    assert [a.lot for a in notice.awards] == ["设计标段", "监理标段"]


def test_lots_follow_the_words_that_announce_results() -> None:
    """现将入围结果公布： over the lots of a shortlist."""
    lines = (
        "经公示无异议，现将入围结果公布：",
        "A包：绿化类（1家）",
        "杭州甲乙绿化有限公司；",
        "B包：苗木类（1家）",
        "绍兴丙丁绿化有限公司。",
    )
    notice = read_notice("\n".join(("青溪区绿化养护入围结果公告", *lines)), kind="text")
    assert [(a.lot, a.supplier.name) for a in notice.awards] == [("A包", "杭州甲乙绿化有限公司"), ("B包", "绍兴丙丁绿化有限公司")]


def test_a_slash_of_another_kind_prices_a_day() -> None:
    """280元∕天 is no total."""
    notice = read_notice("青溪区会议酒店入围结果公告\n入围供应商：杭州甲乙酒店有限公司\n成交价：280元∕天\n", kind="text")
    assert [(a.amount, a.pricing.value) for a in notice.awards] == [(None, "unit_price")]


def test_lots_behind_prices_in_one_line_have_winners_of_their_own() -> None:
    """…3988000元第2包 供应商名称：… begins another lot, whatever stands before and behind it."""
    told = (
        f"第1包 供应商名称：{_FIRST} 供应商地址：青溪区文苑路1号 成交金额：3988000元"
        f"第2包 供应商名称：{_SECOND} 供应商地址：青溪区文苑路2号 成交金额：512000元"
    )
    page = f"青溪区设备采购成交公告 采购人：青溪区教育局 三、成交信息 {told} 四、公告期限 自本公告发布之日起1个工作日。"
    assert [(award.lot, award.supplier.name) for award in read_notice(page).awards] == [("第1包", _FIRST), ("第2包", _SECOND)]


def test_small_roman_numbers_call_lots() -> None:
    """ⅱ标段 is a lot as Ⅱ标段 is."""
    lots = "".join(f"{n}标段\n中标人：{name}\n中标金额：398000元\n" for n, name in (("ⅰ", _FIRST), ("ⅱ", _SECOND)))
    notice = read_notice(f"青溪区设备采购中标结果公告\n采购人：青溪区教育局\n{lots}", kind="text")
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("Ⅰ标段", _FIRST), ("Ⅱ标段", _SECOND)]


@pytest.mark.parametrize(
    "line", ["{lot}        {who}        {sum}", "{lot}：{who}（{sum}）", "{lot}（甲类设备）      {who}      {sum}"]
)
def test_many_blanks_or_brackets_set_a_sum_apart_from_the_name_before_it(line: str) -> None:
    """As older pages fill columns with blanks."""
    lots = [("第一标段", A, "1,386,000.00元"), ("第二标段", B, "795,600.00元")]
    lines = "\n".join(line.format(lot=lot, who=who, sum=total) for lot, who, total in lots)
    assert told(read(f"中标人及中标金额：\n{lines}\n四、评标委员会：张某、李某")) == [
        ("第一标段", A, 138_600_000),
        ("第二标段", B, 79_560_000),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "下列机构入围：",
        "经评审，以下4家机构入围，现予公告：",
        "确定下列单位中标，现公示如下：",
        "下列机构入围青溪法院2026年度机构名册（不分先后）：",
    ],
)
@pytest.mark.parametrize("heads", [("一、评估类", "二、审计类"), ("第一包：评估类", "第二包：审计类"), ("", "")])
def test_names_follow_a_sentence_that_says_who_of_below_won(said: str, heads: tuple[str, str]) -> None:
    """Under classes or lots, or in one list."""
    first, second = heads
    lots = ("第一包", "第二包") if "包" in first else ("评估类", "审计类") if first else (None, None)
    lines = f"{said}\n{first}\n1.{A}\n2.{B}\n{second}\n1.{C}\n公示期自2026年2月17日至2月23日\n"
    notice = read_notice(f"青溪区机构名册入围结果公告\n{lines}", kind="text")
    assert told(notice) == [(lots[0], A, None), (lots[0], B, None), (lots[1], C, None)]


@pytest.mark.parametrize("whom", ["下列公司", "以下公司", "前述公司", "下列3家公司", "这家公司", "两家公司"])
@pytest.mark.parametrize("said", ["经评审，{}中标，现予以公示。", "中标供应商：{}", "确定{}为中标供应商。"])
def test_who_is_only_pointed_to_is_no_winner(whom: str, said: str) -> None:
    """The names stand elsewhere."""
    assert told(read(said.format(whom))) == []


def test_those_below_who_did_not_win_are_no_list_of_winners() -> None:
    """下列机构未入围."""
    assert told(read_notice(f"青溪区机构名册入围结果公告\n下列机构未入围：\n1.{A}\n2.{B}\n", kind="text")) == []


def test_names_follow_the_rest_of_a_line_behind_a_number_in_brackets() -> None:
    """某某项目（项目编号：…）经评审，下列机构入围：."""
    said = "青溪区法院机构名册项目（项目编号：QX-2026-01）经资料审查、专家评审，下列机构入围，现予公告："
    lines = f"{said}\n一、评估类（2家）\n1.{A}\n2.{B}\n二、审计类（1家）\n1.{C}\n公示期自2026年2月17日至2月23日\n"
    notice = read_notice(f"青溪区机构名册入围结果公告\n{lines}", kind="text")
    assert told(notice) == [("评估类", A, None), ("评估类", B, None), ("审计类", C, None)]


@pytest.mark.parametrize("code", ["SG-{}", "0{}", "A{}"])
def test_a_code_alone_in_its_line_is_a_lot_where_several_count_on(code: str) -> None:
    """SG-1： over labels, and over what says that it failed."""
    first, second, third = (code.format(number) for number in (1, 2, 3))
    notice = read(
        f"{first}：\n中标人：{A}\n中标金额：675608.00元\n{second}：\n有效投标人不足三家，流标。\n{third}：\n中标人：{C}\n中标金额：5000元"
    )
    assert (told(notice), notice.failed_lots) == ([(first, A, 67_560_800), (third, C, 500_000)], (second,))


@pytest.mark.parametrize("lot", ["标包2-青溪", "标包2—青溪地区", "标包2_青溪"])
def test_a_dash_parts_a_lot_from_what_it_is_called(lot: str) -> None:
    """标包2-青溪的中选人: the winner is none of the lot above."""
    page = f"监控维护服务中选结果公示\n标包1的中选人：{_FIRST}；\n{lot}的中选/成交人：1.{_SECOND}；\n采购人：青溪通信有限公司"
    told = [(award.lot, award.supplier.name) for award in read_notice(page).awards]
    assert told == [("标包1", _FIRST), ("标包2", _SECOND)]


@pytest.mark.parametrize(("first", "second"), [("001 第一标段:甲料", "002 第二标段:乙料"), ("001一标段", "002二标段")])
def test_a_number_before_a_lot_counts_it(first: str, second: str) -> None:
    """001 第一标段: over its winner."""
    notice = read(f"{first}\n中标人：{A}\n中标金额：675608.00元\n{second}\n中标人：{C}\n中标金额：5000元")
    assert [lot[-3:] for lot, _, _ in told(notice)] == ["一标段", "二标段"]
