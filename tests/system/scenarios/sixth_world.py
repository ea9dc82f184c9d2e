"""A sixth synthetic world: more words of corrections, ends and contracts, other forms of prices, projects in several parts."""

from __future__ import annotations

from dataclasses import replace

from tests.support.town import CENTRAL, OTHERS, OURS
from tests.system.scenarios.stories import Count, Told, World, sure, table

THIRD = "丙方软件股份有限公司"
LOTS = ("包号", "中标供应商名称", "中标金额（元）")
TWO = [("1", OURS, "400000"), ("2", OURS, "600000")]


def corrected(words: str, title: str = "更正公告", yuan: str = "500000元") -> Told:
    """An award and a correction of it in the national form."""
    return lambda s: [s.award(yuan), s.correction(words, title=title)]


def plainly(words: str, title: str, yuan: str = "500000元") -> Told:
    """An award and a notice of it in no form."""
    return lambda s: [s.award(yuan), s.plain(words, title=title, on=(2, 20))]


def contract_then(words: str, title: str) -> Told:
    """An award, its contract, and a notice of that."""
    return lambda s: [s.award("500000元"), s.contract("500000元", own="HT-2026-D1"), s.plain(words, title=title)]


def of_lots(words: str, title: str = "更正公告") -> Told:
    """An award of two lots, 400,000 and 600,000 yuan, and a correction of it."""
    return lambda s: [s.rows(LOTS, TWO), s.correction(words, title=title)]


