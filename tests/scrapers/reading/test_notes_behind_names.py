"""Notes in brackets behind a company, in a value and in a sentence. Every page is synthetic."""

import pytest

from tests.scrapers.reading.plain_notice import A, read, told


@pytest.mark.parametrize("note", ["SG-01", "95分", "①", "东片区", "食材类", "2年"])
def test_a_note_in_brackets_behind_a_company_is_no_part_of_its_name(note: str) -> None:
    """普通合伙 and a place may be, a price is read."""
    name = "青溪苏源餐饮有限公司"
    (award,) = read(f"中标人：{name}（{note}）\n中标金额：120000元").awards
    assert award.supplier.name == name
    for kept in ("（武汉）", "（普通合伙）"):
        (award,) = read(f"中标人：{name}{kept}\n中标金额：120000元").awards
        assert award.supplier.name == name + kept
    (award,) = read(f"中标人：{name}（120,000.00元）").awards
    assert (award.supplier.name, str(award.amount)) == (name, "120000.00")


@pytest.mark.parametrize("note", ["小型企业", "第一中标候选人", "统一社会信用代码：91330100MA2XXXXX0Q"])
def test_a_note_in_brackets_parts_no_name_from_its_verb(note: str) -> None:
    """由某某公司（小型企业）中标."""
    notice = read(f"本项目由{A}（{note}）中标，中标金额120000元。")
    assert told(notice) == [(None, A, 12_000_000)]
