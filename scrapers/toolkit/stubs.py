"""Pages that stand in a notice's place and are none: frame and title round a body that is empty or excuses itself."""

from __future__ import annotations

import re

from scrapers.notice import Notice

# a body with more letters than this is a notice, whatever it says; one with fewer, of which nothing was read, is none;
# with fewer still not even a result that the title speaks of may stand in it unread
_EXCUSE = 300
_LETTERS = 80
_FEWEST = 20

_APOLOGY = re.compile(
    r"(?:无法|不能|未能)(?:正常)?(?:访问|查看|显示|打开|浏览|加载)"
    r"|(?:请|您可以?)?(?:稍[后候]|过一会儿?)(?:再|重新?)(?:试|来|访问|查看|刷新|打开)"
    r"|(?:系统|网站|服务器?|页面|接口)(?:正在)?(?:繁忙|维护|升级|异常|错误|出错|开小差)"
    r"|(?:公告|页面|内容|信息|数据|文章|正文)(?:不存在|已(?:被)?(?:下架|撤下|删除|过期|失效)|(?:正在)?加载(?:中|失败))"
    r"|(?:暂无|没有)(?:相关)?(?:内容|数据|正文|信息)|(?:无权|没有权限)(?:访问|查看|浏览)?|登录后(?:才能|方可|即可|再)?(?:查看|浏览|访问)"
    r"|(?i:page not found|internal server error|service (?:temporarily )?unavailable|try again later|loading\.\.\.)"
)
# a sentence that speaks of the procurement too is its reason, not the portal's excuse (因系统异常，本项目延期开标)
_PROCUREMENT = re.compile(r"(?:本项目|采购活动|开标|投标|评标|终止|废标|流标|延期|暂停|更正为|变更为)(?!公告|信息|结果)")
_SENTENCE = re.compile(r"[^。；;！!\n]+")
_NO_LETTER = re.compile(r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|[\W\d_]+")


def stub_in(notice: Notice) -> str | None:
    """Why a page that was read is a stub, in a few words; None for a notice.

    One that gave a result, or whose result stands in a file, is a notice however short it is.
    """
    if notice.awards or notice.failed_lots or notice.attachments:
        return None
    body = notice.text.replace(notice.title, "") if notice.title else notice.text
    letters = len(_NO_LETTER.sub("", body))
    excuse = _excuse_in(body)
    if excuse is not None and letters < _EXCUSE:
        return f"a stub that says {excuse!r}"
    # a title makes a change or a link by itself (终止公告, 更正公告)
    if (notice.changes or notice.links) and _PROCUREMENT.search(body):
        return None
    enough = _FEWEST if notice.marks else _LETTERS
    return f"a body of {letters} letters that says nothing" if letters < enough and not _says_something(notice) else None


def _excuse_in(body: str) -> str | None:
    """The portal's words for not showing a notice."""
    sentences = (found[0] for found in _SENTENCE.finditer(body))
    return next((found[0] for each in sentences if (found := _APOLOGY.search(each)) and not _PROCUREMENT.search(each)), None)


def _says_something(notice: Notice) -> bool:
    """Whether anything was read that the title does not say."""
    buyer = notice.buyer.name if notice.buyer else ""
    linked = any(link.url or link.key or link.project_number for link in notice.links)
    facts = (notice.project_number, notice.budget, notice.stated_total, notice.result_in_attachment, linked)
    return any(facts) or buyer not in (notice.title or "")
