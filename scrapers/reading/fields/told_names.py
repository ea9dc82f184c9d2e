"""Names that sentences tell: the project's where it is bought, approved, called for; the buyer's; the agency's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.numerals import COUNTING
from scrapers.reading.fields.found import Found
from scrapers.reading.fields.signatures import arranges
from scrapers.reading.fields.site.menus import TITLE_END
from scrapers.reading.fields.title_parts import unquoted, without_remark
from scrapers.reading.lexicon.forms import PROJECT_NUMBERED
from scrapers.reading.lexicon.names import HAN, is_legal, tidy
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

_WE_ARRANGE = re.compile(rf"^{any_of('we_arrange')}")
_FILLED_IN = re.compile(r"[该本]项目(?P<name>[^,。;:\n]{4,100}?)\s?\((?:标段|项目|工程)名称\)的")
_BOUGHT = re.compile(
    rf"{any_of('before_project')}(?!(?<=对)外)\s?"
    rf"(?P<name>(?:[^,。;:()\n]|\n(?!\s*20\d\d[-年/.])){{3,60}}?(?:\([^()]{{1,30}}\)[^,。;:()]{{0,30}}?)?)\s?"
    rf"(?:{PROJECT_NUMBERED}|{any_of('project_procured')})"
)
# 该项目的施工, 本次采购, 公司的 names nothing
_OF_THIS = re.compile(
    rf"(?:[该本此]|上述|以上){any_of('this_project')}|(?:公司|单位)[及的]|[印转]发|(?:成交|中标|中选|采购|评[标审]|竞价|询价)(?:结果|信息|情况|候选人)\Z"
)
# a name ends before the next part
_NEXT_PART = re.compile(rf"\n\s*(?:\d{{1,2}}|[{COUNTING}]{{1,3}})\s?[、.．]")
_NAME = (
    r"(?<![^\s,。;:])(?:[本该](?:(?:招标|采购|工程)?(?:项目|工程))?\s?)?"
    r"(?:鉴于|由于)?(?P<name>(?![本该此我]|(?:招标|采购|工程|建设)?(?:项目|工程)\s?已|(?:项目|工程|建设|采购)?(?:资金|初步设计|可行性|实施方案)|施工图|[概预]算)(?:[^\s,。;:()]|(?<=\d),(?=\d)|\([^()\n]{1,30}\)){4,80}?)"
)
_NUMBERED = r"(?:\([^()\n]{0,8}(?:编号|代码)[^()\n]{1,60}\))?"
# 本招标项目某某工程已由某局以…批准建设
_APPROVED = re.compile(rf"{_NAME}\s?{_NUMBERED}\s?已经?由\s?[^,。;\n]{{2,60}}?\s?{any_of('approved', 'approved_by')}")
# 某某工程设计于2025年5月23日在某某系统发布招标公告
_CALLED = re.compile(rf"{_NAME}\s?{_NUMBERED}\s?于\s?20\d\d年\d{{1,2}}月\d{{1,2}}日[^。;\n]{{0,60}}?发布[^,。;\n]{{0,8}}?公告")
# 某某采购项目（招标编号：…），于2026年5月23日在某地开标; 某某采购项目（集采编号：…）谈判工作已结束
_HELD_ON = re.compile(
    rf"{_NAME}\s?\([^()\n]{{0,8}}(?:编号|单号)[^()\n]{{1,60}}\)\s?(?:,?\s?已?于\s?20\d\d年\d{{1,2}}月\d{{1,2}}日|的?{any_of('acts_of_tendering')}工作已)"
)
# 现遴选审计机构开展某某审计工作
_SOUGHT_FOR = re.compile(
    r"现(?:公开|拟)?(?:遴选|选聘|招募|征集)[^,。;:\n]{0,16}?(?:机构|单位|公司|供应商|服务商|事务所)(?:开展|承担|实施|负责)"
    r"(?P<name>[^,。;:\n]{6,60}?)(?:工作|任务)?(?=[,。;\n])"
)
# 你方于2026年3月18日所递交的某某工程投标文件已被我方接受; 你单位参加的某某项目（项目编号：…）竞争性谈判，经…
_ACCEPTED = re.compile(
    r"(?:递交|参加)的\s?(?P<name>[^,。;:\n]{4,80}?)(?:\([^()\n]{0,6}编号:[^()\n]{1,40}\))?(?:的)?"
    rf"(?:投标文件\s?已被我方接受|(?:公开|竞争性|网上)?{any_of('acts_of_tendering')}(?=,|活动))"
)
_ENTRUSTED = re.compile(
    r"(?P<agency>[^\s,。;、:]{4,40}?)(?:\([^()]{2,30}\))?[^\S\n]?接?受\s?(?P<buyer>[^,。;]{3,40}?)\s?(?:的\s?|联合|共同)?委托"
)
# 受某局委托，某公司就…组织
_ENTRUSTED_FIRST = re.compile(
    r"受\s?[^,。;]{3,40}?\s?(?:的\s?)?委托,\s?(?![于在就按依根])(?P<agency>[^\s,。;、:]{4,30}?(?:公司|中心|事务所))(?=[就对以于按负采组进承现拟])"
)
_OF_BUYER = re.compile(r"(?<!不接)受\s?(?P<buyer>[^,。;]{3,40}?)\s?(?:的\s?|联合|共同)?委托")
# 根据项目编号QX-2026-031的某某加工服务项目成交结果
_OF_NUMBER = re.compile(
    rf"编号\s?:?\s?[A-Za-z0-9\-_/]{{6,40}}的(?P<name>[^,。;:\n]{{4,60}}?{any_of('works')})的?(?=中标|成交|中选|采购|招标)"
)
# 我公司于2025年12月1日组织了某某定制项目询价
_HELD = re.compile(
    rf"组织(?:开展|实施)?了(?P<name>(?![本该此]|以下|下列|上述)[^,。;:()“”\"\n]{{6,60}}?(?:{any_of('works')}|采购))"
    rf"(?:的?{any_of('acts_of_tendering', 'listed_tenders')}(?=[,。;]|工作|活动)|(?=\([^()\n]{{0,8}}\d[^()\n]{{2,40}}\),))"
)
# 某某检察院“智慧检务”系统采购活动终止
_ENDS = re.compile(rf"{_NAME}的?(?:采购|招标)(?:活动|任务)(?:现|予以|因[^,。\n]{{2,20}}){{0,2}}(?:终止|取消|中止|暂停)")
# 按照某某（招标编号：…）的采购文件
_BY_ITS_PAPERS = re.compile(
    rf"按照\s{{0,4}}(?P<name>[^,。;:()《》\n]{{4,80}}?)(?:\s{{2,20}}{any_of('works')})?\s?{PROJECT_NUMBERED}[^()]{{3,40}}\)"
    r"\s?的(?:采购|招标|磋商|谈判|询价|比选)文件"
)
_ROLES = ("采购人", "采购单位", "招标人", "招标单位", "发包人", "建设单位", "项目业主", "比选人", "询价人")
_ROLE = rf"(?:{'|'.join(_ROLES)})(?:名称)?"
# behind no other letter; their first letters come first, for a search leaps to them
_ROLE_ALONE = rf"(?:{'|'.join(f'{role[0]}(?<!{HAN}.){role[1:]}' for role in _ROLES)})(?:名称)?"
_WHO = r"(?P<buyer>(?![本该此我与同各或及])[^\s,。;:、的]{4,40}?)"
# 本项目招标人为某某局
_BUYER_IS = re.compile(rf"{_ROLE}[为是]:?\s{{0,2}}{_WHO}(?=[^\S\n]{{0,2}}(?:[,。;、\n]|$))")
# 经采购人某某局确认
_BUYER_AGREES = re.compile(rf"经{_ROLE}{_WHO}(?=(?:研究|审核|核实)?(?:确认|同意|决定|批准))")
# 联系人：招标人 某某局 024-12345678; 招标人某某局于2026年9月11日组织召开
_BUYER_BESIDE = re.compile(
    rf"{_ROLE_ALONE}(?:[^\S\n]{{1,3}}{_WHO}(?=[^\S\n]{{0,2}}(?:[,。;、\n]|$|(?<=\s)[(\d]))"
    r"|(?P<acts>(?![本该此我与同各或及])[^\s,。;:、的]{4,40}?)于\s?20\d\d\s?年)"
)
# 某某大学图书馆申请某某数据库采用单一来源方式; 某某中心根据业务需要，现公开…采购
_WANTS = re.compile(
    r"(?<![^\s,。;:])(?P<buyer>(?![本该此我各])[^\s,。;:、()]{2,30}?(?:[院校局厅馆站所队园会]|大学|中[学心]|公司|银行|小学))"
    rf"{HAN}{{0,6}}?"
    r"(?:(?:拟|现)?申请[^,。;\n]{2,60}?(?:采用|以)单一来源"
    r"|(?:根据|因|为满足?)[^,。;\n]{0,16}?需[要求],\s?(?:现|拟|决定|计划)[^。;\n]{0,60}?(?:采购|招标|比选|遴选|询价|磋商|谈判))"
)
# 某某学院后勤中心于2025年4月26日发出的，关于…, …对某某工程进行了公开比选; 某某协会现将某某活动采购结果公告如下
_ISSUES = re.compile(
    r"(?<![^\s,。;:])(?P<buyer>(?![本该此我各])[^\s,。;:、()]{4,30}?)"
    r"(?:于20\d\d年\d{1,2}月\d{1,2}日(?:发[出布]的,?\s?[《“]?关于"
    r"|(?:[上下]午)?[对就][^,。;\n]{4,80}?(?:进行|组织|开展)了[^,。;\n]{0,8}?(?:招标|采购|比选|磋商|谈判|询价|竞价|评审))|现[将就对][^。;\n]{4,80}?(?:公[告示布]|通[告知报])如下)"
)
# 以书面形式向某某学院招投标办公室提出质疑
_ASKED = re.compile(
    rf"向(?P<buyer>(?![本该此我])[^\s,。;:、()]{{4,30}}?{any_of('bodies', 'organisations')})[^\s,。;:、()]{{0,8}}[室办处科]提出"
)
# 异议联系：某某公司综合部 0712-1234567, 采购单位联系人：某某监狱后勤科 李警官
_CONTACT = re.compile(
    r"(?:联系(?<![构理]联系)(?:方式|部门|单位|处室|(?<=[人位]联系)人)?|(?:采购|申请|需求|使用|经办)部门)\s?:\s?"
    r"(?P<buyer>[^\s,。;:、()]{2,40}(?:(?:限|任|分|集团)公司|银行|[支分]行|医院|大学|学院|学校|[中小]学|[局厅委院馆所站队]|监狱|政府|管委会))"
    r"[^\s,。;:、()公行院局]{2,8}(?:[部处科室]|中心)(?=[\s,。;、(\d]|$)",
    re.MULTILINE,
)
# each with what stands in all it can match, looked for first
_DEEDS = ((_WANTS, re.compile("申请|需[要求]")), (_ISSUES, re.compile("日发|如下|[行织展]了")), (_ASKED, re.compile("提出")))
# …进行了下列项目的采购
_BUYS = re.compile(r"[^。;\n]{0,80}?(?:采购|招标|磋商|谈判|询价|比选|竞价|遴选)")
# 由某公司组织的…采购; 招标代理人为某公司; 某公司受委托，对…进行采购
_ARRANGED = re.compile(
    r"(?:由\s?|(?P<chosen>抽取|选定)|委托(?:的(?:招标|采购)代理(?:人|机构|单位)?[为是])?\s?|招标代理(?:人|机构|单位)?[为是]\s?|采购代理(?:人|机构|单位)?[为是]\s?)"
    rf"(?P<agency>(?:(?!(?:更正|变更|调整|改)为)[^\s,。;、:]|(?<={HAN}) (?={HAN})){{4,40}}?(?:公司|中心|事务所))"
    r"(?:\([^()]{1,12}\))?(?=组织[的,;]|代理[本该此的,。;]|\((?:以下)?简称|(?(chosen),[^。;\n]{0,20}代理|[。,;]))"
)
_CHARGED, _IS_CHARGED = re.compile(r"(?<![^\s,。;:])(?P<agency>[^\s,。;、:]{4,40}?(?:公司|中心|事务所))(?=受委托)"), "受委托"
# 某某招标有限公司(于某日)对某某学院…进行了竞争性磋商采购; 某某招标有限公司组织的…采购
_DONE = re.compile("组织的|(?:进行|组织|开展)了")
_ACTS = re.compile(
    r"(?<![^\s,。;:])(?P<agency>[^\s,。;、:]{4,40}?(?:公司|中心|事务所))(?=组织的|(?:于\s?20\d\d年[^,。;\n对就]{4,24})?[对就][^,。;\n]{4,80}?(?:进行|组织|开展)了)"
)
# 收到某某招标有限公司发来的《中标通知书》
_SENT = re.compile(
    r"(?:收到|接到)了?(?!招标人|招标单位|采购人|业主|发包人|建设单位)(?:[^,。;《\s]{2,12}?代理(?:机构|人|单位))?(?P<agency>[^\s,。;、:《》]{6,40}?公司)(?:\([^()]{1,20}\))?"
    r"(?:发来|发出|送达|签发|出具|发送)的?[《“]?(?:中标|成交|中选)"
)
# 对“某某设备”组织竞争性谈判; 某某学院“某某设备”项目（采购文件编号：…）
_QUOTED = re.compile(
    r"(?:[对就]\s?[“\"](?P<name>[^“”\"\n]{4,80})[”\"](?:项目|工程)?(?:[以采][^“”\"\n]{2,10}方式)?(?:组织|进行|开展|实施|(?:公开|邀请)?(?:招标|采购|询价|比选))"
    r"|[“\"](?P<numbered>[^“”\"\n]{4,80})[”\"](?:项目|工程)?\s?\([^()\n]{0,8}编号)"
)
# 本项目某某租赁（采购编号：…）采购人为某某公司
_OF_OWNER = re.compile(rf"{_NAME}\s?\([^()\n]{{0,8}}编号[^()\n]{{1,60}}\)\s?,?\s?(?:采购人|招标人|项目业主|业主)[为是]")
# （以下简称“我行”）
_SHORT_FORM = re.compile(r"\s?[(（]以下简?称[^()（）\n]{1,30}[)）]")
# each with what stands in all it can match, looked for first
_FORMS = (
    (_QUOTED, "“"),
    (_BOUGHT, ""),
    (_FILLED_IN, "项目"),
    (_APPROVED, "由"),
    (_BY_ITS_PAPERS, "按照"),
    (_CALLED, "发布"),
    (_HELD_ON, "号"),
    (_SOUGHT_FOR, "现"),
    (_HELD, "组织"),
    (_ENDS, "止"),
    (_ACCEPTED, "我方接受"),
    (_ACCEPTED, "参加的"),
    (_OF_NUMBER, "编号"),
    (_OF_OWNER, "人为"),
)
# 就某某项目（编号）于2026年4月28日进行
_WHEN = re.compile(r"\s?(?:\([^()]*\d{2}[^()]*\))?\s?于\s?20\d\d年\d{1,2}月\d{1,2}日$")
# 某某学院 1、2、3 号楼, 某某市 2025 年改造工程, 城区 ( 江北 ) 利用项目, 防治工程(一期) EPC总承包: blanks that part no name
_PART_BEFORE = re.compile(
    r"(?:(?<![^\s,。;:])(?![本该])[^\s,。;:()]{2,40} )?(?:(?<!\S)\d{1,4}(?:、\d{1,3})*|\([^()\n]{1,20}\)) \Z"
)
_BEFORE_LATIN = re.compile(r"(?<![^\s,。;:])(?![本该])[^\s,。;:]{4,60} \Z")
_OPENING, _OWNER, _LONGEST_PART, _ENTRUSTED_WITHIN = 1_500, "业主", 60, 20_000


def name_in_prose(page: Page) -> Found | None:
    """The name of a project as the first sentences tell it; None where they tell none."""
    for told, word in _FORMS:
        for match in told.finditer(page.folded, 0, _OPENING) if page.folded.find(word, 0, _OPENING) >= 0 else ():
            start, end = match.span(match.lastgroup or "name")
            ours = _WE_ARRANGE.match(page.folded[start:end])
            start += ours.end() if ours else 0
            above, _, below = page.folded[start:end].rpartition("\n")
            start = end - len(below) if any(map(TITLE_END.search, above.split("\n"))) else start
            parted = _BEFORE_LATIN if page.folded[start].isascii() and page.folded[start].isalpha() else _PART_BEFORE
            part = parted.search(page.folded, max(0, start - _LONGEST_PART), start)
            start = part.start() if part else start
            end = when.start() if (when := _WHEN.search(page.folded, start, end)) else end
            name = _SHORT_FORM.sub("", page.text[start:end].strip())
            nothing = _OF_THIS.match(page.folded, start, end) or _NEXT_PART.search(
                page.folded, match.start(match.lastgroup or "name"), end
            )
            if not nothing and not is_legal(name) and not _is_piece_of_paper(name):
                return Found(unquoted(without_remark(name)), start, end)
    return None


def _is_piece_of_paper(name: str) -> bool:
    """Whether a name would hold only one end of a paper's title: 《关于加强某某工作的意见》."""
    return any(
        name.count(opens) != name.count(closes) or name.find(closes) < name.find(opens) for opens, closes in ("《》", "<>")
    )


