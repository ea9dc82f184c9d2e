"""USAspending's rows to notices: awards with their obligations to date, and the transactions that changed them."""

from __future__ import annotations

from scrapers.errors import LayoutChanged, UnreadablePage, UnreadableValue
from scrapers.money import Money
from scrapers.notice import Award, AwardStatus, Link, LinkKind, Notice, NoticeType, Party, Pricing, VatBasis
from scrapers.structured.documents import Json, Object, child, text_of
from scrapers.structured.salvage import salvaged_documents
from scrapers.structured.values import day_of, decimal_of, period_of

# the scheme of the Unique Entity Identifier in the register of identifier lists
_UEI = "US-SAM"
# award numbers are 13 characters or more since 2018, and some contracts of before have ten
_SHORTEST = 10


def read_answer(body: bytes, url: str) -> tuple[Object, list[Object], list[str]]:
    """An answer of the API, its rows, and what is wrong with rows that are not JSON; an answer about one award is its own row.

    Raises LayoutChanged.
    """
    try:
        found, broken = salvaged_documents(body, "row")
    except UnreadablePage as error:
        raise LayoutChanged(f"{error}, expected an answer of the API, at {url}") from error
    answer = found[0] if len(found) == 1 else None
    if not isinstance(answer, dict):
        raise LayoutChanged(f"no JSON object, expected an answer of the API, at {url}")
    if "generated_unique_award_id" in answer:
        return answer, [answer], broken
    rows = answer.get("results")
    if not isinstance(rows, list):
        raise LayoutChanged(f"an answer with {', '.join(list(answer)[:8])}, expected 'results', at {url}")
    return answer, [row for row in rows if isinstance(row, dict)], broken


def notices_of(rows: list[Object], url: str) -> tuple[list[Notice], list[str]]:
    """The rows as notices, an award that is there twice as it was last modified, and what is wrong with the others.

    Raises LayoutChanged when no row is known.
    """
    found: dict[str, tuple[str, Notice]] = {}
    issues = []
    for row in rows:
        notice = _notice(row)
        modified = text_of(row.get("Last Modified Date")) or ""
        if notice is None:
            issues.append(f"a row with {', '.join(list(row)[:8])} is no award, transaction or sub-award")
        elif notice.key not in found or modified >= found[notice.key][0]:
            found[notice.key] = (modified, notice)
    if issues and not found:
        raise LayoutChanged(f"{issues[0]}, at {url}")
    return [notice for _, notice in found.values()], issues


def _notice(row: Object) -> Notice | None:
    award_id = text_of(row.get("generated_internal_id")) or text_of(row.get("generated_unique_award_id"))
    sub_award = text_of(row.get("Sub-Award ID"))
    if sub_award:
        return _sub_award(sub_award, row)
    if award_id is None:
        return None
    return _transaction(award_id, row) if "Mod" in row else _award_notice(award_id, row)


def _award_notice(award_id: str, row: Object) -> Notice:
    """An award as it stands today: the day of its first obligation, and all that was obligated since.

    The amount changes with every modification and may go down; the notice keeps its key and gets another version.
    """
    issues: list[str] = []
    recipient = _recipient(row)
    if recipient is None:
        issues.append(f"award {award_id} names no recipient: not counted")
    signed = next((day for name in ("Base Obligation Date", "date_signed") if (day := day_of(row.get(name)))), None)
    agency = text_of(row.get("Awarding Agency")) or _agency(row.get("awarding_agency"))
    obligated = next((row[name] for name in ("Award Amount", "total_obligation", "obligated_amount") if name in row), None)
    award = _award(award_id, recipient, row, _money(obligated, award_id, issues)) if recipient else None
    return Notice(
        notice_type=NoticeType.AWARD if award else NoticeType.OTHER,
        title=(text_of(row.get("Description")) or text_of(row.get("description")) or award_id)[:300],
        key=award_id,
        url=f"https://www.usaspending.gov/award/{award_id}",
        published_date=signed,
        published_at=text_of(row.get("Base Obligation Date")) or text_of(row.get("date_signed")),
        project_number=_number(award_id, row),
        buyer=Party(name=agency) if agency else None,
        awards=(award,) if award else (),
        ceiling=_money(row.get("base_and_all_options"), award_id, issues),
        contract_date=signed,
        links=(Link(kind=LinkKind.SAME_PROJECT, key=award_id),),
        issues=tuple(issues),
    )


