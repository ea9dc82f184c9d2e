"""Ranks that lines and sentences say, votes, and candidates that are only proposed. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeMark, NoticeType
from scrapers.reading import read_notice

A, B, C = "杭州甲乙食品有限公司", "宁波丙丁食品有限公司", "青溪戊己食品有限公司"


@pytest.mark.parametrize("said", ["排名第{}", "综合得分第{}", "第{}名"])
@pytest.mark.parametrize("head", ["评审结果如下：", "经评审，现将评审结果公示如下：", "中标候选人："])
def test_bids_that_a_page_ranks_are_its_candidates(said: str, head: str) -> None:
    """Also where it tells how they were judged, if it tells of nobody else."""
    lines = "\n".join(f"{said.format(rank)}：{name}" for rank, name in zip("一二", (A, B), strict=True))
    notice = read_notice(f"关于学校食堂食材配送的公示\n{head}\n{lines}\n公示期：2025年6月3日至6月9日")
    assert notice.notice_type is NoticeType.CANDIDATE
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2)]


def test_a_ranking_behind_another_label_is_marked_where_part_of_it_is_read() -> None:
    """遴选结果：综合得分第一：某某公司 hides the first: the second alone is not all."""
    page = f"某某中学物业遴选结果公示\n遴选结果：综合得分第一：{A}，报价365000元；\n综合得分第二：{B}，报价370000元。"
    notice = read_notice(page)
    assert [(award.supplier.name, award.rank) for award in notice.awards] in ([(B, 2)], [(A, 1), (B, 2)])
    assert len(notice.awards) == 2 or "result_not_read" in notice.marks


@pytest.mark.parametrize(
    "ranked", ["评标结果排名：{}", "排名：{}", "名次：{}", "评标排名：第{}名", "中标候选人排序：{}", "推荐次序：{}"]
)
def test_a_rank_stands_before_its_candidate(ranked: str) -> None:
    """In a line of its own above the name, lot by lot: the candidate above has his own."""
    bid = f"{ranked}\n中标候选人名称：{{}}\n投标价格：{{}}元\n"
    lots = f"包件1\n{bid.format(1, A, 418000)}{bid.format(2, B, 426000)}包件2\n{bid.format(1, C, 399000)}"
    notice = read_notice(f"离心机采购评标结果公示\n招标人：青溪医院\n公示时间：2026-04-11\n{lots}", kind="text")
    told = [(award.lot, award.supplier.name, award.rank) for award in notice.awards]
    assert (told, notice.marks) == ([("包件1", A, 1), ("包件1", B, 2), ("包件2", C, 1)], ())


def test_a_rank_stands_behind_its_candidate() -> None:
    """Below the name and the price, before the next one's name."""
    lines = "".join(
        f"中标候选人名称：{name}\n投标价格：{price}元\n排名：{i}\n" for i, name, price in ((1, A, 418000), (2, B, 426000))
    )
    notice = read_notice(f"离心机采购中标候选人公示\n招标人：青溪医院\n{lines}", kind="text")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2)]


def test_the_rank_of_the_last_bidder_is_not_the_winners() -> None:
    """Who bid, with points and ranks, and then who won."""
    bids = f"供应商名称：{B}\n得分：80\n排名：1\n供应商名称：{C}\n得分：70\n排名：2\n"
    notice = read_notice(
        f"离心机采购结果公告\n采购人：青溪医院\n评审情况：\n{bids}成交供应商：{B}\n成交金额：399000元", kind="text"
    )
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(B, None)]


@pytest.mark.parametrize("votes", ["得票最高", "得票数最多", "票数第一", "得票第一名"])
def test_who_has_the_most_votes_and_becomes_the_supplier_has_won(votes: str) -> None:
    """Schools let parents vote."""
    notice = read_notice(f"青溪小学校服采购结果公示\n经家长投票，{A}{votes}，为我校校服供应商。")
    assert [award.supplier.name for award in notice.awards] == [A]


def test_the_most_votes_alone_win_nothing() -> None:
    """A ballot that says of nobody what he is to be is marked."""
    notice = read_notice(f"青溪小学校服采购结果公示\n经家长投票，{A}得票最高。")
    assert not notice.awards
    assert "result_not_read" in notice.marks


@pytest.mark.parametrize("title", ["实验室设备采购结果公示", "实验室设备评标结果公示", "实验室设备中标候选人公示"])
def test_who_is_proposed_as_candidate_has_not_won(title: str) -> None:
    """推荐某某公司为中标候选人, without a rank."""
    notice = read_notice(f"青溪大学{title}\n经评标委员会评审，推荐{A}为中标候选人，投标报价：1,250,000.00元。")
    assert notice.notice_type is NoticeType.CANDIDATE
    assert [award.supplier.name for award in notice.awards] == [A]


@pytest.mark.parametrize("number", ["二、", "（二）", "2、"])
def test_a_numbered_sentence_that_says_who_has_won_is_no_head(number: str) -> None:
    """A name never holds the words that lead to it."""
    notice = read_notice(f"青溪中学物业服务遴选结果公示\n{number}拟成交供应商为排名第一的{A}。\n2025年6月3日")
    assert [award.supplier.name for award in notice.awards] == [A]


