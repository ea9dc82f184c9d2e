"""Each doubt the reader has about an award, and the notice that gives no reason for it."""

# ruff: noqa: E501 (the pages are kept in one piece)

import pytest

from scrapers.money import Money
from scrapers.notice import Mark
from scrapers.reading import read_notice

_HEAD = "青溪县绿化项目中标公告\n"
_TAIL = "\n采购人：青溪县园林局\n采购代理机构：广通招标有限公司\n"


def _marks(body: str) -> list[tuple[Mark, ...]]:
    return [award.marks for award in read_notice(f"{_HEAD}{body}{_TAIL}", kind="text").awards]


def test_a_plain_award_has_no_mark() -> None:
    """A notice that agrees with itself raises no doubt."""
    assert _marks("预算金额：120万元\n最高限价：119万元\n中标人：青溪园林有限公司\n中标价：壹佰壹拾陆万元整（￥1160000.00）") == [
        ()
    ]


@pytest.mark.parametrize(
    ("mark", "body"),
    [
        (Mark.WORDS_DIFFER, "中标人：青溪园林有限公司\n中标价：壹佰壹拾陆万元整（￥1180000.00）"),
        (Mark.WORDS_DIFFER, "中标人：青溪园林有限公司\n中标价：1180000.00元\n大写：壹佰壹拾陆万元整"),
        (Mark.ABOVE_BUDGET, "预算金额：100万元\n中标人：青溪园林有限公司\n中标价：116万元"),
        (Mark.ABOVE_CEILING, "最高限价：100万元\n中标人：青溪园林有限公司\n中标价：116万元"),
        (Mark.UNIT_SLIP, "预算金额：120万元\n中标人：青溪园林有限公司\n中标价：116元"),
        (Mark.UNIT_SLIP, "预算金额：120万元\n中标人：青溪园林有限公司\n中标价：1160000万元"),
        (Mark.UNIT_SLIP, "总中标金额：￥1200 万元\n中标人：青溪园林有限公司\n中标金额：12000000（万元）"),
        (Mark.IMPLAUSIBLE_AMOUNT, "中标人：青溪园林有限公司\n中标价：13800001111元\n联系电话：13800001111"),
        (Mark.IMPLAUSIBLE_AMOUNT, "中标人：青溪园林有限公司\n中标价：650000\n邮政编码：650000"),
        # yen have no minor unit
        (Mark.IMPLAUSIBLE_AMOUNT, "中标人：青溪园林有限公司\n中标价：12,345,678.50日元"),
        (Mark.IMPLAUSIBLE_AMOUNT, "中标人：青溪园林有限公司\n中标价：123.456789万日元"),
        (Mark.SUPPLIER_IS_BUYER, "中标人：青溪县园林局\n中标价：116万元"),
        (Mark.SUPPLIER_IS_AGENCY, "中标人：广通招标有限公司\n中标价：116万元"),
        (Mark.NOT_A_NAME, "中标人：青溪某某\n中标价：116万元"),
        (Mark.NOT_A_NAME, "中标人：青溪、东河园林处、西河工坊\n中标价：116万元"),
        (Mark.NOT_A_NAME, "中标人：白石市东街248号文昌新苑2层10号门市\n中标价：116万元"),
        # two pieces of a figure that may be one
        (Mark.UNREADABLE_AMOUNT, "中标人 | 中标价（元）\n青溪园林有限公司 | 25314\n68.00"),
        # the lots of one winner in one value, read as one
        (Mark.NOT_A_NAME, "中标供应商：1-青溪园林有限公司，2-青溪园林有限公司\n中标金额：1-100万元，2-200万元"),
        (Mark.UNREADABLE_AMOUNT, "中标人：青溪园林有限公司\n中标价：壹佰贰万万万"),
        # a venture of whom one member is named
        (Mark.NOT_A_NAME, "中标人：青溪园林有限公司（联合体）\n中标价：116万元"),
        (Mark.NOT_A_NAME, "中标人：青溪园林有限公司联合体\n中标价：116万元"),
        (Mark.NOT_A_NAME, "中标人：青溪园林有限公司等3家单位组成的联合体\n中标价：116万元"),
        (Mark.NOT_A_NAME, "中标人：青溪园林有限公司（牵头人）\n中标价：116万元"),
    ],
)
def test_each_doubt_is_marked(mark: Mark, body: str) -> None:
    """What contradicts the page itself is marked, and the award is kept."""
    (marks,) = _marks(body)
    assert mark in marks


def test_a_venture_that_takes_a_winners_place_is_doubted_too() -> None:
    """A correction names one of its members."""
    page = "青溪水厂工程中标结果变更公告\n原中标人：北川园林有限公司，中标价750000元\n变更后中标人：青溪园林有限公司（联合体），中标价700000元。"
    (award,) = read_notice(page, kind="text").awards
    assert award.marks == (Mark.NOT_A_NAME,)


@pytest.mark.parametrize(
    "body",
    [
        "中标人：青溪园林有限公司 联合体：否\n中标价：116万元",
        "中标人：青溪园林有限公司\n中标价：116万元\n本项目不接受联合体投标",
        "中标人：青溪园林有限公司（联合体牵头人）、北川园林有限公司（联合体成员）\n中标价：116万元",
    ],
)
def test_no_venture_is_doubted_that_is_none_or_is_named(body: str) -> None:
    """The words of a venture say nothing where there is none, or where each member is read."""
    assert _marks(body) == [()]


