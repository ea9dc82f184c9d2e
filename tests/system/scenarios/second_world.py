"""A second synthetic world: other layouts of contracts, corrections and ventures, worked out by hand before anything was run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.support.town import CENTRAL, OTHERS, OURS
from tests.system.scenarios.stories import Count, Page, Told, World, sure, table

LOTS = ("标包", "成交供应商", "成交金额（元）")
CHANGES = ("序号", "更正项", "更正前内容", "更正后内容")

DEALS: dict[str, tuple[Count, Told]] = {
    "竹溪": (
        sure(3000000),
        lambda s: [
            s.award("300（万元）"),
            *(s.contract("1000000元", own=f"HT-2026-00{number}", on=(3, 2 * number)) for number in (1, 2, 3)),
        ],
    ),
    "竹山": (
        Count(floor=500000, stated=500000, ceiling=1000000),
        lambda s: [s.contract("500000元", own="CG2026甲字第1号"), s.contract("500000元", own="CG2026甲字第2号", on=(3, 9))],
    ),
    "梅岭": (
        sure(500000),
        lambda s: [
            s.award("50（万元）"),
            s.contract("500000元", own="HT-2026-009"),
            s.contract("500000元", own="HT-2026-009", on=(3, 9), title="合同公告（重新发布）"),
        ],
    ),
    "兰溪": (
        Count(floor=500000, stated=500000, ceiling=1000000),
        lambda s: [
            s.award("50（万元）"),
            s.contract("500000元", own="HT-2026-011"),
            s.contract("500000元", own="HT-2026-012", on=(3, 2)),
        ],
    ),
    "松阳": (
        sure(0, 0),
        lambda s: [
            s.award("80（万元）"),
            s.contract("800000元"),
            s.correction(f"经双方协商一致，撤销采购人与{OURS}签订的采购合同。", on=(3, 20), title="撤销合同公告"),
        ],
    ),
    "柏乡": (
        sure(0, 0),
        lambda s: [
            s.award("80（万元）"),
            s.correction(f"中标供应商由{OURS}变更为{OTHERS}，其余内容不变。", title="供应商变更公告"),
        ],
    ),
    "枫泾": (
        sure(0),
        lambda s: [
            s.award("80（万元）", supplier=OTHERS),
            s.correction(f"成交供应商由“{OTHERS}”变更为“{OURS}”。", title="供应商变更公告"),
        ],
    ),
    "枫林": (
        sure(800000),
        lambda s: [
            s.award("80（万元）", supplier=OTHERS),
            s.correction(f"原中标供应商{OTHERS}变更为{OURS}，中标金额不变。", title="供应商变更公告"),
        ],
    ),
    "柳林": (
        sure(7000000),
        lambda s: [
            s.award(
                "1000（万元）",
                supplier=f"{OURS}（联合体牵头方）、{OTHERS}（联合体成员）",
                more=f"<p>份额：{OURS} 700万元，{OTHERS} 300万元</p>",
            )
        ],
    ),
    "槐荫": (Count(ceiling=10000000), lambda s: [s.award("1000（万元）", supplier=f"联合体：{OURS}（主体）+{OTHERS}")]),
    "桐庐": (
        sure(1250000),
        lambda s: [s.award("12.5（万元）"), s.correction("原公告中标金额“12.5万元”有误，应为“125万元”。")],
    ),
    "桂阳": (
        sure(700000, 2),
        lambda s: [
            s.rows(LOTS, [("1", OURS, "300000"), ("2", OURS, "200000"), ("3", OURS, "400000")]),
            s.correction(
                table(CHANGES, [("1", "第2包成交供应商", OURS, OTHERS), ("2", "第2包成交金额", "200000元", "210000元")])
            ),
        ],
    ),
    "榆中": (
        sure(0, 0),
        lambda s: [s.award("33.3（万元）"), s.end("因重大变故，采购任务取消。", title="终止公告")],
    ),
    "杏花": (
        sure(610000),
        lambda s: [
            s.rows(LOTS, [("A包", OURS, "610000"), ("B包", OURS, "390000")]),
            s.end("B包经质疑查实中标无效，B包作废标处理。", title="（B包）废标公告"),
        ],
    ),
    "桃源": (
        sure(1000000),
        lambda s: [
            s.award("100（万元）"),
            s.correction("原公告“公告期限：2026年2月2日至2月3日”，现更正为“2026年2月2日至2月4日”，其他内容不变。"),
        ],
    ),
    "荷塘": (
        sure(450000),
        lambda s: [
            s.award("45（万元）"),
            s.correction("因投诉处理需要，暂停采购活动。", title="暂停公告"),
            s.correction("投诉处理完毕，现恢复采购活动，原中标结果有效。", on=(3, 1), title="恢复采购活动公告"),
        ],
    ),
    "菊江": (
        sure(400000, 2),
        lambda s: [
            s.award("20（万元）", suffix="一期"),
            replace(s, number=f"{s.number}2").award("20（万元）", suffix="二期", on=(2, 4)),
        ],
    ),
    "茶陵": (
        sure(1200000),
        lambda s: [s.award("大写：壹佰贰拾万元整，小写：¥1,200,000.00")],
    ),
    "麦积": (
        sure(0, 0),
        lambda s: [
            s.award("100（万元）"),
            s.correction(
                f"{OURS}因自身原因书面声明放弃中标，现由排名第二的{OTHERS}递补中标，中标价101万元。", title="中标结果变更公告"
            ),
        ],
    ),
    "稻城": (
        sure(950000),
        lambda s: [
            s.award("93（万元）", supplier=OTHERS),
            s.correction(
                f"因{OTHERS}未按期签订合同，取消其中标资格，递补第二中标候选人{OURS}为中标供应商，中标金额：95万元。",
                title="中标结果变更公告",
            ),
        ],
    ),
    "粟城": (
        sure(900000),
        lambda s: [
            s.award("100（万元）"),
            s.correction(f"原中标结果作废。经重新评审，确定{OURS}为中标供应商，中标金额：900000元。", title="中标结果更正公告"),
        ],
    ),
    "椒江": (sure(1050000), lambda s: [s.award("100（万元）"), s.contract("1050000元")]),
    "葵涌": (
        sure(680000),
        lambda s: [
            s.award("86（万元）"),
            s.correction("因工作人员失误，原公告将中标金额误写为“860000元”，实际应为“680000元”，特此更正。"),
        ],
    ),
    "芦溪": (
        sure(582000),
        lambda s: [
            s.award("52.8（万元）"),
            s.correction(
                table(
                    ("更正前", "更正后"),
                    [(f"中标人：{OURS}；中标价：52.8万元", f"中标人：{OURS}；中标价：58.2万元")],
                )
            ),
        ],
    ),
    "蒲江": (sure(770000), lambda s: [s.award("77（万元）"), replace(s.award("77（万元）"), channel=CENTRAL)]),
    "麻城": (
        Count(ceiling=600000),
        lambda s: [s.award("60（万元）"), s.correction("原公告的中标结果有误，正确结果见附件。", title="中标结果更正公告")],
    ),
    "白水": (
        sure(2000000),
        lambda s: [
            s.award("300（万元）"),
            s.contract("1000000元", own="HT-2026-021"),
            s.contract("2000000元", own="HT-2026-022", on=(3, 2)),
            s.plain(f"采购人与{OURS}签订的合同（编号：HT-2026-021）自即日起解除。", title="合同解除公告"),
        ],
    ),
    "黑水": (
        sure(500000),
        lambda s: [
            s.rows(LOTS, [("1", OURS, "500000"), ("2", OTHERS, "300000")]),
            s.plain(f"{OTHERS}与我单位签订的合同现予取消。", title="关于取消采购合同的公告"),
        ],
    ),
    "赤水": (
        Count(ceiling=800000),
        lambda s: [
            s.award("80（万元）"),
            s.contract("800000元"),
            s.plain("因合同信息录入有误，现撤销该合同公告，将重新发布。", title="撤销合同公告"),
        ],
    ),
    "清水": (
        sure(0, 0),
        lambda s: [s.award("80（万元）"), s.plain(f"原供应商：{OURS}，现供应商：{OTHERS}。", title="供应商变更公告")],
    ),
    "浊水": (
        sure(600000),
        lambda s: [
            s.rows(LOTS, [("1", OURS, "600000"), ("2", OTHERS, "300000")]),
            s.plain(f"因质疑成立，撤销{OTHERS}第2包的中标结果，第2包重新开展采购活动。", title="撤销中标结果公告"),
        ],
    ),
    "桑植": (
        sure(880000),
        lambda s: [
            s.candidates((OTHERS, "870000"), (OURS, "880000")),
            Page(
                day=date(2026, 2, 10),
                title=f"{s.name}中标结果公告",
                body=f"<p>项目编号：{s.number}</p><p>招标人：{s.buyer}</p><p>第一中标候选人{OTHERS}放弃，"
                f"确定第二中标候选人{OURS}为中标人。</p><p>中标人：{OURS}</p><p>中标价：88万元</p>",
            ),
        ],
    ),
}

WORLD = World("CG2026", DEALS)
