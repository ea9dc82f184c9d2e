"""Parser cursor: current part, lot and rank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrapers.reading.labels.entries import Head
from scrapers.reading.lexicon.forms import LOT_AT_START, LOTS_AT_START
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

# 三包（江西）建筑有限公司 is a name
_BEGINS_NAME = re.compile(rf"\({any_of('regions')}\)(?=[\u4e00-\u9fff])")
# what sellers owe buyers, where no lot stands before it
_WARRANTY, _LOTS_BEFORE = "三包", ("一包", "二包", "1包", "2包")
# parts of a page in which nobody wins
_CLOSED = frozenset(
    (
        "losers",
        "past_works",
        "judged",
        "items",
        "fee",
        "experts",
        "term",
        "buyer",
        "agency",
        "project_contact",
        "contacts",
        "attachments",
        "failed",
        "other",
    )
)
# parts about bids that may not have won, and about works done before
OF_BIDS = frozenset(("losers", "judged", "past_works"))
# heads that begin such a part even where they carry no number of the first order
_TURNING = frozenset(
    (
        "failed",
        "losers",
        "past_works",
        "judged",
        "award",
        "candidates",
        "items",
        "buyer",
        "agency",
        "fee",
        "project_contact",
        "attachments",
        "experts",
    )
)
# parts that are often a field of one line (四、代理机构：某某公司) and end there
_FIELDS = frozenset(("buyer", "agency", "contacts", "project_contact", "experts"))
_NO_LOTS = frozenset(("fee", "experts", "attachments", "contacts", "items"))


@dataclass(slots=True)
class Cursor:
    """The part the reading is in (`section`), the numbered part above it (`major`, counted in `part`), and what it is about."""

    section: str = ""
    major: str = ""
    part: int = 0
    # the part was begun by a head of the first order
    firm: bool = False
    lot: tuple[str, int, int] | None = None
    # a lot named where none is counted: of a winner that is named there all the same
    passed: tuple[str, int, int] | None = None
    rank: int | None = None
    # a rank was just named and its candidate has not come yet
    expecting: bool = False
    # winners were announced by name, one in a line
    names_follow: bool = False
    # what 中标类型 says of the prices that follow, and the lot it says it of
    note: str = ""
    noted: str = ""

    @property
    def open(self) -> bool:
        """Whether a result may stand here."""
        return self.section not in _CLOSED

    def admits(self, kind: str) -> bool:
        """Whether a result announced by a label of this kind may stand here: candidates are ranked where bids are judged, too."""
        return self.open or (self.section == "judged" and kind == "candidate")

    @property
    def lots_count(self) -> bool:
        """Whether a lot named here is a lot of the notice."""
        return self.section not in _NO_LOTS or (self.section == "items" and self.major == "award" and not self.firm)

    @property
    def lot_of_items(self) -> tuple[str, int, int] | None:
        """The lot whose items stand here, where none is counted."""
        return self.passed if self.section == "items" else None

    def enter(self, head: Head) -> None:
        """A head begins another part."""
        if head.major:
            self.major, self.part = head.kind, self.part + 1
            self.lot, self.note = None, ""
        self.names_follow, self.passed = False, None
        if head.kind == "failed":
            # 2.废标结果: the lot of the last row above has not failed
            self.lot = None
        if head.major or head.kind in _TURNING:
            self.section, self.firm, self.rank = head.kind, head.major, None

    def take_lot(self, lot: str, start: int, end: int) -> None:
        """Enter a lot: all below is about it; a list of losers above it has ended."""
        if self.noted not in ("", lot):
            self.note = self.noted = ""
        self.lot, self.rank = (lot, start, end), None
        if (self.section in OF_BIDS or self.section == "items") and self.major == "award":
            self.section = self.major

    def take_note(self, text: str) -> None:
        """Take what kind of price follows, of the lot it is said of; no text says nothing new."""
        if text:
            self.note, self.noted = text, self.lot[0] if self.lot else ""

    def reopen(self) -> None:
        """A winner is named in a part where none was expected: the part has ended, or a notice is pasted into it."""
        self.lot = self.lot or self.passed
        self.section = "late" if self.firm and self.section not in OF_BIDS else "award"

    def begin_rank(self, rank: int | None) -> None:
        """A rank begins, whose candidate is to come."""
        self.leave_field()
        self.rank, self.expecting = rank, True

    def leave_field(self) -> None:
        """A candidate is named: where a field of the buyer or the agency was begun, it has ended."""
        if self.section in _FIELDS:
            self.section = "candidates"

    def names_winner(self, word: Word, text: str) -> bool:
        """Whether 名称 is the winner's: in a part about winners, and a legal name."""
        return self.section in ("award", "candidates") and (word.key != "名称" or is_legal(text))

    def after_lot(self, page: Page, start: int, end: int) -> int:
        """Takes a lot that a supplier's value begins with (01包：…), and says where the name begins."""
        text = page.folded[start:end]
        lot = LOT_AT_START.match(text) or LOTS_AT_START.match(text)
        if not lot or lot.end() >= len(text.rstrip()) or _BEGINS_NAME.match(text, lot.end("lot")) or _is_warranty(page, lot):
            return start
        self.lot = (lot["lot"], start + lot.start("lot"), start + lot.end("lot"))
        return start + lot.end()


def _is_warranty(page: Page, lot: re.Match[str]) -> bool:
    """Whether 三包 begins a name (三包家电服务有限公司): nothing parts it from the rest, and the page has no lot before it."""
    return lot["lot"] == _WARRANTY and not lot["after"] and not any(other in page.folded for other in _LOTS_BEFORE)
