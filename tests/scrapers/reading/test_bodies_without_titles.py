"""What a page is that comes without its title, by the form of its body. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_HEAD = "一、项目编号：QX-2026-0117\n二、项目名称：{name}\n"
_FOOT = "采购人：青溪县教育局\n代理机构：诚信招标代理有限公司"
_BODIES = {
    "ended": (NoticeType.TERMINATION, "因重大变故，采购任务取消，本次采购活动终止，特此公告。\n"),
    "why it ended": (NoticeType.TERMINATION, "三、项目终止的原因\n采购需求发生变化。\n"),
    "too few bidders": (NoticeType.FAILED, "三、招标结果：\n因递交投标文件的投标人数量不满足要求，本次招标终止。\n"),
    "corrected parts": (
        NoticeType.CORRECTION,
        "首次公告日期：2026年4月6日\n二、更正信息\n更正事项：采购文件\n更正内容：开标时间变更为2026年5月7日\n",
    ),
    "corrected in a sentence": (
        NoticeType.CORRECTION,
        "各潜在投标人：\n现对本项目招标文件作如下更正：\n1、投标截止时间延长至2026年5月7日9时30分。\n",
    ),
    "a sole source": (NoticeType.TENDER, "拟定供应商信息\n名称：智联信息技术有限公司\n采用单一来源采购方式的原因：专有技术。\n"),
    "suppliers called": (
        NoticeType.TENDER,
        "三、征集时间：即日起至5月31日\n四、服务供应商要求：具有营业执照\n五、报名方式：邮寄\n",
    ),
    "a winner in a sentence": (NoticeType.AWARD, "确定智联信息技术有限公司为中标人，中标金额为498000元。\n"),
}


@pytest.mark.parametrize("name", ["绿化养护项目", "候选人才公寓装修工程", "检测结果互认平台"])
@pytest.mark.parametrize("opening", ["", "{name}\n", "青溪县教育局就{name}进行公开招标，现将有关事项公告如下：\n"])
@pytest.mark.parametrize(("notice_type", "body"), _BODIES.values(), ids=_BODIES)
def test_the_body_tells_what_a_page_without_a_title_is(notice_type: NoticeType, body: str, opening: str, name: str) -> None:
    """Neither the project's name alone nor a sentence about how was tendered says what is announced."""
    page = (opening + _HEAD + body + _FOOT).replace("{name}", name)
    assert read_notice(page).notice_type is notice_type


def test_candidates_under_the_winners_head_of_a_result_make_an_award() -> None:
    """采购结果公示如下, and a ranking in the part 中标结果: the first has won."""
    ranked = "<table><tr><td>中标候选人名称</td><td>最终报价</td><td>推荐排名</td></tr>{}</table>"
    rows = "".join(
        f"<tr><td>{name}信息技术有限公司</td><td>{price}.00</td><td>{rank}</td></tr>"
        for rank, (name, price) in enumerate((("甲乙", 190880), ("丙丁", 191680)), 1)
    )
    body = f"<p>受青溪县教育局的委托，本机构进行公开招标采购，现将采购结果公示如下：</p><p>{{head}}</p>{ranked.format(rows)}"
    notice = read_notice(body.format(head="二、中标结果"), kind="html")
    assert (notice.notice_type, [str(award.amount) for award in notice.awards]) == (NoticeType.AWARD, ["190880.00"])
    assert read_notice(body.format(head="二、推荐情况"), kind="html").notice_type is NoticeType.CANDIDATE


@pytest.mark.parametrize(
    ("body", "notice_type"),
    [
        (
            "青溪研究所检波器芯片项目采用单一来源方式采购，该项目拟由青溪技术研究中心提供。现向潜在供应商征求意见。",
            NoticeType.TENDER,
        ),
        ("青溪医院辐照服务项目仅有一家报名，同意该项目以单一来源采购方式进行采购。特此公示。", NoticeType.TENDER),
        ("凡是符合我公司本次运输业务报价要求的承运商均可参与报价，具体报价要求如下：", NoticeType.TENDER),
        (
            "根据《青溪集团评审管理办法》，经研究决定，现将本项目的相关条件进行调整并对递交文件的截止时间予以延期。",
            NoticeType.CORRECTION,
        ),
    ],
)
def test_untitled_pages_call_for_offers_or_change_them(body: str, notice_type: NoticeType) -> None:
    """Its sentences say whether a page without a title calls for offers or changes them, also beside 根据《…办法》."""
    assert read_notice(f"青溪单位\n{body}\n2026年3月1日\n", kind="text").notice_type is notice_type
