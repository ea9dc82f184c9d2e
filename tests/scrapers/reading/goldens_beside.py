"""Synthetic notices whose price, unit, lot or share stands beside what it belongs to: in a pair, a table or a sentence of its own.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, RUF100 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

golden(
    "the winner's price stands in the table of bidders only",
    """<h1>检验试剂采购项目中标公示</h1><p>项目编号：QSYY-2026-011</p><p>一、评审结果</p>
<table><tr><td>包号</td><td>排名</td><td>供应商名称</td><td>报价（万元）</td><td>综合得分</td></tr>
<tr><td rowspan="2">01</td><td>1</td><td>云河医药有限公司</td><td>52.4</td><td>91.2</td></tr>
<tr><td>2</td><td>白石医药有限公司</td><td>53.1</td><td>88.6</td></tr></table>
<p>二、中标供应商：云河医药有限公司</p><p>采购单位：青山区第二医院</p>""",
    Won("云河医药有限公司", "524000"),
    notice_type="award",
    buyer="青山区第二医院",
    kind="html",
)

golden(
    "the unit of a price is a pair of its own behind it",
    """<h4>青山镇供热管网改造中标结果公示</h4><table>
<tr><th>中标人</th><td>云河热力工程有限公司</td><th>中标金额</th><td>7654321.1</td></tr>
<tr><th>价款形式</th><td>金额</td><th>单位/币种</th><td>元/人民币</td></tr>
<tr><th>中标人</th><td>白石监理咨询有限公司</td><th>中标金额</th><td>12.3</td></tr>
<tr><th>价款形式</th><td>金额</td><th>单位/币种</th><td>万元/人民币</td></tr></table>
<p>招标人：青山镇人民政府</p>""",
    Won("云河热力工程有限公司", "7654321.1"),
    Won("白石监理咨询有限公司", "123000"),
    buyer="青山镇人民政府",
    kind="html",
)

golden(
    "pairs without colons, the unit among them",
    """<div>云河发电公司2号机组检修成交公告</div><ul><li><span>采购编号</span><b>YHDJ-2026-0315</b></li>
<li><span>成交单位</span><b>白石电力建设有限公司</b></li><li><span>成交价格</span><b>876.5</b></li>
<li><span>价格单位</span><b>万元</b></li><li><span>公告时间</span><b>2026-03-18</b></li></ul>""",
    Won("白石电力建设有限公司", "8765000"),
    project_number="YHDJ-2026-0315",
    published_date="2026-03-18",
    kind="html",
)

golden(
    "all who share a lot have won",
    """<div>云河通信公司2026年线缆集中采购_中选结果公示</div><table>
<tr><td>标包</td><td>排名</td><td>中选人</td><td>中选份额</td><td>含税总价（元）</td></tr>
<tr><td>标包1</td><td>1</td><td>青山线缆有限公司</td><td>60%</td><td>9,000,000.00</td></tr>
<tr><td>标包1</td><td>2</td><td>白石线缆有限公司</td><td>40%</td><td>6,000,000.00</td></tr></table>""",
    Won("青山线缆有限公司", "9000000", lot="标包1"),
    Won("白石线缆有限公司", "6000000", lot="标包1"),
    notice_type="award",
    kind="html",
)

golden(
    "a contract's amount is not its unit price",
    """<h2>政府采购合同公告</h2><table><tr><td>合同编号</td><td>YH-2026-18</td></tr>
<tr><td>采购人(甲方)</td><td>青山县图书馆</td></tr><tr><td>供应商(乙方)</td><td>云河软件开发有限公司</td></tr>
<tr><td>主要标的单价</td><td>4,600.00元</td></tr><tr><td>合同金额</td><td>23.000000万元</td></tr></table>""",
    Won("云河软件开发有限公司", "230000"),
    notice_type="contract",
    buyer="青山县图书馆",
    kind="html",
)

golden(
    "the lots stand before their suppliers, under the label of the product",
    """青山海关实验室耗材框架协议采购中标公告
三、中标（成交）信息
包组或产品名称：第1包 色谱耗材
供应商名称：云河科技发展有限公司
折扣率(%)：78.5000000
包组或产品名称：第2包 标准品
供应商名称：白石科技有限公司
折扣率(%)：81.0000000
四、主要标的信息""",
    Won("云河科技发展有限公司", lot="第1包", pricing="rate", rate="78.5000000%"),
    Won("白石科技有限公司", lot="第2包", pricing="rate", rate="81.0000000%"),
)

golden(
    "names in sentences begin behind what leads to them",
    """青山市污水设施运维采购结果公告
根据评审结果，现公告如下：第一标段由云河环保有限公司中标，中标价5,580,000元；第二标段由白石环保科技股份有限公司中标，中标价4,213,600元。
采购人：青山市建设局""",
    Won("云河环保有限公司", "5580000", lot="第一标段"),
    Won("白石环保科技股份有限公司", "4213600", lot="第二标段"),
)

golden(
    "candidates under heads of which few are labels",
    """<h3>云河电信分公司2026年装维耗材采购项目中选候选人公示</h3>
<table border=1><tr><td>标包</td><td>中选候选人排序</td><td>单位名称</td><td>参选报价（含税总价，元）</td><td>增值税税率</td></tr>
<tr><td rowspan=2>标包一</td><td>1</td><td>青山光电科技有限公司</td><td>528,300.00</td><td>13%</td></tr>
<tr><td>2</td><td>白石通信器材有限公司</td><td>531,250.00</td><td>13%</td></tr></table>""",
    Won("青山光电科技有限公司", "528300", lot="标包一", rank=1),
    Won("白石通信器材有限公司", "531250", lot="标包一", rank=2),
    notice_type="candidate",
    kind="html",
)
