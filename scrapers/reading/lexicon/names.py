"""Legal names: what can be one, without what stands round it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.labels import LABELS
from scrapers.reading.lexicon.words import any_of, words_of

HAN = r"[\u4e00-\u9fff]"
_LEGAL = re.compile(rf"{any_of('legal_ends')}(?:\([^()]{{2,12}}\))?(?:\([^()]*\))?$")
# a bracket behind it apart, it is no longer; a break may follow it
_LONGEST_LEGAL = max(map(len, words_of("legal_ends"))) + 1
# the letters that such an ending ends with
_LAST_OF_LEGAL = frozenset(word[-1] for word in words_of("legal_ends")) | {")"}
# 经评审, 评审结果为, 现确定, 评委一致推荐, 按得分高低排序
_SAID_BEFORE = (
    rf"(?:经过?{HAN}{{0,8}}?(?:评[审标选定]|磋商|谈判|询价|比[较选]|审[核定查])(?:小组|委员会)?|(?:{any_of('judged_in')}|结果)[为是]"
    rf"|{any_of('at_last')}|(?:评委会?|{HAN}{{2,6}}(?:小组|委员会))?(?:一致|现|拟)?{any_of('decides')}|按[^,;。:]{{2,14}}?(?:排[序名]|高低|顺序))[,\s]?(?={HAN}{{4}})"
)
_LEADING = re.compile(
    rf"^(?:[①-⑳▲△★☆◆●■※]\s?(?={HAN})|\({any_of('member_marks')}\)\s*|(?!\d+\({HAN}{{2,6}}\){HAN})[\d、.．:;,。/\s()·—\-]*[、.．:;,。/\s()·—\-](?=[^\d\s])|(?:20|1?\d)(?=[^\d\sA-Z])|第[{COUNTING}\d]+{any_of('ranked_kinds')}\s*[:.、]?\s*"
    rf"|(?:{any_of('judged_in')}[中的]{{0,2}})?{any_of('ranks_said')}第[一二三四1-4][名位]?的{any_of('ranked_bidders')}?"
    # 公司全资子公司某某公司
    rf"|(?:(?:{HAN}{{0,30}}?公司|其|旗下|下属)(?:的|之|旗下|下属|所属|间接)?)?(?:全资|控股|参股)[子孙]公司(?:的|之|:)?(?={HAN}{{4}})"
    # 成交供应商仍为某某公司, 最终确定为某某公司
    rf"|(?:仍[然旧]?|依[然旧]|{any_of('at_last')}){any_of('decides')}?{any_of('is_named')}(?={HAN}{{4}})|{any_of('decides')}{any_of('is_named')}(?={HAN}{{4}})"
    rf"|{any_of('sentence_begins')}[^,;。:]{{0,40}}(?<![司院所厂心]),\s?(?:{any_of('decides')}|{any_of('at_last')}?由)?|{_SAID_BEFORE}"
    rf"|(?:成交(?!{any_of('party_nouns')})|{any_of('won')}(?={any_of('regions')}))(?={HAN}{{4}})"
    rf"|{any_of('won_of')}{any_of('winner_words')}{any_of('name_or_none')}{any_of('is_named')}:?\s?(?={HAN}{{4}})"
    rf"|(?:{any_of('bidding_done')}|的(?!士))(?={HAN}{{4}})|{any_of('said_before_names')}|由(?!由)(?={HAN}{{4}})|{any_of('before_names')}\s*(?:\d|[一二三四])?\s*[:]|(?:{any_of('named_kinds')}?名称|{any_of('winner_heads')})\s*(?={HAN}{{2}}[(\u4e00-\u9fff]{{2}})"
    rf"|(?:(?:热烈)?(?:恭喜|祝贺)|(?:共[计有]?\s?[\d{COUNTING}两]{{1,3}}\s?家[,:]?\s?)?(?:依[次序]|分别)[为是:]|[本该]项目)(?={HAN}{{4}})"
    # the title of the notice, glued to the name
    rf"|[^,;。:]{{4,80}}?(?:公告|公示)(?={HAN}{{4}}))+"
)
# 编码某省某公司: cells run together, where the name begins with its region
REGION = re.compile(any_of("regions"))
# 名次单位名称投标价1青溪某某公司, 第一青溪某某公司: heads and the number of a row before a name
_ROW_BEFORE = re.compile(
    rf"(?<=[价额率分期人称数细)])(?:\d{{1,2}}|[{COUNTING}])(?={REGION.pattern})|\A第[{COUNTING}](?={REGION.pattern})"
)
_BEFORE_REGION = frozenset(LABELS) | frozenset(words_of("before_regions"))
_LONGEST_BEFORE = 14
_IN_LOT = rf"第?[A-Za-z\d{COUNTING}]{{1,3}}{any_of('lot_words')}|{any_of('lot_words')}[A-Za-z\d{COUNTING}]{{1,3}}"
# what follows names begins with one of these: a search skips whatever else there is
_TRAILS_WITH = f"\\s。;、,:·*①-⑳(\\[.\\dA-Z/第已组共\\-{''.join({word[0] for word in words_of('venture', 'won')})}"
_TRAILING = re.compile(
    rf"(?=[{_TRAILS_WITH}])(?:"
    # the name in the other language
    r"(?<=公司)\s?\(?[A-Z][A-Za-z .,'&()\-]{5,}$"
    r"|(?:[\s。;、,:·*①-⑳]|\(注\s?\d{0,2}\)|\[注?\d{1,2}\]|(?<![A-Za-z])\.)+$"
    rf"|\((?:{_IN_LOT})\)\s*$|(?<=[司院所厂])\s?(?:\d{{1,2}}|\(\d{{1,2}}\)|[\d-]{{7,14}})$|(?<=[司院所])(?:组成的?)?{any_of('venture')}$"
    rf"|(?<={HAN})\s?/\s?{any_of('regions')}[省市]?$|(?<=[司院所厂])\s?/\s?{HAN}{{2,4}}$|[(\[]{any_of('after_names')}[)\]]\s*$|\({HAN}{{1,3}}{any_of('persons')}\)$|(?<={HAN})第[一二三1-3]$"
    rf"|\({any_of('short_for')}[^()]{{0,30}}\)\s*$|(?:[(\[](?:[^()]{{0,8}}代码)?[:\s]*|\s?/\s?)[0-9A-Z]{{18}}[)\]]?\s*$"
    rf"|\((?:{any_of('share_notes')}比?例?[:为]?\s?)?\d{{1,3}}(?:\.\d+)?%\)\s*$"
    # （代建单位：某某公司）
    rf"|\((?:代建|建设|管理|使用|委托|实施|监管)[\u4e00-\u9fff]{{0,4}}:[^()]{{2,60}}\)\s*$"
    # the tag of a list, glued to the name: 某某公司已中选
    rf"|(?<=公司)\s?已?{any_of('won')}$"
    # （SG-01）, （95分）, （东片区）, （食材类）; not （普通合伙）, （武汉）
    rf"|(?<=公司)\((?:(?![^()]*(?:[司厂行伙院所元%折¥]|\d[\d,.]{{4}}))(?=[^()]*[^\u4e00-\u9fff()])[^()]{{1,24}}|{HAN}{{0,8}}(?:标段?|包|片区|类|组|品目|项目|工程))\)\s*$"
    # （第一名放弃）
    rf"|\((?:原?第[一二三]名|[^()]{{0,12}}候选人)[^()]{{0,8}}(?:放弃|弃标|取消)[^()]{{0,8}}\)\s*$"
    # （原某某公司）
    r"|(?<=[司院所厂])\((?:原|曾用)名?[称为]?[:为]?[^()]{4,40}\)\s*$"
    # （西安市高新路1号）, （2026年）, （代理商）
    r"|\((?:(?=[^()]*\d)[^()]{4,60}[号室楼层栋幢铺]|20\d\d年度?|(?:制造|代理|经销|生产)(?:商|厂家))\)\s*$"
    # （综合排名第1）, （小型企业，价格扣除10%）, （微型）
    r"|\((?:综合|评审|总)?(?:排名|排序|评分|得分)第?[^()]{1,8}\)\s*$|\((?:小型|中型|微型|小微|中小微?|[微小中]企)(?:型?企业[^()]{0,16})?\)\s*$)"
)
# letters behind which nothing of this stands where no slash does: those that names end with, and no note
_ENDS_ITSELF = frozenset(word[-1] for word in words_of("legal_ends") if not word[-1].isascii()) - {
    *"一二三",
    *(word[-1] for word in words_of("venture")),
}
_NONE = re.compile(
    rf"/|-+|—+|\*+|0|\\|(?:以下|下列|上述)[{COUNTING}\d两]{{1,3}}[家个名].*|{any_of('no_name')}|{any_of('no_name_begins')}.*|.*{any_of('no_name_ends')}|.*{any_of('no_name_holds')}(?![准识志杆牌]).*"
)
_END_ALONE = re.compile(
    rf"(?:律师|会计师|税务师)?{any_of('legal_ends')}|.{{0,2}}分公司|[限任]公司|.?{any_of('trades')}{{1,3}}(?:集团|股份)?有限(?:责任)?公司|.(?:集团|股份)?有限(?:责任)?公司|经?{any_of('judges')}"
    # 设计研究院, 建设集团股份有限公司: what a broken name left
    rf"|{any_of('trades')}{{1,4}}(?:研究[院所]|设计[院所]|勘[察测]院|事务所|经营部|服务部|商行|集团(?:(?:股份)?有限(?:责任)?公司)?)"
)
# 某某供电公司带电检测某某科技有限公司: cells run together
_TWO_COMPANIES = re.compile(
    rf"(?:公司{HAN}{{4,}}|(?:经营部|商行|事务所|合作社)(?:{any_of('regions')}){HAN}{{2,}})有限(?:责任)?公司$"
)
# 公司及子公司, 合营公司, 确认公司: words for companies, and no name among them
_ANONYMOUS = re.compile(
    r"(?:该|此)?(?:通知书?)?(?:确认|确定|认定)?(?:(?:[本我该贵]|全资|控股|参股|合营|联营|合资|下属|所属|旗下|附属|附屬|关联|间接|相关|上市|[子孙母]|[与和及、的其之]){0,8}公司){1,4}|.*(?:全资|控股|参股)[子孙]公司"
    # 确认公司与某某公司
    r"|(?:该|此)?(?:通知书?)?(?:确认|确定|认定)?[本我]?公司[与和及].+公司"
)
# 安阳公司: what a place's branch is called by those who own it; 务所(普通合伙): the rest of a name
_OF_PLACE = re.compile(rf"{HAN}{{2,3}}公司|师?事?务所(?:\([^()]*\))?")
_SHORT_NAME = re.compile(rf"{HAN}(?:{any_of('trades')}{{1,3}}(?:集团|股份)?|集团|股份)有限(?:责任)?公司")
_CHINESE = re.compile(HAN)
# 某某公司以100万元的价格中标; 某某公司53.34某市某路
_PRICED = re.compile(r"\d\s?(?:[万亿]?元|%(?![^()]*\)))|[¥$]\s?\d|(?<=[司院所厂部店行])\d[\d,]*\.\d\d")
# 第一年（元）, a head; 包件 中标人 总价（含税，元）, several run together
_OF_MONEY = re.compile(r"\((?:[^()]{1,8},)?(?:单位:?)?(?:人民币)?[万亿]?元\)")
_SENTENCE = re.compile(rf"[。;!?]|经.{{0,6}}委员会|{any_of('sentence_words')}")
# 本公司, 公司及子公司, 通知书确认公司与…: somebody spoken of and not named
_NOT_NAMED = re.compile(
    rf"(?:(?:(?:{HAN}{{0,4}}通知书?)?{any_of('confirms')})?{any_of('said_of_parties')}{{0,8}}|{HAN}{{0,6}}?(?:[该我贵]|(?<![日基])本))"
    rf"{any_of('called_parties')}(?=[与和及、,]|$)"
)
# 某某公司为某某银行分行 begins with a name and is none; 供应商为排名第一的某某公司
_NAMES_ANOTHER = re.compile(r"分包给|公司[为系]|^(?:供[应货]商|单位)[为系]")
# words of table heads: a text that holds them is a table run together, never a name
_HEADS = re.compile(rf"{any_of('head_words')}|[□√]|包\s?\d{{1,3}}\s?{any_of('lot_outcomes')}")
_SPACE_IN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_LATIN = re.compile(r"[A-Za-z]{3,}")
_PERSON = re.compile(rf"[{''.join(words_of('surnames'))}]{HAN}{{1,2}}")
# 某市东街12号3号楼4室, 东街12号门市: a place, by its number and what it ends with
_ADDRESS = re.compile(
    r"(?!.*(?:公司|集团|企业))(?=.*?(?:[路街道巷村区院里园厦城座]|大道|号楼)[^\d,;]{0,4}\d{1,5}(?:[-—]\d{1,5})?号?).*?\d[^\d]{0,2}(?:[室号层楼栋幢店铺]|商铺|门市)$"
)
# 某某有限公司三期)决算审计: the rest of the cell beside it, which was wrapped
_BEFORE_REST = re.compile(r"[\u4e00-\u9fff]{4,30}?有限(?:责任)?公司(?=[^()]{1,30}\))")
# says of a bidder what it is
_CANDIDATE = "候选"
# a text longer than the second is no name, whatever stands round it
_LONGEST, _LONGEST_TIDIED = 90, 2_000


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """A name as printed, without the marks, notes and line breaks round it; spaces between Chinese characters dropped."""
    if len(text) > _LONGEST_TIDIED:
        return text
    text = " ".join(text.split())
    if " " in text:
        text = _SPACE_IN.sub("", text)
    folded = fold(text)
    region = REGION.search(folded, 2, _LONGEST_BEFORE)
    if region and folded[: region.start()] in _BEFORE_REGION:
        text, folded = text[region.start() :], folded[region.start() :]
    while True:
        leading = _LEADING.match(folded)
        trailing = None if folded[-1:] in _ENDS_ITSELF and "/" not in folded else _TRAILING.search(folded)
        if leading and leading.end() < len(folded):
            text, folded = text[leading.end() :], folded[leading.end() :]
        elif trailing and trailing.start() > 0:
            text, folded = text[: trailing.start()], folded[: trailing.start()]
        else:
            break
    if folded.startswith("(") and folded.find(")") == len(folded) - 1:
        text = text[1:-1]
    opened = folded.rfind("(") if folded.count("(") - folded.count(")") == 1 else -1
    # 某某公司(统一社会: what stood in the bracket was cut off
    if opened >= 0 and (opened == len(folded) - 1 or _is_legal(folded[:opened])):
        text = text[:opened]
    elif opened < 0 and folded.count(")") > folded.count("(") and (whole := _BEFORE_REST.match(folded)):
        text = text[: whole.end()]
    return text.strip("\"'“”")


def is_name(text: str) -> bool:
    """Whether a text can be a party's name: of some length, not a sentence, not a placeholder, not a bare number."""
    return 2 <= len(text) <= _LONGEST and _is_name(text)


