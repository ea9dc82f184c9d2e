"""Contracts of one award: the final price, or parts that leave the award's price until they add up to it."""

from __future__ import annotations

import re
from dataclasses import replace

from scrapers.money import Money
from scrapers.notice import Notice
from scrapers.numerals import COUNTING
from tracker.model.order import Act, OrderState, OrderStatus

# words in a contract's title or project name by which it is for a part, a year or an instalment
_PART = re.compile(
    rf"第[{COUNTING}\d]+(?:年|年度|期|批|批次|季度|阶段|部分)|首年|首期|首批|次年|分期|分批|部分|年度|20\d\d年|补充(?:合同|协议)|续签"
)


def says_part(contract: Notice, others: list[Notice]) -> bool:
    """Whether a contract's title has words of parts, years or instalments that the deal's other notices do not have."""
    known = {word for other in others for text in (other.title, other.project_name) for word in _PART.findall(text or "")}
    own = {word for text in (contract.title, contract.project_name) for word in _PART.findall(text or "")}
    return bool(own - known)


def signed(state: OrderState, says: OrderState, act: Act) -> OrderState | None:
    """A won state with the price that one more contract leads to, itself where the contract is known already.

    None where what is said is no contract, or prices cannot be compared.
    """
    if says.status is not OrderStatus.CONTRACTED or says.amount is None:
        return None
    first = (state.amount,) if state.status is OrderStatus.CONTRACTED and state.amount else ()
    known = state.contracts or first
    base = state.awarded if known else state.amount
    if act is not Act.ADDS and known:
        if base is None:
            return None
        if len(known) > 1 or act is not Act.RESTATES or says.amount == known[0]:
            return state
        known = ()
    contracts = (*known, says.amount)
    if {money.currency for money in (*contracts, *([base] if base else ()))} != {says.amount.currency}:
        return None
    part = state.part or says.part
    price, asked = _price(base, contracts, part)
    return replace(state, amount=price, awarded=base, contracts=contracts, part=part, asked=asked)


def _price(base: Money | None, contracts: tuple[Money, ...], part: bool) -> tuple[Money, Money | None]:
    """The price that an award and its contracts come to, and a higher one to ask about."""
    total = Money(minor=sum(money.minor for money in contracts), currency=contracts[0].currency)
    if len(contracts) == 1 and (base is None or (not part and total.minor * 10 >= base.minor * 9)):
        return total, None
    if base is None:
        return (total, None) if part else (max(contracts), total)
    # to rounding
    return base, total if (total.minor - base.minor) * 200 > base.minor else None
