"""Synthetic notices whose own fields stand in unusual places: a title in a long line, a signature, lots named by what they are.

Every name, number and place here is made up.
"""

from tests.scrapers.reading.goldens import Won, golden

# ── titles ────────────────────────────────────────────────────────────────────────────────────────────────────────────
golden(
    "a title is the beginning of the line that holds the whole page",
    "青溪县湿地保护修复工程（施工）评标结果公示 招标人：青溪县林业局 第一中标候选人：云桥水利水电建设集团有限公司 "
    "投标报价：18653214.56元 工期：240天 第二中标候选人：青溪建工建筑有限责任公司 投标报价：18710022.00元",
    Won("云桥水利水电建设集团有限公司", "18653214.56", rank=1),
    Won("青溪建工建筑有限责任公司", "18710022", rank=2),
    notice_type="candidate",
    project_name="青溪县湿地保护修复工程（施工）",
    buyer="青溪县林业局",
)

golden(
    "a day behind the title is the day of publication",
    "青溪镇农业综合开发项目监理中标公告 2026-04-09 项目编号：QX-2026-JL-02 中标人：云桥工程咨询集团有限公司 中标价：38.6万元",
    Won("云桥工程咨询集团有限公司", "386000"),
    project_name="青溪镇农业综合开发项目监理",
    published_date="2026-04-09",
)

golden(
    "the head of a page that names only the project is said in full by the line below",
    """<h2>青溪县全彩显示屏工程</h2><p>青溪县全彩显示屏工程公开招标中标公告</p><p>二、中标结果</p><table>
<tr><td>中标项目</td><td>中标候选人名称</td><td>最终报价</td><td>推荐排名</td></tr>
<tr><td rowspan="2">显示屏工程</td><td>云桥通讯技术有限公司</td><td>1908801.00</td><td>1</td></tr>
<tr><td>青溪电子科技有限公司</td><td>1916802.00</td><td>2</td></tr></table><p>注：排位在第一的中标候选人为中标单位</p>
""",
    Won("云桥通讯技术有限公司", "1908801"),
    kind="html",
    project_name="青溪县全彩显示屏工程",
)

golden(
    "candidates that are none, and bidding that failed, are a failed notice",
    """青溪县农田建设工程监理中标候选人公示
招标人：青溪县农业农村委员会
中标候选人：无。
经评标委员会评审，有效投标不足三家，本次招标失败，招标人将重新招标。
""",
    notice_type="failed",
    buyer="青溪县农业农村委员会",
)

golden(
    "a page cut before its winner still says that there is one",
    """青溪大学招标与采购管理中心受总务处的委托，就供热入网项目（项目编号：GC2026DX035）组织采购，评标工作已经结束，中标结果如下：
一、项目信息
项目编号：GC2026DX035
""",
    project_number="GC2026DX035",
)

# ── signatures ────────────────────────────────────────────────────────────────────────────────────────────────────────
golden(
    "who signs above the day is the buyer",
    """某国际机场航站楼商铺装修工程定标结果公告
中标单位：云桥建筑装饰集团有限公司
中标金额：1,086.55万元
特此公告。
青溪机场集团有限公司
2026年9月11日
""",
    Won("云桥建筑装饰集团有限公司", "10865500"),
    buyer="青溪机场集团有限公司",
    agency=None,
)

golden(
    "an office signs for its hospital, which is no agency",
    """青溪市中医院关于开展监护仪等设备院内议价结果的公示
一、监护仪（8台）
成交供应商：云桥医疗设备有限公司
成交价：11.2万元
公示期：2026年1月14日至1月16日
青溪市中医院采购中心
2026年1月14日
""",
    Won("云桥医疗设备有限公司", "112000"),
    buyer="青溪市中医院",
    agency=None,
    project_name="监护仪等设备院内议价",
)

golden(
    "a sentence names its winner without a verb of being",
    "青溪县乡村振兴局衔接资金项目监理服务中标公示：经比选，云桥监理咨询有限公司中标，中标价为38.5万元；公示期三天。",
    Won("云桥监理咨询有限公司", "385000"),
)

# ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────────────
golden(
    "lots are called what the column of their names calls them",
    """<p>青溪县小型水利工程养护项目中标（成交）结果公告</p><p>三、中标（成交）信息</p><table>
<tr><th>序号</th><th>中标（成交）金额(元)</th><th>中标供应商名称</th><th>标项名称</th></tr>
<tr><td>1</td><td>最终报价:268000(元)</td><td>云桥水利工程有限公司</td><td>东片养护</td></tr>
<tr><td>3</td><td>最终报价:301500(元)</td><td>青溪水利工程有限公司</td><td>北片养护</td></tr></table>
""",
    Won("云桥水利工程有限公司", "268000", "东片养护"),
    Won("青溪水利工程有限公司", "301500", "北片养护"),
    kind="html",
)

