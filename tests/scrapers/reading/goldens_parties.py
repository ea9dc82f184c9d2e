"""Synthetic notices with joint ventures and with lists of winners.

Every name, number and place here is made up.
"""

# ruff: noqa: E501, RUF100, W291, W293, W191, E101 (the pages are kept in one piece)

from tests.scrapers.reading.goldens import Won, golden

golden(
    "members in brackets without a lead",
    """云岭隧道工程设计施工总承包（EPC）中标结果公告
中标人：云河隧道工程有限公司（联合体成员：白石勘察设计研究院有限公司、绿洲检测有限公司）
中标价：235,600,000.00元
招标人：云岭交通投资有限公司
2026年3月12日""",
    Won("云河隧道工程有限公司", "235600000", members=("白石勘察设计研究院有限公司", "绿洲检测有限公司")),
    buyer="云岭交通投资有限公司",
    published_date="2026-03-12",
)

golden(
    "members joined, and in brackets",
    """云岭水厂EPC项目中标候选人公示
第一中标候选人：云河水务建设有限公司、白石市政设计院有限公司（联合体）
投标报价：5680.00万元
第二中标候选人：绿洲建工有限公司（绿洲设计研究院有限公司）
投标报价：5720.00万元
招标人：云岭水务局""",
    Won("云河水务建设有限公司", "56800000", rank=1, members=("白石市政设计院有限公司",)),
    Won("绿洲建工有限公司", "57200000", rank=2, members=("绿洲设计研究院有限公司",)),
    notice_type="candidate",
    buyer="云岭水务局",
)

golden(
    "two names parted by a slash",
    """三、中标（成交）信息
供应商名称：云河规划设计院有限公司/白石测绘有限公司（联合体）
供应商地址：云河市一路1号
中标（成交）金额：128.0000000（万元）
1.采购人信息
名 称：云河市自然资源局""",
    Won("云河规划设计院有限公司", "1280000", members=("白石测绘有限公司",)),
    buyer="云河市自然资源局",
)

golden(
    "lead and members in a cell of lines",
    """<html><head><title>云河市智慧社区项目中标公告</title></head><body><h1>云河市智慧社区项目中标公告</h1><table><tr><th>序号</th><th>供应商名称</th><th>中标金额</th></tr><tr><td>1</td><td>联合体牵头人：云河信息技术有限公司<br>联合体成员：白石软件有限公司<br>联合体成员：绿洲数据有限公司</td><td>3560000元</td></tr></table></body></html>""",
    Won("云河信息技术有限公司", "3560000", members=("白石软件有限公司", "绿洲数据有限公司")),
    kind="html",
)

golden(
    "roles in brackets before the names",
    """云河市智慧停车项目成交公告
成交供应商：（主）云河智能科技有限公司；（成）白石电子有限公司
成交金额（元）：890000.00
采购人：云河市城管局""",
    Won("云河智能科技有限公司", "890000", members=("白石电子有限公司",)),
    buyer="云河市城管局",
)

golden(
    "a list of winners is no joint venture",
    """云溪县印刷服务定点采购中标公告
预中标单位：云河印务有限公司、白石印刷有限公司、绿洲文印有限公司。
采购人：云溪县财政局
2026年4月1日""",
    Won("云河印务有限公司", pricing="none"),
    Won("白石印刷有限公司", pricing="none"),
    Won("绿洲文印有限公司", pricing="none"),
    buyer="云溪县财政局",
    published_date="2026-04-01",
)

golden(
    "a numbered list of winners in one line",
    """云溪县桥梁检测入围结果公告
入围供应商：1、云河检测有限公司 2、白石检测有限公司 3、绿洲工程检测有限公司
采购人：云溪县交通局""",
    Won("云河检测有限公司", pricing="none"),
    Won("白石检测有限公司", pricing="none"),
    Won("绿洲工程检测有限公司", pricing="none"),
    buyer="云溪县交通局",
)

golden(
    "a list of winners and one of their prices",
    """北港码头消防设备中标结果公告 1、中标人：云河消防设备有限公司、白石安防有限公司 2、中标金额：35.6万元、36.8万元 招标人：北港港务有限公司 2026年7月1日""",
    Won("云河消防设备有限公司", "356000"),
    Won("白石安防有限公司", "368000"),
    buyer="北港港务有限公司",
    published_date="2026-07-01",
)

golden(
    "a joint venture told by the word behind its names",
    """<html><head><title>云溪6号线监理中标结果公示</title></head><body><h1>云溪6号线监理中标结果公示</h1><div>发布日期：2026-03-03</div><table border="1"><tr><th>标段</th><th>中标人</th><th>中标价（元）</th><th>总监理工程师</th></tr><tr><td>JL-01标</td><td>云河（湖东）工程监理有限公司</td><td>32568000</td><td>甲某</td></tr><tr><td>JL-02标</td><td>白石工程咨询有限公司、绿洲铁路设计集团有限公司联合体</td><td>29870500</td><td>乙某</td></tr></table><p>招标人：云溪地铁集团有限公司</p></body></html>""",
    Won("云河（湖东）工程监理有限公司", "32568000", lot="JL-01标"),
    Won("白石工程咨询有限公司", "29870500", lot="JL-02标", members=("绿洲铁路设计集团有限公司",)),
    kind="html",
    buyer="云溪地铁集团有限公司",
    published_date="2026-03-03",
)

golden(
    "a partner in a row of its own",
    """云溪镇护岸工程施工中标结果公示
项目名称	云溪镇护岸工程施工
招标人	云溪镇人民政府
中标人	云河建设集团股份有限公司（联合体牵头人）
	白石水利设计研究院股份有限公司（联合体成员）
中标价	29,866,102.33元（其中施工费28,966,102.33元，设计费900,000.00元）
公示日期	2026年3月30日""",
    Won("云河建设集团股份有限公司", "29866102.33", members=("白石水利设计研究院股份有限公司",)),
    buyer="云溪镇人民政府",
    published_date="2026-03-30",
)

golden(
    "bidders of whom a remark says who won, prices of two rounds",
    """<html><head><title>李家村机耕路工程竞争性谈判结果公示</title></head><body><h1>李家村机耕路工程竞争性谈判结果公示</h1><p>云溪镇李家村村民委员会于2026年1月6日组织竞争性谈判，现将结果公示如下：</p><table border="1"><tr><th>参加单位</th><th>第一轮报价</th><th>第二轮报价</th><th>备注</th></tr><tr><td>云河建筑工程有限公司</td><td>132000元</td><td>126800元</td><td>成交</td></tr><tr><td>白石市政园林有限公司</td><td>135000元</td><td>129900元</td><td></td></tr></table><p>公示期：2026年1月7日至1月9日</p><p>2026年1月7日</p></body></html>""",
    Won("云河建筑工程有限公司", "126800"),
    kind="html",
    published_date="2026-01-07",
)