DEALS: dict[str, tuple[Count, Told]] = {
    # a price corrected
    "元一": (sure(480000), corrected("原中标金额：人民币伍拾万元整（¥500000.00），更正为：人民币肆拾捌万元整（¥480000.00）。")),
    "元二": (sure(480000), corrected("第三条中标信息中“中标金额：500000元”改为“中标金额：480000元”。")),
    "元三": (sure(480000), corrected("因工作人员笔误，将中标金额480000元误写为500000元，特此更正。")),
    "元四": (sure(480000), corrected("中标（成交）金额（元）：更正前：500000；更正后：480000")),
    "元五": (sure(480000), corrected("原公告中标金额为50万元，经核实，应为48万元，特此更正。")),
    "元六": (sure(5000000), corrected("中标金额单位有误，原“500000元”应为“500万元”。")),
    "元七": (sure(480000), corrected(f"中标供应商：{OURS}，中标金额：480000元（原公告金额有误）。")),
    "元八": (sure(0), corrected("中标金额由500000元更正为：单价35元/份。")),
    "元九": (
        sure(480000),
        corrected("现对原公告作如下更正：1.采购人联系电话更正为010-88880003；2.中标金额由500000元更正为480000元。"),
    ),
    "元十": (
        sure(480000),
        plainly("贵单位关注的本项目，原成交价格500000元，现更正为成交价格480000元，给您带来不便敬请谅解。", "成交结果更正公告"),
    ),
    # a winner corrected
    "亨一": (sure(0, 0), corrected(f"中标供应商由{OURS}更正为{THIRD}，中标金额更正为498000元。")),
    "亨二": (
        sure(495000),
        lambda s: [
            s.award("498000元", supplier=THIRD),
            s.correction(f"原中标供应商：{THIRD}；更正后中标供应商：{OURS}，中标金额：495000元。"),
        ],
    ),
    "亨三": (sure(0, 0), plainly(f"{OURS}因自身原因主动放弃中标资格，采购人将重新组织采购。", "中标结果变更公告")),
    "亨四": (sure(500000), corrected("中标供应商名称“甲方智能科技公司”更正为“甲方智能科技有限公司”。")),
    "亨五": (sure(0, 0), corrected(f"经财政部门监督检查，{OURS}提供虚假材料谋取中标，中标无效。")),
    "亨六": (sure(600000), of_lots(f"取消{OURS}包1的中标资格，包1重新采购。")),
    "亨七": (sure(400000), of_lots("包2因重大变故，采购任务取消。")),
    # ends
    "利一": (sure(0, 0), plainly("因采购计划调整，本项目中标结果取消，不再签订合同。", "项目终止公告")),
    "利二": (sure(0, 0), contract_then(f"因{OURS}未按合同约定履行义务，我单位决定单方解除合同。", "合同解除公告")),
    "利三": (sure(0, 0), contract_then("甲乙双方一致同意终止合同编号为HT-2026-D1的合同。", "关于终止合同的公告")),
    "利四": (sure(500000), contract_then("本项目已完成验收，合同履行完毕，合同自动终止。", "验收结果公告")),
    "利五": (sure(500000), plainly("因质疑处理需要，合同签订时间延期至2026年3月30日。", "延期公告")),
    # contracts
    "贞一": (
        sure(1200000),
        lambda s: [
            s.award("120（万元）", more="<p>服务期限：三年</p>"),
            s.contract("400000元", own="HT-2026-E1", title="第一年度合同公告"),
            s.contract("400000元", own="HT-2026-E2", title="第二年度合同公告", on=(3, 20)),
        ],
    ),
    "贞二": (sure(478000), lambda s: [s.award("48（万元）"), s.contract("478,000.00元")]),
    "贞三": (
        sure(480000),
        lambda s: [
            s.award("50（万元）"),
            s.contract("500000元", own="HT-2026-F1"),
            s.plain("合同编号：HT-2026-F1</p><p>合同金额由500000元变更为480000元。", title="合同变更公告"),
        ],
    ),
    "贞四": (
        sure(500000),
        lambda s: [s.award("50（万元）"), s.contract("500000元"), s.contract("500000元", on=(3, 5), own="HT-32")],
    ),
    # prices
    "春一": (sure(500000), lambda s: [s.award("500000元（其中：软件300000元，硬件200000元）")]),
    "春二": (sure(500000), lambda s: [s.award("大写：伍拾万元整 小写：500000.00")]),
    "春三": (sure(0), lambda s: [s.award("按实际发生量结算，综合单价120元/小时")]),
    "春四": (sure(0), lambda s: [s.award("采购预算的92%")]),
    "春五": (sure(500000), lambda s: [s.award("500000.00（元）", more="<p>代理服务费：7500元</p><p>履约保证金：25000元</p>")]),
    "春六": (sure(500000), lambda s: [s.award("伍拾万元（500,000.00元）")]),
    "春七": (sure(1500000), lambda s: [s.award("150万元（含三年维保费30万元）")]),
    # parts
    "夏一": (sure(400000), lambda s: [s.rows(LOTS, [("1", OURS, "400000"), ("2", "废标", "/")])]),
    "夏二": (
        sure(1000000, 2),
        lambda s: [s.rows(LOTS, TWO), replace(s.award("100（万元）", on=(2, 3)), channel=CENTRAL)],
    ),
    "夏三": (
        sure(900000, 2),
        lambda s: [
            s.rows(("标段名称", "中标人", "中标价（万元）"), [("软件标段", OURS, "40.00"), ("硬件标段", OURS, "50.00")]),
        ],
    ),
    "夏四": (
        sure(400000),
        lambda s: [
            s.candidates((OURS, "400000"), (OTHERS, "410000"), (THIRD, "420000")),
            s.award("400000元", on=(2, 8)),
            s.contract("400000元", own="HT-2026-G1"),
        ],
    ),
    "夏五": (
        Count(ceiling=410000, orders=0),
        lambda s: [
            s.candidates((OTHERS, "400000"), (OURS, "410000")),
            s.plain(
                f"{OTHERS}放弃第一中标候选人资格，第二中标候选人{OURS}递补为第一中标候选人。",
                title="中标候选人变更公示",
                on=(2, 5),
            ),
        ],
    ),
    # ventures
    "秋一": (
        sure(2000000),
        lambda s: [
            s.award(
                "500（万元）",
                supplier=f"{OTHERS}（牵头单位）、{OURS}（成员单位）",
                more="<p>联合体协议约定的合同份额：牵头单位60%，成员单位40%</p>",
            )
        ],
    ),
    "秋二": (
        sure(2500000),
        lambda s: [s.award("500（万元）", supplier=f"{OURS}、{OTHERS}（联合体，各占50%）")],
    ),
    "秋三": (
        sure(3000000),
        lambda s: [
            s.award("500（万元）", supplier=f"牵头人：{OURS}；成员：{OTHERS}", more="<p>联合体分工：牵头人承担60%的工作量</p>")
        ],
    ),
    "秋四": (
        sure(3000000),
        lambda s: [
            s.award("500（万元）", supplier=f"{OURS}（联合体牵头人）、{OTHERS}（联合体成员）", more="<p>双方份额比例为6:4</p>"),
            s.correction("评审专家劳务费由2000元更正为2500元。"),
        ],
    ),
    "秋五": (
        sure(3500000),
        lambda s: [
            s.award(
                "500（万元）",
                supplier=f"{OURS}（联合体牵头人）、{OTHERS}（联合体成员）",
                more=table(
                    ("联合体成员名称", "承担内容", "占合同金额比例"), [(OURS, "软件开发", "70%"), (OTHERS, "系统集成", "30%")]
                ),
            )
        ],
    ),
}
WORLD = World("LW-2026", DEALS)
