"""Synthetic exported records, contract awards of Hong Kong and Macau, and tables in which several share a contract.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, RUF100 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

_FIRST, _SECOND = "云河建工集团有限公司", "白石路桥有限责任公司"
_BOTH = (Won(_FIRST, "3256000", lot="1包"), Won(_SECOND, "995000", lot="2包"))

golden(
    "a record as JSON",
    f'{{\n "项目名称": "青山道路",\n "采购人": "青山区建设局",\n "中标供应商": "{_FIRST}",\n "中标金额(元)": 3256000.00,\n "发布时间": "2026-03-05"\n}}\n',
    Won(_FIRST, "3256000"),
    buyer="青山区建设局",
    project_name="青山道路",
    published_date="2026-03-05",
)
golden(
    "records as JSON",
    f'[{{"包号":"1包","中标供应商":"{_FIRST}","中标金额(元)":3256000.00}},{{"包号":"2包","中标供应商":"{_SECOND}","中标金额(元)":995000}}]',
    *_BOTH,
)
golden("rows parted by commas", f"包号,中标供应商,中标金额（元）\n1包,{_FIRST},3256000.00\n2包,{_SECOND},995000\n", *_BOTH)
golden(
    "rows parted by commas, thousands within quotes",
    f'"项目名称","采购人","中标供应商","中标金额（万元）","公告时间"\n"青山道路","青山区建设局","{_FIRST}","1,325.60","2026-03-05"\n',
    Won(_FIRST, "13256000"),
)
golden(
    "key=value",
    f"项目名称=青山道路;采购人=青山区建设局;中标供应商={_FIRST};中标金额=3256000元;发布时间=2026-03-05\n",
    Won(_FIRST, "3256000"),
    buyer="青山区建设局",
)
golden(
    "a contract award of Hong Kong",
    "建築署批出合約公告\n合約編號：SS-123\n合約名稱：青山公園建造工程\n承辦商：雲河建築有限公司\n合約金額：港元 12,500,000.00\n批出日期：2026年3月5日\n",
    Won("雲河建築有限公司", "12500000", currency="HKD"),
)
golden(
    "contract awards of Hong Kong in a table",
    "<html><h1>已批出合約</h1><table><tr><th>合約編號</th><th>合約名稱</th><th>承辦商名稱及地址</th><th>合約價值（港元）</th><th>批出日期</th></tr><tr><td>A1</td><td>公園</td><td>雲河建築有限公司</td><td>12,500,000.00</td><td>2026-03-05</td></tr></table></html>",
    Won("雲河建築有限公司", "12500000", currency="HKD"),
    kind="html",
)
golden(
    "a contract award of Macau",
    "澳門特別行政區公共建設局 判給公告\n判給編號：3\n獲判給人：雲河建築工程有限公司\n判給金額：澳門元 12,500,000.00\n",
    Won("雲河建築工程有限公司", "12500000", currency="MOP"),
)
golden(
    "winners with shares, net and gross",
    f"<h1>青山区电缆中标公告</h1><table><tr><td>排名</td><td>中标人</td><td>中标份额（%）</td><td>中标价（不含税，万元）</td><td>中标价（含税，万元）</td></tr><tr><td>1</td><td>{_FIRST}</td><td>60</td><td>100</td><td>113</td></tr><tr><td>2</td><td>{_SECOND}</td><td>40</td><td>80</td><td>90.4</td></tr></table>",
    Won(_FIRST, "1130000", rank=None),
    Won(_SECOND, "904000", rank=None),
    kind="html",
)
golden(
    "a lot that failed by its remark",
    f"<h1>青山区道路工程中标公告</h1><table><tr><td>标段</td><td>中标人</td><td>中标金额（元）</td><td>备注</td></tr><tr><td>一标段</td><td>{_FIRST}</td><td>3256000</td><td></td></tr><tr><td>二标段</td><td></td><td></td><td>流标</td></tr></table>",
    Won(_FIRST, "3256000", lot="一标段"),
    failed=("二标段",),
    kind="html",
)
golden(
    "parties under heads that span the table",
    f"<html><h1>青山区道路工程合同公告</h1><table><tr><td colspan=4>采购人信息</td></tr><tr><td>名称</td><td>青山区建设局</td><td>地址</td><td>一路</td></tr><tr><td colspan=4>供应商信息</td></tr><tr><td>名称</td><td>{_FIRST}</td><td>地址</td><td>二路</td></tr><tr><td colspan=4>合同信息</td></tr><tr><td>合同名称</td><td>道路合同</td><td>合同金额</td><td>3256000元</td></tr></table></html>",
    Won(_FIRST, "3256000"),
    notice_type="contract",
    kind="html",
    buyer="青山区建设局",
)
golden(
    "a signature with its day in one line",
    f"青山村道路工程中标公告\n中标单位：{_FIRST}\n中标金额：3256000元\n青山镇白水村村民委员会 2026年3月5日\n",
    Won(_FIRST, "3256000"),
    buyer="青山镇白水村村民委员会",
)
