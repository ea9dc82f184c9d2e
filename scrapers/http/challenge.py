"""Challenges, refusals and logins, recognised in place of the page asked for; portals send them with HTTP 200."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# Challenges are short, or scripts without text; a page with more to read than this is the page.
_LONGEST_REFUSAL = 800
_LONGEST_LOGIN = 1_500
_HEAD = 200_000
_BEGINNING = 20_000

_TITLE = re.compile(r"<title[^<>]*>([^<]{0,300})", re.IGNORECASE)
_CODE = re.compile(r"<(script|style|noscript)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"\s+|&nbsp;")

# A script that sets a cookie and reloads: the marks of the products portals put in front of themselves.
_SCRIPTS = {
    "Aliyun WAF": re.compile(r"acw_sc__v\d|aliyun_waf_(?:aa|bb|oo)|_waf_(?:is_mob|bd8ce2ce37)"),
    "Ruishu": re.compile(r"\$_ts\s*=\s*window|window\[?['\".]*\$_ts|\$_ts\.(?:cd|nsd)|<meta[^<>]{1,300}\br=['\"]m['\"]"),
    "Jiasule": re.compile(r"__jsl_clearance"),
    "Cloudflare": re.compile(r"cf[-_]chl|challenge-platform|cf-browser-verification"),
}
# whatever its make: a page of nothing but a script that sets a cookie and loads the page again
_SETS_COOKIE = re.compile(r"document\.cookie\s{0,9}=")
_RELOADS = re.compile(r"\blocation\s{0,9}[.=(\[]")
_SHELL = re.compile(r"(?:\s|<!doctype[^<>]*>|</?(?:html|head|body|title)\b[^<>]*>|<meta\b[^<>]*>)*", re.IGNORECASE)
_CAPTCHA = re.compile(r"geetest|g-recaptcha|h-captcha|captcha|tcaptcha|滑块|拖动.{0,6}验证", re.IGNORECASE)
_TOO_OFTEN = re.compile(
    r"频繁访问|(?:访问|请求|操作|查询|点击)(?:次数)?(?:过于|太过?|太|过)?(?:频繁|过快)|too many requests|rate limit",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"(?:安全|人机|滑[动块]|身份)验证|请(?:输入|完成|先).{0,6}验证|验证码|异常(?:访问|请求|流量)|访问(?:异常|受限|被(?:拒绝|阻断|拦截|禁止))"
    r"|(?:请求|访问).{0,20}(?:拦截|威胁|阻断)|防火墙|web application firewall|access denied|attention required|just a moment"
    r"|checking your browser|您正在访问.{0,20}搜索平台|服务器繁忙|努力加载中|unusual traffic|请开启javascript",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"^(?:.{0,20}[-_|—· ])?(?:(?:用户|会员|系统|统一|账号|平台)*(?:登录|登陆|身份认证)|log\s?in|sign\s?in)(?:[-_|—· ].{0,30})?$",
    re.I,
)
_PASSWORD = re.compile(r"<input[^<>]{1,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_JSON_REFUSAL = re.compile(
    r"频繁|过快|验证码|captcha|(?:未|请先?|重新)登[录陆]|登[录陆](?:已?过期|超时|失效)|too many|rate limit", re.IGNORECASE
)
_MESSAGE = re.compile(r"msg|mess|err|reason|tip", re.IGNORECASE)
# What only a page worth having says; a notice may well speak of captchas, firewalls and logins it buys.
_NOTICE = re.compile(r"公告|公示|中标|成交|采购人|招标人|供应商|投标人")


def challenge_in(text: str, headers: Mapping[str, str]) -> str | None:
    """Name of what stands in place of the page, in a few words; None for a page that may be read.

    `headers` have lower-case names. Written from published descriptions of the portals' refusals, not by trial.
    """
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return "a challenge (Cloudflare)"
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        return _json_refusal(text)
    return _html_refusal(start)


def _html_refusal(markup: str) -> str | None:
    found = _TITLE.search(markup)
    title = _SPACE.sub(" ", found[1]).strip() if found else ""
    if _NOTICE.search(title) or _is_long(markup):
        return None
    visible = _visible(markup)
    if len(visible) > _LONGEST_LOGIN:
        return None
    if _LOGIN.match(title) and _PASSWORD.search(markup):
        return f"a login page ({title})"
    if len(visible) > _LONGEST_REFUSAL or _NOTICE.search(visible):
        return None
    for product, marks in _SCRIPTS.items():
        if marks.search(markup):
            return f"a challenge ({product})"
    for kind, words in (("a page saying too often", _TOO_OFTEN), ("a refusal", _REFUSAL)):
        said = words.search(f"{title} {visible}")
        if said:
            return f"{kind} ({said[0]})"
    return _shown_nothing(markup, visible)


def _shown_nothing(markup: str, visible: str) -> str | None:
    if len(visible) < 100 and _CAPTCHA.search(markup):
        return "a captcha"
    is_script = not visible and _SHELL.fullmatch(_CODE.sub("", markup))
    if is_script and _SETS_COOKIE.search(markup) and _RELOADS.search(markup):
        return "a challenge (a script that sets a cookie and loads the page again)"
    return None


def _is_long(markup: str) -> bool:
    """Whether the beginning alone has more to read than any challenge; cut before a tag, it shows no more than it does whole."""
    start = markup[:_BEGINNING].rpartition("<")[0]
    return len(markup) > _BEGINNING and len(_visible(start)) > _LONGEST_LOGIN


def _visible(markup: str) -> str:
    return _SPACE.sub(" ", _TAG.sub(" ", _CODE.sub(" ", markup))).strip()


def _json_refusal(text: str) -> str | None:
    """A short JSON object without rows whose message, or any text of it when it reports failure, is a refusal."""
    if len(text) > 20_000:
        return None
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(answer, dict) or any(isinstance(value, list) and value for value in answer.values()):
        return None
    has_failed = answer.get("result") is False or answer.get("success") is False
    for key, value in answer.items():
        if not isinstance(value, str) or len(value) > 200 or not (has_failed or _MESSAGE.search(key)):
            continue
        said = _JSON_REFUSAL.search(value)
        if said:
            return f"a reply saying {said[0]}"
    return None
