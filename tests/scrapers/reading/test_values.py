"""Amounts, days, periods and names one by one, and as properties."""

from datetime import date, timedelta
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.names import is_legal, is_name, tidy
from scrapers.reading.lexicon.parties import split_parties
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.values.amounts import figures, money_in
from scrapers.reading.values.dates import days
from scrapers.reading.values.in_words import yuan_in_words
from scrapers.reading.values.periods import read_period


@pytest.mark.parametrize(
    ("words", "yuan"),
    [
        ("壹佰壹拾陆万元整", "1160000"),
        ("肆佰零玖万陆仟元整", "4096000"),
        ("贰仟捌佰贰拾玖万叁仟零柒拾陆元肆角陆分", "28293076.46"),
        ("叁角伍分", "0.35"),
        ("贰元叁分", "2.03"),
        ("壹万元零伍分", "10000.05"),
        ("叁佰壹拾万零捌仟", "3108000"),
    ],
)
def test_capital_numerals_are_read(words: str, yuan: str) -> None:
    """Yuan, jiao and fen of an amount in words."""
    assert yuan_in_words(words) == Decimal(yuan)


@settings(max_examples=60)
@given(st.integers(1, 10**12))
def test_words_and_digits_tell_the_same(fen: int) -> None:
    """What cn2an writes in capital numerals reads back as the same amount, or not at all."""
    yuan = Decimal(fen) / 100
    words = cn2an.an2cn(str(yuan), "rmb")
    assert yuan_in_words(words) in (yuan, None)


@settings(max_examples=60)
@given(st.integers(1, 10**13), st.sampled_from(["元", "万元", "亿元"]), st.booleans())
def test_digits_with_a_unit_are_exact(fen: int, unit: str, commas: bool) -> None:
    """Digits are multiplied as decimals: no jiao is lost in 万元."""
    scale = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}[unit]
    yuan = Decimal(fen) / 100
    printed = f"{yuan / scale:,f}" if commas else f"{yuan / scale:f}"
    figure = money_in(f"{printed}{unit}", 0, len(printed) + len(unit))
    assert figure is not None
    assert figure.value == yuan


@pytest.mark.parametrize(
    ("text", "hint", "kind", "value"),
    [
        ("￥51.426000 万元（人民币）", "", "money", "514260"),
        ("51.4260000（万元）", "", "money", "514260"),
        ("1亿2,560万元", "", "money", "125600000"),
        # decimals and a part behind them are two figures that ran together
        ("378.6万1元", "", "money", "3786000"),
        ("68.8", "万元", "money", "688000"),
        ("99，550．00", "元", "money", "99550"),
        ("110 . 346672 万元", "", "money", "1103466.72"),
        ("66.50(%)", "", "percent", "66.50"),
        ("85.0000000", "%", "percent", "85"),
        ("6500.00元/人月", "", "unit_price", "6500"),
        ("513360.00元每年", "", "unit_price", "513360"),
        ("US$745,800.00", "", "money", "745800"),
    ],
)
def test_figures_are_told_apart(text: str, hint: str, kind: str, value: str) -> None:
    """Money, rates and unit prices, with the unit wherever it stands."""
    folded = fold(text)
    figure = figures(folded, 0, len(folded), hint=hint)[0]
    assert (figure.kind, figure.value) == (kind, Decimal(value))


def test_years_counts_and_codes_are_no_money() -> None:
    """A number followed by what it counts is no amount."""
    for text in ("2026年", "3台", "302室", "17:51", "90日历天"):
        assert money_in(text, 0, len(text)) is None


@settings(max_examples=60)
@given(
    st.dates(date(1990, 1, 1), date(2089, 12, 31)),
    st.sampled_from(["{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}", "{0:%Y/%m/%d}", "{0.year}.{0.month}.{0.day}"]),
)
def test_every_day_printed_is_read(day: date, form: str) -> None:
    """Days in all printed forms."""
    text = form.format(day)
    assert [found.day for found in days(text, 0, len(text))] == [day]


def test_a_written_day_is_read() -> None:
    """Days in Chinese numerals, with a letter or a digit for the round zero."""
    for text in ("二〇二六年一月二十七日", "二00九年七月十五日", "二○二六年十二月三十一日"):
        assert len(days(text, 0, len(text))) == 1
    assert days("2026年13月45日", 0, 11) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("10个月", "10"),
        ("一年", "12"),
        ("三年，合同一年一签", "36"),
        ("自合同签订之日起12个月", "12"),
        ("服务期：十八个月", "18"),
        ("365日历天", "12.00"),
        ("半年", "6.0"),
    ],
)
def test_periods_are_months(text: str, months: str) -> None:
    """Lengths in months, years and days."""
    period = read_period(text, 0, len(text))
    assert period is not None
    assert period.months == Decimal(months)