@pytest.mark.parametrize("head", ["评标委员会推荐的{}：", "2、推荐{}：", "经评审，选定{}："])
@pytest.mark.parametrize("noun", ["入围单位", "入围供应商", "中标候选人"])
def test_names_below_lots_under_such_a_line_are_those_of_their_lot(head: str, noun: str) -> None:
    """A name in each line, the lots between them."""
    body = f"一标段：\n{A}\n{B}\n二标段：\n{B}\n{C}"
    notice = read_notice(f"青溪大学新校区地板采购评标报告\n采购人：青溪大学\n{head.format(noun)}\n{body}")
    found = [(award.lot, award.supplier.name) for award in notice.awards]
    assert found == [("一标段", A), ("一标段", B), ("二标段", B), ("二标段", C)]
    proposed = "推荐" in head or "候选" in noun
    assert notice.notice_type is (NoticeType.CANDIDATE if proposed else NoticeType.AWARD)


@pytest.mark.parametrize("rank", ["（推荐第{}）", "（第{}）", "（第{}名）", "（排名第{}）"])
def test_ranks_behind_prices_in_one_line_are_those_of_candidates(rank: str) -> None:
    """包1 某某公司 100元（推荐第一）；某某公司 120元（第二）: of one lot."""
    told = f"包1 {A} 3150000.00元{rank.format('一')}；{B} 3189600元{rank.format('二')}；服务期一年"
    notice = read_notice(f"干选车间维保服务中标候选人公示\n招标人：青溪煤矿有限公司\n2026-01-08 中标候选人公示：{told}")
    found = [
        (award.lot, award.supplier.name, award.rank, award.amount.minor if award.amount else None) for award in notice.awards
    ]
    assert found == [("包1", A, 1, 315_000_000), ("包1", B, 2, 318_960_000)]
    assert notice.notice_type is NoticeType.CANDIDATE


def test_ranks_before_names_in_a_list_are_those_of_candidates() -> None:
    """第1名某某公司、第2名某某公司; one alone ranks nobody."""
    head = "选矸加工服务中标候选人公示\n招标编号QX-2026-035；"
    notice = read_notice(f"{head}中标候选第1名{A}、第2名{B}、第3名{C}；公示期2026-07-02至07-04")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2), (C, 3)]


def test_a_winner_may_be_named_without_a_colon_at_the_end_of_a_line() -> None:
    """…中标结果公示（2026-06-02）；中标人某某公司."""
    notice = read_notice(f"维保服务中标结果公示\n招标人：青溪煤矿有限公司\n维保服务中标结果公示（2026-06-02）；中标人{A}\n")
    assert [award.supplier.name for award in notice.awards] == [A]


@pytest.mark.parametrize("head", ["二、入围供应商名单（排名不分先后）", "二、中选单位名单"])
def test_names_in_a_list_under_a_head_without_a_colon_have_won(head: str) -> None:
    """Those under 备选供应商 have not."""
    items = "".join(f"<li>{name}</li>" for name in (A, B))
    page = (
        f"<h2>青溪银行律师事务所选聘项目入围结果公告</h2><p>{head}</p><ol>{items}</ol><p>三、备选供应商</p><ol><li>{C}</li></ol>"
    )
    assert [award.supplier.name for award in read_notice(page, kind="html").awards] == [A, B]


def test_a_number_in_brackets_behind_the_project_is_its_own() -> None:
    """某某项目（QX-ZB-2026-12）于…开标."""
    page = (
        f"青溪师范学院图书采购中标公示\n青溪师范学院图书采购项目（QX-ZB-2026-12）于2026年11月27日在会议室开标。\n中标单位：{A}\n"
    )
    assert read_notice(page).project_number == "QX-ZB-2026-12"


def test_a_numbered_list_goes_on_behind_any_name() -> None:
    """经销处 ends names between numbers, though none in running text; a list with what is no name is marked."""
    names = f"类型中标候选人名称名次第一中标候选人{A}1青溪区江滨服装经销处2{C}3"
    found = read_notice(f"青溪区入围项目中标候选人公示\n{names}\n招标人：青溪区教育局", kind="text")
    assert [(a.supplier.name, a.rank) for a in found.awards][1:] == [("青溪区江滨服装经销处", 2), (C, 3)]
    broken = read_notice(f"青溪区入围项目中标候选人公示\n{names.replace('经销处', '的')}\n招标人：青溪区教育局", kind="text")
    assert broken.marks == (NoticeMark.RESULT_NOT_READ,)


def test_names_run_together_with_their_ranks_behind_them_are_candidates() -> None:
    """类型中标候选人名称名次第一中标候选人某某公司1某某公司2第二中标候选人某某公司3."""
    names = f"类型中标候选人名称名次第一中标候选人{A}1{B}2第二中标候选人{C}3"
    told = f"四、中标候选人情况：{names}五、公示期：2026年07月06日至2026年07月09日"
    notice = read_notice(f"装修改造工程入围项目中标候选人公示 青溪银行装修改造工程入围项目评审已结束，现公示如下：{told}")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2), (C, 3)]