def test_lots_that_do_not_add_up_are_marked_each() -> None:
    """A stated total that no lot and no sum explains marks every priced lot."""
    body = "总中标金额：500万元\n第一包：\n中标人：青溪园林有限公司\n中标价：100万元\n第二包：\n中标人：北川园林有限公司\n中标价：200万元"
    assert _marks(body) == [(Mark.LOTS_DO_NOT_ADD_UP,), (Mark.LOTS_DO_NOT_ADD_UP,)]


def test_a_stated_total_that_is_one_lots_figure_says_nothing() -> None:
    """Portals show one lot's figure as the total of a bulk purchase: no doubt follows from it."""
    body = "总中标金额：200万元\n第一包：\n中标人：青溪园林有限公司\n中标价：100万元\n第二包：\n中标人：北川园林有限公司\n中标价：200万元"
    assert _marks(body) == [(), ()]


def test_an_amount_only_the_summary_prints_is_marked() -> None:
    """Where the body prints no price, the summary box's is taken and marked."""
    notice = read_notice(
        "青溪县绿化项目中标公告\n公告概要：\n采购项目名称：青溪县绿化项目\n采购单位：青溪县园林局\n总中标金额：￥116.000000 万元（人民币）\n"
        "代理机构联系方式：1\n\n一、项目编号：Q-1\n三、中标（成交）信息\n供应商名称：青溪园林有限公司\n中标（成交）金额：详见附件\n",
        kind="text",
    )
    (award,) = notice.awards
    assert award.marks == (Mark.SUMMARY_ONLY,)
    assert str(award.amount) == "1160000.00"
    assert not notice.result_in_attachment


def test_a_small_figure_that_no_unit_belongs_to_is_marked() -> None:
    """98.60 may be yuan or ten thousands of them: no amount, and the mark says that one was printed."""
    notice = read_notice("某设备采购项目中标公告\n中标人：青溪康源医疗器械有限公司\n中标金额：98.60\n", kind="text")
    assert [(award.amount, award.marks) for award in notice.awards] == [(None, (Mark.UNREADABLE_AMOUNT,))]


@pytest.mark.parametrize(
    "price",
    [
        # money or a rate, in yuan or in parts
        "中标价（万元/%）：58.90",
        "中标价：设计费：12万元；建安工程费：90万元",
        # a head in 万元 over yuan
        "中标价（万元）：1160000000",
        # a certificate's number
        "中标价：浙233161607458",
    ],
)
def test_a_price_that_can_be_two_things_is_none_and_marked(price: str) -> None:
    """Of what may be read in two ways nothing is read, and the mark says that something was printed."""
    (award,) = read_notice(f"{_HEAD}中标人：青溪园林有限公司\n{price}{_TAIL}", kind="text").awards
    assert (award.amount, award.marks) == (None, (Mark.UNREADABLE_AMOUNT,))


def test_a_sum_beyond_its_fen_is_marked() -> None:
    """More than two decimals of a yuan are the figure of the next column, or a unit price."""
    (award,) = read_notice(f"{_HEAD}中标人：青溪园林有限公司\n中标价：1038121.805元{_TAIL}", kind="text").awards
    assert award.marks == (Mark.IMPLAUSIBLE_AMOUNT,)


def test_a_row_whose_figures_ran_together_is_marked() -> None:
    """The price's cell of a flattened row is empty, and figures stand behind the name."""
    table = "包号 供应商名称 供应商地址 中标金额 备注\n1 青溪园林有限公司 青溪县西湖路 评分98.5得分96.40.5 -"
    (award,) = read_notice(f"{_HEAD}三、中标（成交）信息\n{table}{_TAIL}", kind="text").awards
    assert (award.amount, award.marks) == (None, (Mark.UNREADABLE_AMOUNT,))


def test_the_price_with_tax_behind_the_one_without_it_is_taken() -> None:
    """One value prints both, and its label speaks of the first only."""
    price = "投标报价（不含增值税）：239084.33元增值税税率：9%含增值税：260601.92元"
    (award,) = read_notice(f"{_HEAD}中标人：青溪园林有限公司\n{price}{_TAIL}", kind="text").awards
    assert (award.amount, award.marks) == (Money.of("260601.92"), ())


@pytest.mark.parametrize("printed", ["-350000元", "－350,000.00元", "￥-350000.00", "(350,000.00)元"])
def test_a_negative_price_keeps_its_sign_and_is_marked(printed: str) -> None:
    """A reduction is no win of the same amount."""
    (award,) = read_notice(f"{_HEAD}中标人：青溪园林有限公司\n中标价：{printed}{_TAIL}", kind="text").awards
    assert (award.amount, award.marks) == (Money.of(-350000), (Mark.NEGATIVE_AMOUNT,))


@pytest.mark.parametrize("printed", ["叁拾伍万元整（350,000.00）", "￥350000.00-含税", "350000元（350,000.00）"])
def test_dashes_and_brackets_beside_a_price_are_no_sign(printed: str) -> None:
    """Brackets repeat an amount in digits, dashes join words."""
    (award,) = read_notice(f"{_HEAD}中标人：青溪园林有限公司\n中标价：{printed}{_TAIL}", kind="text").awards
    assert (award.amount, award.marks) == (Money.of(350000), ())
