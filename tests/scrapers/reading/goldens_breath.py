"""Synthetic notices that tell winner and price in one breath, and pages with other notices beside their own.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, RUF100 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

_FIRST, _SECOND, _THIRD = "云河建工集团有限公司", "白石路桥有限责任公司", "绿洲市政工程有限公司"
_TITLE = "青山区道路工程中标公告\n"
_OWN = f"{_TITLE}中标单位：{_FIRST}\n中标金额：3256000元\n"

for told in (
    f"{_FIRST}以人民币3256000元中标。",
    f"经评审，{_FIRST}以325.6万元的报价中标。",
    f"最终{_FIRST}以总价人民币叁佰贰拾伍万陆仟元整（¥3256000.00）成交。",
    f"经公开比选，青山区道路工程由{_FIRST}承接，总价3256000元。",
    f"经村民代表大会讨论决定，该工程由{_FIRST}承包，承包价为3256000元。",
    f"经三家比选，确定由{_FIRST}实施，合同总价为人民币3256000元。",
    f"{_FIRST} 325.6万元 中标 / {_SECOND} 398万元 未中标",
    f"{_FIRST}，报价325.6万元，中标\n{_SECOND}，报价398万元，未中标",
    f"1. {_FIRST} 报价：325.6万元 结果：中标\n2. {_SECOND} 报价：398万元 结果：未中标",
    f"{_FIRST}：325.6万元（成交）\n{_SECOND}：398万元（未成交）",
):
    golden(f"winner and price in one breath: {told[:24]}", f"{_TITLE}{told}\n", Won(_FIRST, "3256000"))
for told in (
    f"如由{_FIRST}承接，则另行公告。",
    f"本项目由{_FIRST}实施，项目规模较大。",
    f"{_FIRST} 325.6万元 未中标",
    f"{_FIRST}以325.6万元报价参加投标。",
):
    golden(f"nobody has won: {told[:24]}", f"{_TITLE}{told}\n")
golden(
    "several who are counted behind their names",
    f"青山区道路工程入围结果公示\n经评审，拟确定{_FIRST}、{_SECOND}、{_THIRD}等三家单位为本项目入围供应商。\n",
    Won(_FIRST, pricing="none"),
    Won(_SECOND, pricing="none"),
    Won(_THIRD, pricing="none"),
)
golden(
    "prices in a column of results",
    f"<h1>青山区道路工程中标公告</h1><table><tr><td>包号</td><td>供应商名称</td><td>成交结果</td></tr><tr><td>1包</td><td>{_FIRST}</td><td>3256000元</td></tr><tr><td>2包</td><td>{_SECOND}</td><td>99.5万元</td></tr></table>",
    Won(_FIRST, "3256000", lot="1包"),
    Won(_SECOND, "995000", lot="2包"),
    kind="html",
)
golden(
    "the sum of items behind empty cells",
    f"<h1>青山区电缆采购成交公告</h1><p>成交供应商：{_FIRST}</p><table><tr><td>序号</td><td>货物名称</td><td>数量</td><td>单价（元）</td><td>总价（元）</td></tr><tr><td>1</td><td>电缆</td><td>10</td><td>500</td><td>5000</td></tr><tr><td>2</td><td>开关</td><td>3</td><td>100</td><td>300</td></tr><tr><td>合计</td><td></td><td></td><td></td><td>5300</td></tr></table>",
    Won(_FIRST, "5300"),
    kind="html",
)
for head in ("相关推荐", "您可能感兴趣的项目", "上一篇：青山小学项目中标公告\n热点公告"):
    golden(
        f"other notices at the foot: {head[:6]}",
        f"{_OWN}{head}\n青山小学项目中标公告 中标单位：{_SECOND} 中标金额：500万元\n{_THIRD}中标某项目，中标金额88万元\n",
        Won(_FIRST, "3256000"),
    )
golden(
    "another notice's award below a call for bids",
    f"青山区道路工程招标公告\n项目编号：QS-1\n招标人：青山区建设局\n相关公告\n中标单位：{_SECOND} 中标金额：500万元\n",
    notice_type="tender",
    buyer="青山区建设局",
)
golden(
    "other notices at the side",
    f"<html><body><div><h3>热门公告</h3><ul><li>青山小学中标公告 中标人：{_SECOND} 中标价：99万元</li></ul></div><div><h1>青山区道路工程中标公告</h1><p>中标单位：{_FIRST}</p><p>中标金额：3256000元</p></div></body></html>",
    Won(_FIRST, "3256000"),
    kind="html",
)
