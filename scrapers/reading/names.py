"""Legal names: what can be one, where one ends in running text, and joint ventures."""

from __future__ import annotations

import re
import unicodedata

_SUFFIX = (
    r"(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|总公司|公司|合伙企业(?:\([^()]{2,8}\))?|联合社|合作社|事务所(?:\([^()]{2,12}\))?|研究院|设计院|勘察院|勘测院|研究所|设计所|检测院|检验院|医院|学院|大学|学校|"
    r"服务中心|检测中心|中心|厂|经营部|商行|商店|门市部?|工作室|服务部|经销部|服务处|工程队|服务站|批发部|农场|超市|书店|酒店|宾馆|饭店|餐厅|银行|支行|分行|出版社|报社|杂志社|电视台|协会|学会|基金会|总队|支队|工程局|勘测队|勘察队|地质队|"
    r"园|店|行|部|社|站|局|院|所|馆|室|坊|铺|队|Ltd\.?|LTD\.?|Inc\.?|GmbH|Limited)"
)
# a name in running text: up to the first full legal ending, plus a branch
_ENDS = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|总公司|公司|合伙企业(?:\((?:普通|特殊普通|有限)合伙\))?|(?:律师|会计师|税务师)?事务所(?:\((?:普通|特殊普通|有限)?合伙\))?|合作社(?:联合社)?|研究院|设计院|勘察院|研究所|经营部|商行|服务部|经销部|服务处|工作室|批发部|(?<=[\u4e00-\u9fff]{2})厂|(?<=[\u4e00-\u9fff]{2})店|大学|学院|医院|服务中心|中心|银行|超市|农场|出版社|支行|分行|门市部|工程局|园艺场|苗圃)"
)
# a name may hold another one's ending: 某某研究院集团有限公司
_COMPANY_AFTER = re.compile(r"(?:(?![省市区县路号街])[\u4e00-\u9fff()]){0,10}?(?:有限责任公司|有限公司|公司)")
_BRANCH = re.compile(
    r"\(?[\u4e00-\u9fff]{1,14}?(?:分公司|分院|分所|支公司|分行|支行|营业部|分中心|办事处|项目部)(?![\u4e00-\u9fff]{0,2}(?:公司|院))\)?"
)
_LEADING = re.compile(
    r"^(?:[\d、.．:;,。\s()·—\-]+(?=[^\d\s])|第[一二三四五六七八九十\d]+(?:名|包|标段|标包|中标候选人|成交候选人)\s*[:.、]?\s*|(?:牵头人|牵头单位|牵头供应商|联合体牵头人|联合体牵头方|主体|名称|供应商名称|供应商|中标人|联合体成员|成员单位|成员|投标联合体|联合体成员单位|联合体各方|联合体|联合体牵头单位|企业名称|单位名称)\s*(?:\d|[一二三四])?\s*[:]|(?:单位|企业|公司|供应商|投标人|中标人|成交人|投标单位|中标单位)名称\s*(?=[\u4e00-\u9fff]{4}))+"
)
_TRAILING = re.compile(
    r"[\s。;,、:.·]+$|\((?:联合体|牵头人|牵头单位|牵头方|联合体牵头人|联合体牵头单位|联合体成员|成员单位|成员|主体|牵头|小微企业|小型企业|微型企业|中型企业|中小企业|联合体牵头方|主体单位|成员方|供应商名称|主办方|主|组长|联合体主体|大型企业|监狱企业|排名第[一二三123]|第[一二三]名|中小微企业)\)\s*$"
)
_NOTE = re.compile(r"\((?:联合体|牵头|成员|主体)[^()]*\)")
_NONE = re.compile(
    r"^(?:无|第[一二三四五]名?|/|-+|—+|\*+|详见.*|见附件.*|暂无|空|N/?A|流标|废标|终止|.*(?:报价|废标|流标|不足|终止).*|0|无供应商.*|\\)$"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SENTENCE = re.compile(
    r"[。;!?]|本项目|评审|评标|推荐|经.{0,6}委员会|综合得分|符合|投标人须知|采购文件|招标文件|公告|详见|应当|规定|要求|保证|报价|中标通知|请|现将|领取|联系人|电话|项目名称|有效投标|万元|日历天"
)
# words of table heads: a text that holds them is a table run together, never a name
_HEADS = re.compile(
    r"供应商(?:名称|地址)|(?:中标|成交)\)?(?:金额|供应商)|序号|包号|评审总得分|资质等级|姓名|[□√]|包\s?\d{1,3}\s?(?:中标|成交|流标)"
)
_SPLIT = re.compile(
    r"\s*(?=(?:投标联合体|(?<!投标)联合体[^\s:、]{0,4}|(?<!联合体)成员[^\s:、]{0,4})\s*:)|[、;,/+&\n]|\s{2,}|(?<=[司院所厂])\s+(?=[\u4e00-\u9fff])|(?<=司)(?:与|和|及)(?=[\u4e00-\u9fff]{2,}?(?:公司|院|所))"
)
_MAY_SPLIT = re.compile(r"[、;；,，/+&\n\s]|联合体|成员|司[与和及]")
_SPACE_IN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_LEGAL = re.compile(rf"{_SUFFIX}(?:\([^()]*\))?$")
_MARK = re.compile(
    r"(?:牵头(?:人|单位|方|供应商)?|(?:联合体)?成员(?:单位|方)?\d?|联合体(?:牵头人|各方)?|投标联合体|主体(?:单位)?)[:：]?"
)
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_OPEN, _CLOSE = "(（", ")）"


def tidy(text: str) -> str:
    """A name as printed, without the marks, notes and line breaks round it; spaces between Chinese characters dropped."""
    text = _SPACE_IN.sub("", re.sub(r"\s+", " ", text.strip()))
    folded = text.replace("（", "(").replace("）", ")").replace("：", ":").replace("；", ";").replace("，", ",")
    while True:
        leading, trailing = _LEADING.match(folded), _TRAILING.search(folded)
        if leading and leading.end() < len(folded):
            text, folded = text[leading.end() :], folded[leading.end() :]
        elif trailing and trailing.start() > 0:
            text, folded = text[: trailing.start()], folded[: trailing.start()]
        else:
            break
    if folded.startswith("(") and folded.find(")") == len(folded) - 1:
        text = text[1:-1]
    unclosed = folded.count("(") - folded.count(")")
    if unclosed == 1 and folded.endswith("("):
        text = text[:-1]
    return text.strip("\"'“”")


def is_name(text: str) -> bool:
    """Whether a text can be a party's name: of some length, not a sentence, not a placeholder, not a bare number."""
    folded = text.replace("（", "(").replace("）", ")")
    if (
        not 2 <= len(folded) <= 90
        or ":" in folded
        or "：" in folded
        or _NONE.fullmatch(folded)
        or _HEADS.search(folded)
        or folded.replace(".", "").replace(",", "").isdigit()
    ):
        return False
    if not _CHINESE.search(folded):
        return bool(re.search(r"[A-Za-z]{3,}", folded)) and " " in folded
    return not _SENTENCE.search(folded) or bool(
        _LEGAL.search(folded) and len(folded) < 45 and "。" not in folded and ";" not in folded
    )


def is_legal(text: str) -> bool:
    """Whether a text ends as registered names end."""
    return bool(_LEGAL.search(text.replace("（", "(").replace("）", ")").strip())) and is_name(text)


def first_name(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the first legal name ends in a run of text that begins with it; a branch named after it belongs to it."""
    piece = folded[start:end]
    stop = 0
    for found in _ENDS.finditer(piece):
        stop = found.end()
        inside = piece.count("(", 0, stop) > piece.count(")", 0, stop)
        if not inside or piece[stop : stop + 1] == ")" or ")" not in piece[stop : stop + 20]:
            break
    if not stop:
        return None
    if not piece.endswith("司", 0, stop) and (company := _COMPANY_AFTER.match(piece, stop)):
        stop = company.end()
    branch = _BRANCH.match(piece, stop)
    if branch:
        stop = branch.end()
    left = len(piece) - len(piece.lstrip())
    return start + left, start + stop


def split_parties(text: str) -> list[str]:
    """The parties of a supplier cell in printed order: one, or the lead and members of a joint venture."""
    if not _MAY_SPLIT.search(text):
        return [tidy(text)]
    folded = text.replace("（", "(").replace("）", ")").replace("：", ":")
    depth, cuts, last = 0, [], 0
    inside = [0] * (len(folded) + 1)
    for i, char in enumerate(folded):
        depth += (char == "(") - (char == ")")
        inside[i] = depth
    for match in _SPLIT.finditer(folded.replace("，", ",").replace("；", ";")):
        if inside[match.start()] <= 0:
            cuts.append(text[last : match.start()])
            last = match.end()
    cuts.append(text[last:])
    parties = [tidy(_NOTE.sub("", part)) for part in cuts]
    parties = list(dict.fromkeys(part for part in parties if part and not _MARK.fullmatch(part)))
    if len(parties) > 1 and all(is_legal(part) for part in parties):
        return parties
    return [tidy(text)]


def registration_code(text: str) -> str | None:
    """The unified social credit code printed in a text, checksum and all."""
    from stdnum.cn import uscc

    for found in _CODE.finditer(text):
        if uscc.is_valid(found.group()):
            return found.group()
    return None


def key_of(name: str) -> str:
    """A name for comparison: full-width forms and spaces looked through."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name))