def test_ranks_may_stand_in_circles() -> None:
    """①, ② in the column of ranks."""
    rows = "".join(f"<tr><td>{rank}</td><td>{name}</td><td>500.00</td></tr>" for rank, name in (("①", A), ("②", B)))
    table = f"<table><tr><td>排名</td><td>中标候选人</td><td>投标报价（元）</td></tr>{rows}</table>"
    notice = read_notice(f"<h1>青溪区教育局设备中标候选人公示</h1>{table}", kind="html")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2)]


def test_ranks_told_where_bids_were_judged_are_those_of_the_table() -> None:
    """The table names the candidates with their prices and no ranks, the story below it ranks all of them."""
    cells = "<tr><td>中标候选人名称</td><td>{}</td><td>{}</td></tr><tr><td>投标报价(元)</td><td>546500</td><td>535000</td></tr>"
    story = f"<p>评标情况</p><p>一、初步评审：{C}被否决。</p><p>二、评审结果：第一中标候选人：{A}；第二中标候选人：{B}。</p>"
    page = f"<h1>某某项目中标候选人公示</h1><table>{cells.format(A, B)}</table>{story}"
    notice = read_notice(page, kind="html")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2)]


def test_scores_in_the_table_of_a_candidate_do_not_end_the_candidates() -> None:
    """评委打分 is the last row of each of them."""
    names = ("杭州甲乙信息技术有限公司", "宁波丙丁设备有限公司")
    tables = "".join(
        f"<table><tr><td>第{rank}中标候选人</td><td>{name}</td></tr><tr><td>投标报价(元)</td><td>29568{n}0</td></tr>"
        f"<tr><td>评委打分</td><td>专家1：92.5　专家2：91.0　平均分：92.3</td></tr></table>"
        for n, (rank, name) in enumerate(zip("一二", names, strict=True))
    )
    notice = read_notice(f"<h1>医用气体系统采购中标候选人公示</h1><p>中标候选人：</p>{tables}", kind="html")
    assert [(award.rank, award.supplier.name) for award in notice.awards] == [*enumerate(names, 1)]


@pytest.mark.parametrize(
    "line",
    ["第一顺位：{A}，第二顺位：{B}。", "第一中标候选人{A}投标报价1128000元，第二中标候选人{B}投标报价1153500元。"],
)
def test_who_stands_second_behind_a_comma_is_a_candidate_too(line: str) -> None:
    """In a line of their own, with prices and without."""
    notice = read_notice(f"青溪区食堂中标候选人公示\n{line.format(A=A, B=B)}\n公示期：3日\n招标人：青溪中学\n", kind="text")
    assert [(award.supplier.name, award.rank) for award in notice.awards] == [(A, 1), (B, 2)]


@pytest.mark.parametrize("gap", [" ", "\n"])
@pytest.mark.parametrize("heads", ["候选人|公司名称|投标报价（元）|投标保证金", "候选人|投标人名称|投标保证金|投标报价（元）"])
def test_candidates_over_their_ranks_head_a_column_of_ranks(gap: str, heads: str) -> None:
    """No deposit becomes the price of who stands beside his rank."""
    facts = {"投标报价（元）": ("1128000.00", "1153500.00"), "投标保证金": ("20000", "20000")}
    rows = [[f"第{rank}候选人", name] for rank, name in zip("一二", (A, B), strict=True)]
    rows = [[*row, *(facts[head][i] for head in heads.split("|")[2:])] for i, row in enumerate(rows)]
    lines = "\n".join(gap.join(row) for row in (heads.split("|"), *rows))
    notice = read_notice(f"青溪区食堂中标候选人公示\n{lines}\n公示期：3日\n招标人：青溪中学\n", kind="text")
    told = [(award.supplier.name, award.rank, str(award.amount)) for award in notice.awards]
    assert told == [(A, 1, "1128000.00"), (B, 2, "1153500.00")]


@pytest.mark.parametrize(
    ("said", "kind"), [("确定第一名为成交供应商。", NoticeType.AWARD), ("推荐第一名为成交候选人。", NoticeType.CANDIDATE)]
)
@pytest.mark.parametrize("above", ["", "评审结果如下：\n"])
def test_the_first_has_won_where_the_page_decides_so(above: str, said: str, kind: NoticeType) -> None:
    """1、第一名：某某公司，2.35万元 and below the ranks who of them is chosen."""
    ranks = f"1、第一名：{A}，报价2.35万元；\n2、第二名：{C}，报价2.50万元。\n"
    notice = read_notice(f"青溪区布草洗涤服务采购项目结果公示\n{above}{ranks}{said}\n", kind="text")
    found = [(award.supplier.name, award.rank) for award in notice.awards]
    assert (notice.notice_type, found) == (kind, [(A, None)] if kind is NoticeType.AWARD else [(A, 1), (C, 2)])
