"""Notices of a listed company as it publishes them, for the tests of what is read of them. Every page is synthetic."""

from scrapers.reading import read_notice

ISSUER, CHILD, OTHER = "青溪甲乙科技股份有限公司", "青溪丙丁环保有限公司", "白石建设集团有限公司"
HEAD = (
    f"证券代码：300999 证券简称：甲乙股份 公告编号：2025-017\n{ISSUER}\n关于{{title}}的公告\n"
    "本公司及董事会全体成员保证信息披露的内容真实、准确、完整，没有虚假记载、误导性陈述或重大遗漏。\n"
)
TAIL = (
    "二、对公司的影响\n上述项目金额占公司2024年度经审计营业收入的12.00%。\n三、风险提示\n敬请广大投资者注意投资风险。\n"
    f"特此公告。\n{ISSUER}董事会\n2025年3月5日\n"
)
ITEMS = "一、中标项目概况\n1、项目名称：云岭市路灯项目\n2、招标人：云岭市城市管理局\n3、{price}\n4、项目工期：180日历天\n"
WON = f"近日，{ISSUER}（以下简称“公司”）收到云岭市城市管理局发来的《中标通知书》，确认公司为云岭市路灯项目的中标人。\n"
CHILD_HAS = f"近日，{ISSUER}（以下简称“公司”）控股子公司{CHILD}（以下简称“丙丁环保”）"
PRICE = "中标金额：人民币12,345,678.90元"


def page(sentence: str, items: str = ITEMS.format(price=PRICE), title: str = "收到中标通知书") -> str:
    """A notice of a listed company: its head, what it tells, its parts."""
    return HEAD.format(title=title) + sentence + items + TAIL


def results(source: str) -> list[tuple[str, list[str], str | None]]:
    """Of each result the winner, the members, the amount."""
    awards = read_notice(source).awards
    return [(a.supplier.name, [m.name for m in a.members], str(a.amount) if a.amount else None) for a in awards]
