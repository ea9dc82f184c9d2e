"""Files as spreadsheet programmes save them are read for what they say, or refused for what is wrong with them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.money import Money
from tracker.errors import BadInput
from tracker.imports.rows import read_rows
from tracker.imports.spreadsheet import decoded_text, figure_in

COLUMNS = ("company", "date", "amount", "currency")


def money_of(body: bytes) -> list[tuple[str, date, Money]]:
    """The rows of a CSV file."""
    rows = read_rows(decoded_text(body).replace("\r\n", "\n"), "x.csv", "row", COLUMNS, ("amount",))
    return [(row.text("company"), row.day("date"), row.money("amount", "currency", "CNY")) for row in rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_as_excel_saves_it_is_read(encoding: str, delimiter: str, end: str) -> None:
    """Whatever its encoding, its delimiter, its line ends; days without zeros, a sign and commas in the amount."""
    lines = (("company", "date", "amount"), ("甲公司", "2026/1/20", '"￥1,160,000.00"'), ("乙公司", "2026年1月5日", "234亿元"))
    text = end.join(delimiter.join(cells) for cells in lines)
    assert money_of(text.encode(encoding)) == [
        ("甲公司", date(2026, 1, 20), Money.of("1160000")),
        ("乙公司", date(2026, 1, 5), Money.of("23400000000")),
    ]


@pytest.mark.parametrize("head", ["amount(万元)", "amount（万元）", "amount [万元]", "amount （ 万元 ）"])
def test_a_unit_in_the_head_counts_for_every_figure(head: str) -> None:
    """万元 in the head makes 116.5 into 1,165,000; a figure may repeat the unit, and may not contradict it."""
    (found,) = money_of(f"company,date,{head}\n甲公司,2026-1-5,116.5\n".encode())
    assert found[2] == Money.of("1165000")
    assert money_of(f"company,date,{head}\n甲公司,2026-1-5,116.5万元\n".encode())[0][2] == Money.of("1165000")
    with pytest.raises(BadInput, match="column amount"):
        money_of(f"company,date,{head}\n甲公司,2026-1-5,116.5亿元\n".encode())


@pytest.mark.parametrize("amount", ["$5", "5 USD", "1,16", "五万", "-", "￥", "1.2.3", "5万6千"])
def test_what_is_no_amount_is_refused_by_line_and_column(amount: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadInput, match=r"x\.csv, line 2, column amount"):
        money_of(f'company,date,amount\n甲公司,2026-01-05,"{amount}"\n'.encode())


def test_yuan_in_a_row_of_another_currency_is_refused() -> None:
    """A sign and a currency that contradict each other are a question for whoever wrote the row."""
    with pytest.raises(BadInput, match="an amount in USD"):
        money_of("company,date,amount,currency\n甲公司,2026-01-05,5万元,USD\n".encode())


def test_what_is_no_text_is_refused() -> None:
    """A spreadsheet itself is not taken for GBK."""
    with pytest.raises(UnicodeDecodeError):
        decoded_text(b"PK\x03\x04\x14\x00\xff\xff\x80")


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "元", "万元", "亿元"]))
def test_a_figure_is_its_number_times_its_unit(number: Decimal, unit: str) -> None:
    """Exactly, with or without commas."""
    power = {"": 0, "元": 0, "万元": 4, "亿元": 8}[unit]
    for text in (f"{number:f}{unit}", f"{number:,f}{unit}"):
        found = figure_in(text)
        assert found is not None
        assert found[0] == number * 10**power