def _award(award_id: str, recipient: Party, row: Object, amount: Money | None) -> Award:
    performed = child(row, "period_of_performance")
    days: Object = {
        "startDate": row.get("Start Date") or performed.get("start_date"),
        "endDate": row.get("End Date") or performed.get("end_date"),
    }
    return Award(
        supplier=recipient,
        amount=amount,
        pricing=Pricing.TOTAL if amount else Pricing.NONE,
        status=AwardStatus.CONTRACTED,
        vat=VatBasis.NONE,
        service=period_of(days),
        decided_on=next((day for name in ("Base Obligation Date", "date_signed") if (day := day_of(row.get(name)))), None),
        local_id=award_id,
    )


def _transaction(award_id: str, row: Object) -> Notice:
    """One modification: what it added or took back. The award's own row holds the sum, so that this has no award of its own."""
    issues: list[str] = []
    mod = text_of(row.get("Mod")) or "?"
    changed = _money(row.get("Transaction Amount"), f"modification {mod}", issues, negative=True)
    words = "no change of value" if changed is None else f"{'de-' if changed.minor < 0 else ''}obligation of {changed} USD"
    agency = text_of(row.get("Awarding Agency"))
    day = text_of(row.get("Action Date"))
    return Notice(
        notice_type=NoticeType.CORRECTION,
        title=f"Modification {mod} of {text_of(row.get('Award ID')) or award_id}: {words}",
        key=f"{award_id}/{mod}",
        url=f"https://www.usaspending.gov/award/{award_id}",
        published_date=day_of(day),
        published_at=day,
        project_number=_number(award_id, row),
        buyer=Party(name=agency) if agency else None,
        links=(Link(kind=LinkKind.CORRECTS, key=award_id), Link(kind=LinkKind.SAME_PROJECT, key=award_id)),
        issues=tuple(issues),
    )


def _sub_award(sub_award: str, row: Object) -> Notice:
    """An order from one company to another, paid out of a prime award: counting it would count that money twice."""
    prime = text_of(row.get("prime_award_generated_internal_id"))
    day = text_of(row.get("Sub-Award Date"))
    return Notice(
        notice_type=NoticeType.OTHER,
        title=f"Sub-award {sub_award} under {text_of(row.get('Prime Award ID')) or prime}",
        key=f"{prime}/sub/{sub_award}",
        published_date=day_of(day),
        published_at=day,
        project_number=text_of(row.get("Prime Award ID")),
        links=(Link(kind=LinkKind.SAME_PROJECT, key=prime),) if prime else (),
    )


def _number(award_id: str, row: Object) -> str:
    """The award's printed number; short ones (0148) are orders numbered anew under every contract, so only the id will do."""
    printed = text_of(row.get("Award ID")) or text_of(row.get("piid"))
    return printed if printed and len(printed) >= _SHORTEST else award_id


def _recipient(row: Object) -> Party | None:
    holder = child(row, "recipient")
    name = text_of(row.get("Recipient Name")) or text_of(holder.get("recipient_name"))
    code = text_of(row.get("Recipient UEI")) or text_of(holder.get("recipient_uei"))
    return Party(name=name, code=code, scheme=_UEI if code else None) if name else None


def _agency(value: Json) -> str | None:
    if isinstance(value, dict):
        return text_of(child(value, "toptier_agency").get("name"))
    return text_of(value)


def _money(value: Json, name: str, issues: list[str], *, negative: bool = False) -> Money | None:
    """US dollars, the only currency there is and never named; 0 is no amount, nor is less than 0 but for a change."""
    try:
        amount = decimal_of(value)
        money = Money.of(amount, "USD") if amount else None
    except (UnreadableValue, ValueError, ArithmeticError) as error:
        issues.append(f"amount of {name}: {error}")
        return None
    if money and money.minor < 0 and not negative:
        issues.append(f"{name}: {money} USD were taken back in all: no order value")
        return None
    return money if money and money.minor else None
