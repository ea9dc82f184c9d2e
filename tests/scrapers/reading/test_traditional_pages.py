"""Pages in traditional characters, with and without the pinyin that mirrors print in brackets. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from scrapers.reading.lexicon.folding import fold

OURS = "東溪市甲乙廚具設備有限公司"


@pytest.mark.parametrize(
    "text",
    [
        f"食堂設備採購結果公示\n經評審委員會評審，確定中標單位為{OURS}，中標金額為25.8萬元。",
        f"關于食堂設備項目成交結果的公示\n成交供應商：{OURS}\n成交價格：貳拾伍萬捌仟元整",
        # 標(biāo): each character that is not simplified, as it is read
        "食堂設(shè)備采購結(jié)果公示\n經(jīng)評審，確定中標(biāo)單位為東溪市甲乙廚具設(shè)備有限公司，中標(biāo)金額為25.8萬元。",
        "<div><p>食堂設（shè）備采購結（jié）果公示</p><p>成交供應（yīng）商：東溪市甲乙廚（chú）具設（shè）備有限公司</p><p>成交價（jià）格：25.8萬元</p></div>",
    ],
)
def test_a_result_in_traditional_characters_is_read(text: str) -> None:
    """Labels and words are recognised, the name stays in the characters it is printed in, without its pinyin."""
    notice = read_notice(text)
    assert notice.notice_type is NoticeType.AWARD
    assert [(award.supplier.name, str(award.amount)) for award in notice.awards] == [(OURS, "258000.00")]


def test_a_name_in_brackets_is_no_pinyin() -> None:
    """Only pinyin with its tone goes, and never a bracket in capitals or without a Chinese character before it."""
    text = "中标供应商：杭州甲乙(sino)信息有限公司\n中标金额：10万元"
    assert read_notice(text).awards[0].supplier.name == "杭州甲乙(sino)信息有限公司"


def test_folding_keeps_every_position() -> None:
    """One character for one, and none of the simplified ones is changed."""
    traditional, simplified = "後勤處採購中標單位：貳拾萬圓", "后勤处采购中标单位:贰拾万圆"
    assert len(fold(traditional)) == len(traditional)
    assert fold(traditional).replace("圆", "元") == simplified.replace("圆", "元")