golden(
    "a row that lost a cell to the row above is set under its heads by its winner",
    """青溪供电局2026年服务类项目中标公告
序号\t标的名称\t标包名称\t中标人\t中标金额（万元）\t中标下浮率（%）
1\t配网工程监理服务\t标包1\t云桥项目管理有限公司\t/\t12.50
2\t标包2\t青溪电力工程监理有限公司\t/\t11.80
3\t办公楼物业服务\t标包1\t青溪物业服务有限公司\t328.6600\t/
""",
    Won("云桥项目管理有限公司", None, "标包1", pricing="rate", rate="12.50%"),
    Won("青溪电力工程监理有限公司", None, "标包2", pricing="rate", rate="11.80%"),
    Won("青溪物业服务有限公司", "3286600", "标包1"),
)

golden(
    "the bidder whose row is marked is the winner, at the price of the last round",
    """<h2>李家村机耕路工程竞争性谈判结果公示</h2><p>李家村村民委员会组织竞争性谈判，现将结果公示如下：</p><table>
<tr><th>参加单位</th><th>第一轮报价</th><th>第二轮报价</th><th>备注</th></tr>
<tr><td>云桥建筑工程有限公司</td><td>132000元</td><td>126800元</td><td>成交</td></tr>
<tr><td>青溪园林有限公司</td><td>135000元</td><td>129900元</td><td></td></tr></table>
<p>青溪镇李家村村民委员会</p><p>2026年1月7日</p>
""",
    Won("云桥建筑工程有限公司", "126800"),
    kind="html",
    buyer="青溪镇李家村村民委员会",
)

golden(
    "a decision names the winner where bids are judged",
    """关于校园安防升级项目评审结果的公示
经校内评审小组评审，各供应商得分情况如下：
第一名：云桥电子工程有限公司，得分93.20，报价489,000.00元；
第二名：青溪安防技术有限公司，得分88.15，报价492,600.00元。
根据评审办法，拟确定第一名云桥电子工程有限公司为成交供应商，成交价489,000.00元。
青溪职业技术学院国有资产管理处
2026年4月20日
""",
    Won("云桥电子工程有限公司", "489000"),
    buyer="青溪职业技术学院",
)

golden(
    "a contract told in pairs that only spaces part",
    "合同公示 合同编号 HT-2026-0457 合同名称 河道保洁服务合同 甲方 青溪市水务局 乙方 云桥保洁服务有限公司 "
    "合同总价 壹佰壹拾捌万元整（1180000元） 签订日期 2026-02-10 公示日期 2026-02-12",
    Won("云桥保洁服务有限公司", "1180000"),
    notice_type="contract",
    buyer="青溪市水务局",
)

golden(
    "provisional sums are no prices",
    """青溪中学教学楼加固工程中标候选人公示
招标人：青溪中学
排序
中标候选人名称
投标报价（元）
其中：暂估价（元）
其中：暂列金额（元）
评标价（元）
1
云桥建设发展有限公司
18652310.55
1200000.00
800000.00
16652310.55
2
青溪建筑工程有限公司
18701122.30
1200000.00
800000.00
16701122.30
""",
    Won("云桥建设发展有限公司", "18652310.55", rank=1),
    Won("青溪建筑工程有限公司", "18701122.30", rank=2),
    notice_type="candidate",
)

golden(
    "buyer and day stand in columns of the table of results",
    """青溪县湾坡路网工程监理中标结果公示
序号\t项目名称\t招标人\t中标人\t中标价（万元）\t公示时间
1\t湾坡路网工程监理\t青溪县住房和城乡建设局\t云桥建设工程监理有限公司\t125.86\t2026-04-01至2026-04-03
""",
    Won("云桥建设工程监理有限公司", "1258600"),
    buyer="青溪县住房和城乡建设局",
    published_date="2026-04-01",
)

golden(
    "a label that spans two rows is no head of columns",
    """<table><tr><td colspan="3">中标（成交）结果公示表</td></tr><tr><td>采购单位</td><td colspan="2">青溪镇人民政府</td></tr>
<tr><td rowspan="2">成交单位</td><td colspan="2">云桥水利工程有限公司</td></tr>
<tr><td>成交金额</td><td>68.3256万元</td></tr></table>
""",
    Won("云桥水利工程有限公司", "683256"),
    kind="html",
    buyer="青溪镇人民政府",
)

golden(
    "名称 before a candidate's name is its label, and a name ends where another label runs into it",
    """青溪大道绿化提升工程中标候选人公示
第一中标候选人 名称 云桥生态科技股份有限公司  投标报价 9865432.1元
第二中标候选人 名称 青溪生态建设集团有限公司  投标报价 9870011元
招标代理机构：云桥招标采购有限公司青溪分公司招标人或其招标代理机构主要
""",
    Won("云桥生态科技股份有限公司", "9865432.1", rank=1),
    Won("青溪生态建设集团有限公司", "9870011", rank=2),
    notice_type="candidate",
    agency="云桥招标采购有限公司青溪分公司",
)
