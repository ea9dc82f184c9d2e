"""Synthetic notices whose lots, units and failures stand apart from the winners and the prices they belong to.

Every name, number and place here is made up.
"""

from tests.scrapers.reading.goldens import Won, golden

golden(
    "winners of several lots in one value, their prices in another",
    """青溪市设备采购中标公告
成交供应商：第一包：云桥医疗器械有限公司；第二包：青溪仪器有限公司
成交金额：第一包：100000.00元；第二包：200000.00元
采购人：青溪市医院
""",
    Won("云桥医疗器械有限公司", "100000", "第一包"),
    Won("青溪仪器有限公司", "200000", "第二包"),
)

golden(
    "lots in brackets behind the names of a list",
    """青溪市办公家具采购成交公告
成交供应商：云桥家具有限公司（A包）、青溪家具有限公司（B包）
""",
    Won("云桥家具有限公司", None, "A包", pricing="none"),
    Won("青溪家具有限公司", None, "B包", pricing="none"),
)

golden(
    "the unit above a table is that of its prices",
    """<h2>青溪市监理服务中标结果公示</h2><p>单位：万元</p><table><tr><td>标段</td><td>中标人</td><td>中标价</td></tr>
<tr><td>1标段</td><td>云桥监理有限公司</td><td>123.45</td></tr><tr><td>2标段</td><td>青溪监理有限公司</td><td>98.70元</td></tr></table>
""",
    Won("云桥监理有限公司", "1234500", "1标段"),
    Won("青溪监理有限公司", "98.70", "2标段"),
    kind="html",
)

golden(
    "the unit above one table is not that of the next part",
    """<h2>青溪市监理服务中标结果公示</h2><p>一、投标情况</p><p>金额单位：人民币万元</p><p>二、中标结果</p>
<table><tr><td>中标人</td><td>中标价</td></tr><tr><td>云桥监理有限公司</td><td>1234500.00</td></tr></table>
""",
    Won("云桥监理有限公司", "1234500"),
    kind="html",
)

golden(
    "a price by the year in a column's head is a unit price",
    """<h2>青溪市物业服务中标结果公示</h2><table><tr><td>中标人</td><td>中标价（万元/年）</td></tr>
<tr><td>云桥物业有限公司</td><td>123.45</td></tr></table>
""",
    Won("云桥物业有限公司", pricing="unit_price"),
    kind="html",
)

golden(
    "partners marked in brackets before their names",
    """青溪水库工程EPC中标结果公示
中标人：（联合体牵头人）云桥设计院有限公司、（联合体成员）青溪建设有限公司
中标金额：暂定5000万元
""",
    Won("云桥设计院有限公司", "50000000", members=("青溪建设有限公司",)),
)

golden(
    "a line under a lot says that it failed; a condition says nothing",
    """青溪市设备采购中标公告
一、中标结果
01包：供应商不足三家，废标。
02包：中标供应商：云桥医疗有限公司，中标金额：30万元
""",
    Won("云桥医疗有限公司", "300000", "02包"),
    failed=("01包",),
)

golden(
    "a service fee of the winner is paid to the agency; a name keeps its full stop",
    """青溪大学质谱仪采购中标公告
中标供应商：Bridge Scientific Inc.
中标服务费：1.2万元
""",
    Won("Bridge Scientific Inc.", pricing="none"),
)
