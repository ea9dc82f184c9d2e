"""Forms of lines without labels, as patterns: heads over names and prices, a name with its price, its item or its rank."""

from __future__ import annotations

import re

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.figures import CURRENCY, FIGURE, IN_WORDS, SAID_MONEY
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.words import VOCABULARY, any_of, words_of

# 物业服务费, what was bought, and no agency's fee
OWN_FEE = "(?<!代理)(?<!采购)(?<!招标)(?<!中标)(?<!成交)(?<!交易)(?<!平台)服务费"
# 审计服务费, of works named before it
FEE_OF_WORKS = rf"(?<=[\u4e00-\u9fff])(?<![取付纳交缴目构的审]){OWN_FEE}"
# 年费用（元）, 租金（元/年）
_YUAN, _SUM_NOUN = re.compile(r"[万亿]?元(?:\s?/.*)?"), re.compile("[费价额款计格用金值]$|成交$|中标$")
_OWN_FEE = re.compile(rf"{FEE_OF_WORKS}(?:报价|用)?$")
# 121,500.00, USD 121,500.00, 265.3万元人民币
BARE_FIGURE = re.compile(rf"(?:{CURRENCY}\s?)?{FIGURE}(?:\s?\(?(?:{CURRENCY}|人民币)\)?)?|{SAID_MONEY}")
LOST = re.compile(rf"(?:未|没有|不予){any_of('won')}|落选|淘汰|不合格|备选|候补|候选(?:补)?单位")
# 全部投标人通过了初审: below it stands nobody who lost
ALL_PASSED = re.compile(
    rf"(?:全部|所有)[^\s,;。:未没不]{{0,6}}{any_of('party_nouns')}(?:均|都)?已?通过了?[^\s,;。:]{{2,8}}[。;]?$"
)
GAVE_UP = re.compile(any_of("gave_up"))
# 某某片区成交供应商为某某公司
TOLD = re.compile(rf"{any_of('won_of')}{any_of('winner_words')}(?:名称)?[为是](?=[\u4e00-\u9fff]{{4}})")
# 东片区：某某公司，中标单价0.62元/公里
OF_AREA = re.compile(rf"[\u4e00-\u9fff]{{1,6}}(?:片区?|区域)\s?:[^,;。:]{{4,40}}(?:,\s?{any_of('won')}[^。;]{{2,60}})?[。;]?")
# （中标价：1000元）behind a name
PRICE_LABEL = re.compile(r"\s*[(,;]?\s*(?P<label>[\u4e00-\u9fff]{2,10}(?:\([^()]{0,8}\))?)\s?:")
# 入围供应商公示如下（排名不分先后）:, 确定以下3家单位入围:
NAMES_FOLLOW = re.compile(
    rf"{any_of('won')}(?:{any_of('winner_words')}|企业|机构)[^。;:]{{0,12}}?{any_of('as_follows')}[^。;:]{{0,16}}:$"
    # 入围我校机构库的单位为（按得分排序）:
    rf"|{any_of('won')}[^。;:()]{{0,20}}?{any_of('party_nouns')}(?:名单)?[为是](?:\([^()]{{0,16}}\))?:$"
    # 评标委员会推荐的入围单位:
    rf"|{any_of('proposes')}的?{any_of('won')}{any_of('winner_words')}:$"
    # 入围名单（排名不分先后）:
    rf"|(?<![未不]){any_of('won')}名单(?:\([^()]{{0,16}}\))?:$"
    # 下列机构入围，现予公告:, 下列机构入围某某法院机构名册（排名不分先后）:
    rf"|(?:{any_of('as_follows')}|下列)[^。;:]{{0,14}}?(?<![未不]){any_of('won')}(?:[^。;:(),]{{0,4}}|[^。;:(),]{{4,40}}?(?:名册|名录|库))(?:\([^()]{{0,16}}\)|,现[^。;:,()]{{1,8}})?:$"
)
RESULTS_FOLLOW = re.compile(rf"{any_of('won')}结果[^。;:]{{0,8}}?(?::|如下:?)$")
NAMES_LISTED = re.compile(
    rf"{any_of('won')}(?:{any_of('winner_words')}|企业|机构)(?:名单)?(?:\([^()]{{0,16}}\))?$"
    # 二、诉讼代理类（入围4家，按得分排序）
    rf"|\((?:{any_of('won')}|入选)\s?\d{{1,2}}\s?[家名个](?:,[^()]{{1,20}})?\)$"
)
# what ends a line over results, and one over names
RESULTS_END = (":", "如下")
LISTED_ENDS = (*{word[-1] for word in words_of("winner_words")}, "业", "构", "单", ")")
PROPOSED = re.compile(
    rf"(?:推荐的?{any_of('won')}|{any_of('proposes')}的?{any_of('won')}{any_of('candidate_words')}){any_of('winner_words')}:$"
)
# 第1包：某某公司，100万元, and set apart by as many blanks as fill a column, or in brackets
_APART = r"(?:[\s,:/]{1,3}|\s{4,60})"
# 某某公司，青溪市高新路1号，100万元
_PLACE = rf"(?:{_APART}[^\s,;。:()]{{2,40}}(?:[路街道巷村区镇乡号室楼层幢栋园厦城市县省])(?=[\s,]))?"
# 人民币   壹佰万元整   ￥1000000.00: the sum in words beside it
_WORDS = rf"(?:{_APART}人民币(?=\s))?(?:{_APART}{IN_WORDS})?"
MONEY_ALONE = re.compile(rf"(?:{_PLACE}{_WORDS}{_APART}{SAID_MONEY}|\s{{0,60}}\(\s?{SAID_MONEY}\s?\))[\s。;]*")
# 第二低：某某公司 13,100元 beside who has won
COMES_AFTER = re.compile(r"第[二三四五]|次[低高优]|其[余他它]")
# 1、医用口罩：某某公司，3.5万元
ITEM = re.compile(rf"(?P<item>(?!.{{0,24}}(?:{any_of('party_nouns')}|{any_of('works_of_others')})\s?:)[^\s:,。;]{{2,24}}):\s?")
MONEY_OR_END = re.compile(rf"(?:{_APART}{SAID_MONEY})?[\s。;]*")
# 某某公司，型号M9， before its price
MADE = re.compile(r"(?:,\s?(?:规格|品牌|型号|产地)[^,。;:\n]{1,40}){0,3}")
# 某某公司，份额40%， before its price
SHARE_BEHIND = re.compile(
    rf"[,;\s(]{{0,4}}(?:{any_of('won')})?{any_of('shares')}(?:比例|占比)?\s?[:为]?\s?\d{{1,3}}(?:\.\d+)?\s?%\)?[,;\s]*"
)
# 综合得分95分，排名第一；
RANK_BEHIND = re.compile(rf"[,\s](?:排名|排序|位列|名次)\s?(?:为|:)?\s?(?P<rank>第\s?[{COUNTING}\d]{{1,2}}\s?名?)[\s;。]*$")
# 发票类型：增值税专用发票
OTHER_LABEL = re.compile(r"[^\s:,。;\d]{2,12}:[^,。]{1,30}[。;]?$")
# 名称及人月单价投标报价（元/月）: a head over the lines that follow
_UNIT_WORD = VOCABULARY["words"]["unit_price_words"][0]
# 数量 单价（元） 金额（元）: heads of columns, the price of all among them
_COUNTED = re.compile(any_of("counts"))
_UNIT_HEAD = re.compile(rf"^[^\d:。]*{any_of('unit_price_words')}[^\d:。]*{any_of('bare_prices')}[^\d:。]*$")


def heads_pieces(text: str) -> bool:
    """Whether a line says of the prices below it that they are so much a piece, and heads no columns with one for all."""
    return _UNIT_WORD in text and _UNIT_HEAD.search(text) is not None and not _COUNTED.search(text)


def heads_sums(word: Word) -> bool:
    """Whether a head of no known column, or of a fee for what was bought, tells of money and its unit: 年费用（元）."""
    if word.kind == "fee" and not _OWN_FEE.search(word.key):
        return False
    return _YUAN.fullmatch(word.qualifier) is not None and _SUM_NOUN.search(word.key) is not None
