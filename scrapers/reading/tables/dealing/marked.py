"""Tables of all who bid in which the rows of those who won are marked: 备注 over 中标人, 结果 over 已成交."""

from __future__ import annotations

from scrapers.reading.labels.entries import Entry, Row
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.tables.dealing.outcomes import WON, says_yes
from scrapers.reading.tables.roles import is_rank
from scrapers.reading.tables.rows import has_not_won, names_failure, row_lot, row_says_failed, says_winner, tells_won

_BIDDING, _ADMITTED, _PROPOSES = ("bidder", "party_name"), "入围", ("推荐", "建议")


def only_marked(entries: list[Entry]) -> list[Entry]:
    """Of a table of bidders in which the winner's row is marked (备注: 成交) only that row, as a winner's."""
    marked = {_heads(entry) for entry in entries if isinstance(entry, Row) and _says_won(entry)}
    if not marked:
        return entries
    won = {_lot_of(entry) for entry in entries if isinstance(entry, Row) and _says_won(entry)}
    kept: list[Entry] = []
    for entry in entries:
        # nobody won the lot of a row that says who did not
        alone = isinstance(entry, Row) and has_not_won(entry) and _lot_of(entry) not in won
        if alone or not isinstance(entry, Row) or _heads(entry) not in marked:
            kept.append(entry)
        elif _says_won(entry) or row_says_failed(entry) or names_failure(entry):
            kept.append(_of_outcome(entry))
    return kept


def _lot_of(row: Row) -> str:
    """What a row calls its lot, empty where it names none."""
    lot = row_lot(row)
    return lot[0] if lot else ""


def _is_ranked(row: Row) -> bool:
    """Whether a row's outcome makes its bidder a candidate: 第一中标候选人, 推荐中标."""
    return any(is_rank(cell.text) or cell.text.startswith(_PROPOSES) for _, cell in row.cells("remark", "result"))


def _of_outcome(row: Row) -> Row:
    """A row whose outcome says that its bidder won, or is a candidate of that rank; 名称 beside 供应商 names what is bought."""
    ranked, bidding = _is_ranked(row), _BIDDING[:1] if row.cells("supplier", "candidate", "bidder") else _BIDDING
    told = dict.fromkeys(bidding, "candidate") if ranked else dict.fromkeys((*bidding, "candidate"), "supplier")
    outcomes = row.cells("remark", "result")
    if any(is_rank(cell.text) for _, cell in outcomes) and not any(says_winner(word.key) for word, _ in row.cells("supplier")):
        # 供应商 | 报价 | 评审意见 over 推荐为第一中标候选人
        told["supplier"] = "candidate"
    if _is_decided(row):
        # of candidates the second may have won
        told["rank"] = "other"
    return row.with_columns(
        tuple(
            (word._replace(kind="rank" if ranked and is_rank(cell.text) else told.get(word.kind, word.kind)), cell)
            for word, cell in row.columns
        )
    )


def _heads(row: Row) -> tuple[Word, ...]:
    return tuple(word for word, _ in row.columns)


def _says_won(row: Row) -> bool:
    """Whether a bidder's row says that he won; one under 供应商 bids, under 中标供应商 all have won."""
    parties = [(word, cell) for word, cell in row.cells("party_name") if is_legal(cell.text)]
    named = row.cells("supplier", "candidate", "bidder") or parties
    return (
        bool(named)
        and (_is_decided(row) or not any(word.kind == "candidate" for word, _ in named))
        and not any(says_winner(word.key) and not _only_admits(word, row) for word, _ in named)
        and any(
            WON.fullmatch(cell.text) or says_yes(word, cell) or is_rank(cell.text) for word, cell in row.cells("remark", "result")
        )
    )


def _is_decided(row: Row) -> bool:
    """Whether a row's outcome says that its bidder won, and was not only proposed: 中标."""
    return any(tells_won(word, cell) for word, cell in row.cells("result"))


def _only_admits(word: Word, row: Row) -> bool:
    """Whether the head of those who were admitted (入围投标人) stands beside an outcome that says who of them has won: 中标人."""
    outcomes = [cell.text for _, cell in row.cells("remark", "result")]
    return word.key.startswith(_ADMITTED) and any(WON.fullmatch(text) and _ADMITTED not in text for text in outcomes)