def is_legal(text: str) -> bool:
    """Whether a text ends as registered names end."""
    return 2 <= len(text) <= _LONGEST and _is_legal(text)


def is_short(text: str) -> bool:
    """Whether a text is a company's name of one letter and its trade (甲建设有限公司), as broken names end, too."""
    return _SHORT_NAME.fullmatch(fold(text)) is not None


def is_person(text: str) -> bool:
    """Whether a text is the name of a natural person, and nothing else."""
    return _PERSON.fullmatch(text) is not None


# the same names stand in a page many times, and are asked about at every place
@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    folded = fold(text)
    if (
        ":" in folded
        or folded[0] in "为系该[【"
        # 包为“某某”的成交供应商, 关于某某中心, 原公告为“某某公司
        or folded.startswith(("包为", "关于", "原公告"))
        or _CANDIDATE in folded
        or _NAMES_ANOTHER.search(folded)
        or _NOT_NAMED.match(folded)
        or _NONE.fullmatch(folded.strip("()"))
        # 连云******中心, whom an aggregator hides from who has not paid
        or "**" in folded
        or _END_ALONE.fullmatch(folded)
        or folded in LABELS
        or _TWO_COMPANIES.search(folded)
        or _ROW_BEFORE.search(folded)
        or (folded.endswith("公司") and _ANONYMOUS.fullmatch(folded))
        or _HEADS.search(folded)
        or _PRICED.search(folded)
        or _OF_MONEY.search(folded)
        or folded.replace(".", "").replace(",", "").isdigit()
    ):
        return False
    if not _CHINESE.search(folded):
        return " " in folded and bool(_LATIN.search(folded))
    if not _SENTENCE.search(folded):
        return True
    return _ends_legally(folded) and len(folded) < 45 and "。" not in folded and ";" not in folded


@lru_cache(maxsize=4096)
def _is_legal(text: str) -> bool:
    folded = fold(text).strip()
    if folded[-1:] not in _LAST_OF_LEGAL:
        return False
    # 类似业绩(某事务所(普通合伙)
    closed = ")" not in folded or folded.count("(") == folded.count(")")
    return (
        closed
        and _ends_legally(folded)
        and folded not in LABELS
        and is_name(text)
        and not (_ADDRESS.match(folded) or _OF_PLACE.fullmatch(folded))
    )


def _ends_legally(folded: str) -> bool:
    return _LEGAL.search(folded, 0 if ")" in folded else max(0, len(folded) - _LONGEST_LEGAL)) is not None


def registration_code(text: str) -> str | None:
    """The unified social credit code printed in a text, checksum and all."""
    from stdnum.cn import uscc

    for found in _CODE.finditer(text):
        if uscc.is_valid(found.group()):
            return found.group()
    return None


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """A name for comparison: full-width forms and spaces looked through."""
    return "".join(unicodedata.normalize("NFKC", name).split())
