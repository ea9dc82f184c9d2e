"""Contracts of one award: the final price, or parts that leave the award's price until they add up to it."""

from __future__ import annotations

import re
from dataclasses import replace

from scrapers.money import Money
from scrapers.notice import Notice
from scrapers.numerals import COUNTING
from tracker.model.order import Act, OrderState, OrderStatus
from tracker.orders.timeline import Result, Statement, near

# words in a contract's title or project name by which it is for a part, a year or an instalment
_PART = re.compile(
    rf"第[{COUNTING}\d]+(?:年|年度|期|批|批次|季度|阶段|部分)|首年|首期|首批|次年|分期|分批|部分|年度|20\d\d年|补充(?:合同|协议)|续签"
)


def says_part(contract: Notice, others: list[Notice]) -> bool:
    """Whether a contract's title has words of parts, years or instalments that the deal's other notices do not have."""
    known = {word for other in others for text in (other.title, other.project_name) for word in _PART.findall(text or "")}
    own = {word for text in (contract.title, contract.project_name) for word in _PART.findall(text or "")}
    return bool(own - known)


def same_contract(told: Statement, known: Result, statement: Statement, result: Result) -> bool:
    """Whether two notices of contracts print one number, else one price and no other part, year or instalment."""
    numbers, amount = (known.says.contract_number, result.says.contract_number), result.award.amount
    if all(numbers):
        return numbers[0] == numbers[1]
    if known.award.amount is None or amount is None:
        return False
    if told.stored.site != statement.stored.site:
        return near(known.award.amount, amount)
    return known.award.amount == amount and not says_part(statement.notice, [told.notice])


def signed(state: OrderState, says: OrderState, act: Act) -> OrderState | None:
    """A won state with the price that one more contract leads to, itself where the contract is known already.

    None where what is said is no contract, or prices cannot be compared.
    """
    if says.status is not OrderStatus.CONTRACTED or says.amount is None:
        return None
    known, numbers = _known(state)
    base = state.awarded if known else state.amount
    if known and act is not Act.ADDS:
        place = _place(known, numbers, says)
        if place is None or act is not Act.RESTATES or says.amount == known[place]:
            return state if state.contracts else None
        if not state.contracts:
            return None
        contracts = (*known[:place], says.amount, *known[place + 1 :])
    else:
        contracts, numbers = (*known, says.amount), (*numbers, says.contract_number)
    return _come_to(state, base, contracts, numbers, state.part or says.part)


def resigned(state: OrderState, says: OrderState) -> OrderState | None:
    """The state with the price that a correction states now: of the contract it numbers, else of the award its contracts are of.

    None where the price is the deal's own.
    """
    known, numbers = state.contracts, state.contract_numbers
    if not known or says.amount is None:
        return None
    if known == (state.amount,):
        return replace(state, amount=says.amount, contracts=(says.amount,))
    if says.contract_number and says.contract_number in numbers:
        place = numbers.index(says.contract_number)
        return _come_to(state, state.awarded, (*known[:place], says.amount, *known[place + 1 :]), numbers, state.part)
    of_award = state.awarded is not None and state.amount == state.awarded
    return _come_to(state, says.amount, known, numbers, state.part) if of_award else None


def ended(state: OrderState, number: str) -> OrderState:
    """The state without a contract that ends: its price goes, the rest of the award stays."""
    if number not in state.contract_numbers:
        return state
    place = state.contract_numbers.index(number)
    contracts = state.contracts[:place] + state.contracts[place + 1 :]
    numbers = state.contract_numbers[:place] + state.contract_numbers[place + 1 :]
    rest = replace(state.awarded, minor=state.awarded.minor - state.contracts[place].minor) if state.awarded else None
    base = rest if rest and rest.minor > 0 else None
    if not contracts:
        left = replace(state, amount=base) if base else replace(state, status=OrderStatus.TERMINATED)
        return replace(left, awarded=None, contracts=(), contract_numbers=(), asked=None)
    part = state.part or base is not None
    price, asked = _price(base, contracts, part)
    return replace(state, amount=price, awarded=base, contracts=contracts, contract_numbers=numbers, part=part, asked=asked)


def _known(state: OrderState) -> tuple[tuple[Money, ...], tuple[str, ...]]:
    """The contracts that a state counts, and their numbers; one that was the first to speak of the deal is its state."""
    if state.contracts:
        return state.contracts, state.contract_numbers or ("",) * len(state.contracts)
    if state.status is OrderStatus.CONTRACTED and state.amount:
        return (state.amount,), (state.contract_number,)
    return (), ()


def _place(known: tuple[Money, ...], numbers: tuple[str, ...], says: OrderState) -> int | None:
    """Which contract is said again: that of the number, else the only one, else the one of the price."""
    if says.contract_number and says.contract_number in numbers:
        return numbers.index(says.contract_number)
    if len(known) == 1:
        apart = says.contract_number and numbers[0] and says.contract_number != numbers[0]
        return None if apart else 0
    return known.index(says.amount) if says.amount in known else None


def _come_to(
    state: OrderState, base: Money | None, contracts: tuple[Money, ...], numbers: tuple[str, ...], part: bool
) -> OrderState | None:
    if {money.currency for money in (*contracts, *([base] if base else ()))} != {contracts[-1].currency}:
        return None
    price, asked = _price(base, contracts, part)
    return replace(state, amount=price, awarded=base, contracts=contracts, contract_numbers=numbers, part=part, asked=asked)


def _price(base: Money | None, contracts: tuple[Money, ...], part: bool) -> tuple[Money, Money | None]:
    """The price that an award and its contracts come to, and a higher one to ask about."""
    total = Money(minor=sum(money.minor for money in contracts), currency=contracts[0].currency)
    if len(contracts) == 1 and (base is None or (not part and total.minor * 10 >= base.minor * 9)):
        return total, None
    if base is None:
        return (total, None) if part else (max(contracts), total)
    # to rounding
    return base, total if (total.minor - base.minor) * 200 > base.minor else None