def buyers_told(page: Page) -> Iterator[tuple[int, int]]:
    """Where sentences name a buyer behind the word for his role."""
    # 项目业主为某某中心，招标人为某某局: who invites bids comes first
    named = sorted(_BUYER_IS.finditer(page.folded, 0, _OPENING), key=lambda told: _OWNER in told.group()[: len(_OWNER) + 2])
    for told in (*named, *_BUYER_AGREES.finditer(page.folded, 0, _OPENING)):
        yield told.span("buyer")
    for told in _BUYER_BESIDE.finditer(page.folded):
        yield told.span(told.lastgroup or 0)


def entrusted(folded: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """某公司受某局委托: the sentence with both, and the one with the buyer."""
    at = folded.find("委托", 0, _ENTRUSTED_WITHIN)
    while at >= 0:
        of_buyer = _OF_BUYER.search(folded, max(0, at - 46), at + 2)
        if of_buyer:
            first = _ENTRUSTED_FIRST.match(folded, of_buyer.start())
            return first or _ENTRUSTED.search(folded, max(0, of_buyer.start() - 72), at + 2), of_buyer
        at = folded.find("委托", at + 2, _ENTRUSTED_WITHIN)
    return None, None


def wanting(page: Page) -> tuple[int, int] | None:
    """Where a sentence names who wants something bought, announces of what, or is to be asked."""
    forms = (form for form, may in _DEEDS if may.search(page.folded, 0, _OPENING))
    told = (form.search(page.folded, 0, _OPENING) for form in forms)
    if wants := next((said.span("buyer") for said in told if said and not arranges(said["buyer"])), None):
        return wants
    contact = _CONTACT.search(page.folded)
    return contact.span("buyer") if contact and not arranges(contact["buyer"]) else None


def agencies_told(page: Page, charges: re.Match[str] | None) -> Iterator[tuple[int, int]]:
    """Where sentences name an agency: who arranges, who is charged or acts where its trade is that, who sent the award."""
    forms = (_ARRANGED, _CHARGED) if page.folded.find(_IS_CHARGED, 0, _OPENING) >= 0 else (_ARRANGED,)
    arranged = [told for form in forms if (told := form.search(page.folded, 0, _OPENING))]
    if arranged:
        yield min(arranged, key=lambda told: told.start()).span("agency")
    acts = _ACTS.search(page.folded, 0, _OPENING) if _DONE.search(page.folded, 0, _OPENING) else None
    for told in (charges, acts):
        if told and arranges(told["agency"]) and _BUYS.match(page.folded, told.end()):
            yield told.span("agency")
    sent = _SENT.search(page.folded, 0, _OPENING) if "发" in page.folded else None
    if sent and arranges(sent["agency"]) and is_legal(tidy(page.text[slice(*sent.span("agency"))])):
        yield sent.span("agency")
