"""A refusal is told from a page, whatever its HTTP status; a page is never taken for a refusal."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.decoding import decode
from scrapers.http import challenge
from scrapers.http.challenge import challenge_in
from tests.support.http_faults import CHALLENGE, LOGIN, WAF

# Synthetic, in the shapes portals and the products in front of them are described to send.
REFUSALS = {
    "rate page": CHALLENGE,
    "cookie script": WAF,
    "login": LOGIN,
    "login of a named system": LOGIN.replace("用户登录", "示例采购平台-用户登录"),
    "english login": LOGIN.replace("用户登录", "Sign in"),
    "rate page without title": "<html><body>您的访问过于频繁，请稍后再试！</body></html>",
    "rate text": "访问频繁，请稍后再试",
    "Ruishu": '<html><head><meta id="9DhefwqGPrz" content="x" r="m"><script>$_ts=window[\'$_ts\'];</script></head></html>',
    "Ruishu, large": "<html><script>$_ts=window['$_ts'];" + "_$aB=1;" * 60_000 + "</script><body></body></html>",
    "Jiasule": "<script>document.cookie=('_')+('_jsl')+'';document.cookie='__jsl_clearance_s=1';location.href=location</script>",
    "cookie script in pieces": "<script>document.cookie=('_')+('_')+('j')+('s');location.href=location.pathname</script>",
    "cookie script of no name": "<html><script>document.cookie='a=1';location.reload();</script><body></body></html>",
    "Aliyun slider": "<html><script>window._waf_is_mob=1</script><div id='nc'></div></html>",
    "Cloudflare": "<html><head><title>Just a moment...</title></head><body><div id='cf-chl-widget'></div></body></html>",
    "slider": "<html><title>安全验证</title><body><div>请拖动滑块完成验证</div></body></html>",
    "picture": "<html><body>请输入验证码 <img src='captcha.jpg'><input name='code'></body></html>",
    "silent captcha": "<html><body><div class='geetest_holder'></div><script src='/gt.js'></script></body></html>",
    "firewall": "<html><title>网站防火墙</title><body>您的请求带有不合法参数，已被网站管理员设置拦截！</body></html>",
    "denied": "<html><head><title>Access Denied</title></head><body>You don't have permission to access this.</body></html>",
    "busy": "<html><body>您正在访问示例网搜索平台，服务器繁忙</body></html>",
    "loader": "<html><title>标讯库搜索</title><body><div>努力加载中...</div><script src='a.js'></script></body></html>",
    "json, failed": '{"result":false,"data":"您的操作过于频繁"}',
    "json, message": '{"code":429,"msg":"请求过于频繁，请稍后再试","data":[]}',
    "json, login": '{"code":401,"message":"未登录或登录已过期","data":null}',
    "json, captcha": ' {"status":"error","errorMsg":"验证码不正确。"}',
}

BODY = "<p>采购人：某某市信息中心</p><p>供应商名称：某某科技有限公司</p><p>中标金额：12.5万元</p>"
PAGES = {
    "buys captchas": f"<html><title>短信验证码服务项目中标公告</title><body>验证码短信服务{BODY}</body></html>",
    "buys a firewall": f"<html><title>Web应用防火墙采购成交公告</title><body>防火墙、异常流量清洗、登录认证{BODY}</body></html>",
    "buys a login": "<html><title>统一身份认证平台登录改造中标公告</title><body>登录<input type=password></body></html>",
    "speaks of limits": f"<html><title>结果公示</title><body>同一供应商请求过于频繁的，系统将限制访问。{BODY}</body></html>",
    "fragment": BODY,
    "short": "<p>某某公司中标，验证码：无</p>",
    "list with a login box": f"<title>交易中心</title><form><input type='password'></form>{'<li>某项目中标公告</li>' * 20}",
    "page behind a WAF": f"<html><script>var a='acw_sc__v2'</script><title>公告</title>{BODY}</html>",
    "empty list": "<html><title>查询结果</title><body>共找到 0 条</body></html>",
    "not found": "<html><title>404</title><body>页面不存在</body></html>",
    "empty": "",
    "json rows": '{"result":true,"total":1,"rows":[{"title":"验证码服务","msg":"频繁"}]}',
    "json notice": '{"title":"短信验证码平台采购","content":"<p>登录已过期提醒功能</p>"}',
    "json done": '{"code":200,"msg":"操作成功","data":{"title":"登录超时治理"}}',
    "json list": '["频繁"]',
    "broken json": '{"msg":"频繁"',
    "deep json": "[" * 100_000,
}


@pytest.mark.parametrize("text", REFUSALS.values(), ids=REFUSALS)
def test_a_refusal_is_recognised(text: str) -> None:
    """Every known shape of refusal is named in a few words."""
    reason = challenge_in(text, {})
    assert reason
    assert len(reason) < 80


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_is_left_alone(text: str) -> None:
    """Notices may speak of captchas, firewalls, logins and limits; empty lists and missing pages are no challenges."""
    assert challenge_in(text, {}) is None


def test_a_header_alone_may_tell() -> None:
    """Cloudflare says so in a header."""
    assert challenge_in("<html></html>", {"cf-mitigated": "challenge"})


@given(st.text(alphabet="<>/title频繁访问登录验证码{}\"':,公告 ", max_size=300))
def test_any_text_is_judged(text: str) -> None:
    """No text breaks the judgement."""
    assert challenge_in(text, {}) is None or challenge_in(text, {})


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<script>", "<title", "<input ", "<meta ", "请求访问", "用户", "登录-", " ", "$_ts", "{"]
)
def test_hostile_text_is_judged_quickly(piece: str) -> None:
    """No repetition makes the judgement slow."""
    started = time.perf_counter()
    challenge_in(piece * (2_000_000 // len(piece)), {})
    challenge_in("<title>登录" + piece * 100_000, {})
    assert time.perf_counter() - started < 1


@pytest.mark.corpus
def test_no_real_page_is_taken_for_a_refusal(corpus: Path) -> None:
    """No published notice, list, search page or API reply is taken for a challenge, whole or cut short."""
    files = [*corpus.glob("notices/*"), *corpus.glob("pages/*")]
    assert len(files) > 100
    texts = {file.name: decode(file.read_bytes(), None) for file in files}
    assert {name: reason for name, text in texts.items() if (reason := challenge_in(text, {}))} == {}
    assert [name for name, text in texts.items() if name.endswith(".txt") and challenge_in(text[:400], {})] == []


@pytest.mark.corpus
def test_no_real_title_makes_a_refusal(corpus: Path) -> None:
    """A page that shows no more than a real notice's title is a page."""
    rows = (corpus / "records" / "jianyu.jsonl").read_text(encoding="utf-8").splitlines()
    titles = [json.loads(row).get("title") or "公告" for row in rows]
    assert [title for title in titles if challenge_in(f"<title>{title}</title><body>{title}</body>", {})] == []


_TAGS = ("<script>", "</script>", "<style>", "</style >", "<!--", "-->", "<", ">", "<p title='", "</p>")
_PIECES = st.sampled_from((*_TAGS, "验证码", "登录", "访问频繁", "公告", "字" * 40))


@given(st.lists(_PIECES, max_size=60).map("".join), st.integers(1, 400))
def test_looking_at_the_beginning_first_changes_no_verdict(markup: str, beginning: int) -> None:
    """Whatever is cut where, a page is a refusal by its beginning only where the whole of it is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(challenge, "_BEGINNING", beginning)
        patched.setattr(challenge, "_LONGEST_LOGIN", 90)
        patched.setattr(challenge, "_LONGEST_REFUSAL", 60)
        looked = challenge_in(markup, {})
        patched.setattr(challenge, "_BEGINNING", 1 << 40)
        assert looked == challenge_in(markup, {})
