"""The title of a notice, and what can be read from it."""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapers.reading.labels import labels_in
from scrapers.reading.names import is_legal
from scrapers.reading.page import Line, Page

TITLE_END = re.compile(r"(?:公告|公示|结果|通知书?|公布|声明|公示表|公告表|名单|候选人|合同书?|协议书?)(?:\([^()]*\))?[.…\s]*$")
_TITLE_WORDS = re.compile(r"公告|公示|结果|通知|中标|成交|候选人|流标|废标|更正|合同|公布|声明")
_NOT_A_TITLE = re.compile(
    r"^(?:URL:|Type:|Fetched:|当前位置|当前的位置|首页|您的位置|来源|财政部|服务热线|(?:信息|通知|政采|地方|中央)公告$|公告公示$)|现将|如下|。|;"
)
_FIRST_PART = re.compile(r"[一1]\s?[、.．]|\(一\)")
_TAIL = re.compile(
    r"(?:[的之]?(?:中标|成交|采购|招标|中选|入围|定标|竞价|询价|磋商|谈判|评标|评审|比选|单一来源|公开招标|竞争性磋商|竞争性谈判|预中标|拟中标|更正|"
    r"废标|流标|终止|合同|开标|候选人|候选供应商|及|国内公开招标|网上竞价|\(成交\)|\(中标\)|供应商|结果)*(?:的)?(?:公告|公示表?|更正公告|结果|通知书?)+)"
    r"(?:\([^()]{1,12}\))?[.…\s]*$"
)
_REMARK = re.compile(
    r"\s?\((?:采购方式|项目编号|招标编号|采购编号|编号|标书编号|项目号|采购项目编号)\s?:[^()]*(?:\([^()]*\)[^()]*)*\).*$"
)
_ABOUT = re.compile(r"^.{4,40}?(?:公司|中心)关于")
_ORGANISATION = re.compile(
    r"^(?:.{2,20}?公司(?:.{2,8}?(?:分行|分公司|支行))?|.{2,16}?银行.{2,10}?(?:分行|支行)|.{2,24}?(?:人民政府|管理委员会|委员会|管委会|人民法院|检察院|消防救援大队|消防救援支队|消防大队|支队|大队|总队|公安局|管理局|"
    r"教育局|卫生局|街道办事处|办事处|研究所|研究院|大学|医院|学院|中学|小学|幼儿园|学校|服务中心|管理中心|海关|税务局|气象局|财政局|局|厅))(?!关于)"
)


class Found(NamedTuple):
    """A field's value and where it stands; `end` 0 where it stands outside the text (a meta element)."""

    value: str
    start: int
    end: int


def read_title(page: Page) -> Found | None:
    """The title: what the page's head says, else the first lines that end as titles do."""
    if page.title and len(page.title) <= 200:
        at = page.text.find(page.title)
        return Found(page.title, at, at + len(page.title)) if at >= 0 else Found(page.title, 0, 0)
    cut: Found | None = None
    for number, line in enumerate(page.lines[:40]):
        folded = page.folded[line.start : line.end]
        start = line.start + len(folded) - len(folded.lstrip("# "))
        text = page.text[start : line.end]
        if _FIRST_PART.match(text) or len(text) > 200:
            break
        bare = folded.lstrip("# ")
        if not TITLE_END.search(bare) or (labels_in(bare) and not bare.endswith(("公告", "公示"))) or _NOT_A_TITLE.search(bare):
            continue
        if len(text) < 14:
            return _joined(page, page.lines[: number + 1])
        if not text.endswith("..."):
            return Found(text, start, line.end)
        cut = cut or Found(text, start, line.end)
    return cut or _opening(page)


def _joined(page: Page, lines: list[Line]) -> Found:
    """A title set over several lines: what stands before its last one, as long as it reads like a heading."""
    first = last = lines[-1]
    for line in reversed(lines[:-1][-5:]):
        text = page.folded[line.start : line.end]
        if ":" in text or "。" in text or len(text) > 90 or text.startswith(("#", "当前")) or last.end - line.start > 160:
            break
        first = line
    parts = [part.strip() for part in page.text[first.start : last.end].split("\n")]
    named = f"{parts[0]} " if len(parts) > 1 and is_legal(parts[0]) else parts[0]
    return Found(named + "".join(parts[1:]), first.start, last.end)


def _opening(page: Page) -> Found | None:
    """The first line, where it speaks of a result though it does not end as a title does."""
    for line in page.lines[:1]:
        text = page.text[line.start : line.end].lstrip("# ")
        if (
            6 <= len(text) <= 120
            and _TITLE_WORDS.search(text)
            and not _NOT_A_TITLE.search(text)
            and not labels_in(page.folded[line.start : line.end])
        ):
            return Found(text, line.end - len(text), line.end)
    return None


def _fold(text: str) -> str:
    return text.replace("（", "(").replace("）", ")").replace("：", ":")


def project_in(title: Found) -> Found | None:
    """The project's name: the title without what it says of the notice."""
    folded = _fold(title.value)
    match = _TAIL.search(folded)
    if not match or match.start() < 4:
        return None
    stop = match.start()
    remark = _REMARK.search(folded[:stop])
    if remark and remark.start() > 3:
        stop = remark.start()
    first, _, rest = title.value.partition(" ")
    if rest and is_legal(first) and len(rest) - (len(folded) - stop) > 4:
        return Found(title.value[len(first) + 1 : stop].strip(" -—_"), title.start, title.end)
    about = _ABOUT.match(folded)
    begin = about.end() if about and about.end() < stop else 2 if folded.startswith("关于") else 0
    return Found(title.value[begin:stop].strip(" -—_"), title.start, title.end)


def without_remark(name: str) -> str:
    """A project name without the number or method printed in brackets after it."""
    remark = _REMARK.search(_fold(name))
    return name[: remark.start()] if remark and remark.start() > 2 else name


def buyer_in(title: Found) -> Found | None:
    """The organisation a title begins with."""
    match = _ORGANISATION.match(_fold(title.value))
    if match is None or len(match.group()) < 4:
        return None
    return Found(title.value[: match.end()], title.start, title.start + match.end() if title.end else 0)
