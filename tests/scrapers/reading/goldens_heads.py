"""Synthetic notices whose heads stand in two rows, whose prices stand in brackets, and whose first candidate did not win.

Every name, number and place here is made up.
"""

from tests.scrapers.reading.goldens import Won, golden

golden(
    "a head over two heads is read with each: the price with tax is the price",
    """<h2>青溪工程局砂石采购成交候选人公示</h2><table><tr><th rowspan="2">包件</th><th rowspan="2">排序</th>
<th rowspan="2">成交候选人名称</th><th colspan="2">报价</th></tr><tr><th>不含税（万元）</th><th>含税（万元）</th></tr>
<tr><td rowspan="2">包件1</td><td>1</td><td>云桥矿业有限公司</td><td>1062.48</td><td>1094.35</td></tr>
<tr><td>2</td><td>青溪建材有限公司</td><td>1080.00</td><td>1112.40</td></tr></table>
""",
    Won("云桥矿业有限公司", "10943500", "包件1", rank=1),
    Won("青溪建材有限公司", "11124000", "包件1", rank=2),
    notice_type="candidate",
    kind="html",
)

golden(
    "the same heads one in a line",
    """青溪工程局砂石采购成交候选人公示
包件
排序
成交候选人名称
报价
不含税（万元）
含税（万元）
包件1
1
云桥矿业有限公司
1062.48
1094.35
包件2
1
青溪建材有限公司
1080.00
1112.40
""",
    Won("云桥矿业有限公司", "10943500", "包件1", rank=1),
    Won("青溪建材有限公司", "11124000", "包件2", rank=1),
    notice_type="candidate",
)

golden(
    "the price of each lot's winner in brackets behind its name",
    """青溪县绿化苗木采购中标公示
一标段：青溪县林木种苗有限公司（中标价：1,123,400.00元）
二标段：云桥园林绿化有限公司（中标价：986,750.00元）
招标人：青溪县住房和城乡建设局
""",
    Won("青溪县林木种苗有限公司", "1123400", "一标段"),
    Won("云桥园林绿化有限公司", "986750", "二标段"),
    buyer="青溪县住房和城乡建设局",
)

golden(
    "the second candidate has won where the first gave up",
    """<h2>青溪小学扩建工程监理中标结果公示</h2><p>经评标委员会评审，中标候选人如下：</p><table>
<tr><td>名次</td><td>中标候选人</td><td>投标报价（万元）</td></tr><tr><td>1</td><td>青溪工程咨询有限公司</td><td>86.12</td></tr>
<tr><td>2</td><td>云桥建设监理有限公司</td><td>85.90</td></tr></table>
<p>第一中标候选人青溪工程咨询有限公司因故放弃中标资格，招标人依法确定第二中标候选人云桥建设监理有限公司为中标人，中标价85.90万元。</p>
""",
    Won("云桥建设监理有限公司", "859000"),
    kind="html",
)

golden(
    "letters set with spaces between them are words, figures are one figure",
    """中 标 公 告
招 标 编 号 ： Q X - 2 0 2 6 - 0 3 3
招 标 人 ： 青 溪 市 桥 梁 管 理 所
中 标 人 ： 云 桥 工 程 机 械 有 限 公 司
中 标 价 ： 人 民 币 1 , 9 8 6 , 0 0 0 . 0 0 元
2 0 2 6 年 4 月 2 日
""",
    Won("云桥工程机械有限公司", "1986000"),
    buyer="青溪市桥梁管理所",
    published_date="2026-04-02",
)

golden(
    "a candidate's price under a label of its own rank",
    """<div>中标候选人公示</div><table><tr><td>报建编号</td><td>2302QX0125</td></tr><tr><td>建设单位（招标人）</td><td>青溪建设管理中心</td></tr>
<tr><td>第一中标候选人</td><td>云桥市政建设有限公司</td></tr><tr><td>第一中标候选人报价（万元）</td><td>3256.8842</td></tr>
<tr><td>第二中标候选人</td><td>青溪建工集团股份有限公司</td></tr><tr><td>第二中标候选人报价（万元）</td><td>3301.2050</td></tr></table>
""",
    Won("云桥市政建设有限公司", "32568842", rank=1),
    Won("青溪建工集团股份有限公司", "33012050", rank=2),
    notice_type="candidate",
    kind="html",
    project_number="2302QX0125",
)

golden(
    "partners in lines of their own, and a price told in parts with their sum",
    """青溪灌区信息化建设项目（EPC）中标结果公示
中标人
（联合体牵头人）云桥水利设计研究院有限责任公司
（联合体成员）青溪科技股份有限公司
中标价
勘察设计费：3,200,000.00元；设备及施工费：41,650,000.00元；合计：44,850,000.00元
公示日期
2026年04月17日
""",
    Won("云桥水利设计研究院有限责任公司", "44850000", members=("青溪科技股份有限公司",)),
)

golden(
    "the sum of the items is the price of the only winner; who made them has won nothing",
    """<h2>成交结果公告</h2><p>三、成交情况：</p><table><tr><td>序号</td><td>货物名称</td><td>生产厂家</td><td>数量</td><td>单价</td><td>小计</td></tr>
<tr><td>1</td><td>荧光仪</td><td>青溪医疗科技有限公司</td><td>2台</td><td>198000</td><td>396000</td></tr>
<tr><td>2</td><td>提取仪</td><td>白河科技有限公司</td><td>3台</td><td>56000</td><td>168000</td></tr>
<tr><td colspan="5">合计（大写：伍拾陆万肆仟元整）</td><td>564000</td></tr></table><p>四、成交供应商：云桥医疗器械有限公司</p>
""",
    Won("云桥医疗器械有限公司", "564000"),
    kind="html",
)