@settings(max_examples=40)
@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(0, 3000))
def test_periods_from_day_to_day(start: date, length: int) -> None:
    """A period printed as two days has both."""
    end = start + timedelta(days=length)
    text = f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
    period = read_period(text, 0, len(text))
    assert period is not None
    assert (period.start, period.end) == (start, end)


_STEM = st.text(st.sampled_from("青溪北川远望华东信安海城"), min_size=2, max_size=8)


@settings(max_examples=60)
@given(
    _STEM,
    st.sampled_from(["", "（北京）", "(上海)"]),
    st.sampled_from(["有限公司", "股份有限公司", "集团有限责任公司"]),
    st.sampled_from(["", " ", "：", "。", "（联合体）"]),
)
def test_brackets_belong_to_names(stem: str, place: str, ending: str, after: str) -> None:
    """A name keeps its brackets and loses what stands round it."""
    name = f"{stem}{place}{ending}"
    assert tidy(name + after) == name
    assert is_legal(name)


@settings(max_examples=40)
@given(st.lists(_STEM, min_size=2, max_size=4, unique=True), st.sampled_from(["、", "；", "\n", "，"]))
def test_joint_ventures_are_split(stems: list[str], separator: str) -> None:
    """The parties of a joint venture in their order."""
    names = [f"{stem}工程有限公司" for stem in stems]
    assert split_parties(separator.join(names)) == names


LEAD, MEMBER = "乙方仪器设备有限公司", "甲方智能科技有限公司"


@pytest.mark.parametrize(
    "printed",
    [
        f"{LEAD}（牵头人）与{MEMBER}（成员）联合体",
        f"（主）{LEAD}（成）{MEMBER}",
        f"{LEAD}（联合体牵头人）{MEMBER}（联合体成员）",
        f"{LEAD}（牵头单位），{MEMBER}（成员单位一）",
        f"联合体（{LEAD}、{MEMBER}）",
        f"{LEAD}（牵头方）以及{MEMBER}（联合体）",
        f"{LEAD} 联合 {MEMBER}",
    ],
)
def test_the_parties_of_a_venture_are_found_behind_their_notes(printed: str) -> None:
    """What is noted beside a name (who leads, who is a member) hides no party of a joint venture."""
    assert split_parties(printed) == [LEAD, MEMBER]


@pytest.mark.parametrize(
    "name",
    [
        "青溪县白石镇新桥村民委员会",
        "青溪县公路养护中队",
        "青溪县龙潭加油站",
        "青溪县物流协会",
        "青溪县第二小学",
        "青溪县金穗养殖场",
        "青溪县同福大药房",
        "青溪县民兵训练基地",
        "Northfield Instruments GmbH & Co. KG",
    ],
)
@pytest.mark.parametrize("behind", ["太原市小店区南河街401号", "新疆乌鲁木齐市天山区北河路2号", "316000.00", "（注）", ""])
def test_names_of_organizations_end_where_an_address_or_a_figure_begins(name: str, behind: str) -> None:
    """Whatever kind of organization has won, its name ends before what is glued to it."""
    assert is_legal(name)
    assert first_name(name + behind, 0, len(name + behind)) == (0, len(name))


@pytest.mark.parametrize("name", ["某某移动通信集团青海有限公司", "360（中国）有限公司", "某某市中心医院"])
def test_names_go_on_behind_an_ending_within_them(name: str) -> None:
    """A name that holds a region or another ending is read whole."""
    assert first_name(name, 0, len(name)) == (0, len(name))
    assert tidy(name) == name


@pytest.mark.parametrize("text", ["评标委员会", "中标公司", "开户银行"])
def test_labels_are_no_names(text: str) -> None:
    """A label that ends as organizations do is none."""
    assert not is_legal(text)


def test_works_are_no_names() -> None:
    """A work that is called after a place is no organization: 青溪体育公园项目."""
    text = "青溪体育公园项目"
    assert first_name(text, 0, len(text)) is None


def test_placeholders_and_sentences_are_no_names() -> None:
    """What stands in a supplier cell need not be a name."""
    for text in ("/", "无", "详见附件", "123456", "本项目采用综合评分法。", "流标", "-"):
        assert not is_name(text)


def test_a_name_goes_on_behind_a_town_called_after_a_shop() -> None:
    """驻马店 is no shop, and 路桥 no road."""
    name = "驻马店安驰路桥工程有限公司"
    assert first_name(name, 0, len(name)) == (0, len(name))
