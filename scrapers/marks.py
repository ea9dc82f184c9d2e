"""Doubts of the reader: marks of awards and of notices, and how well an amount is supported."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """A doubt about an award found by checking the page against itself; the amount stays out of firm totals until accepted."""

    WORDS_DIFFER = "words_differ"
    LOTS_DO_NOT_ADD_UP = "lots_do_not_add_up"
    ABOVE_BUDGET = "above_budget"
    ABOVE_CEILING = "above_ceiling"
    UNIT_SLIP = "unit_slip"
    SUPPLIER_IS_BUYER = "supplier_is_buyer"
    SUPPLIER_IS_AGENCY = "supplier_is_agency"
    NOT_A_NAME = "not_a_name"
    SUMMARY_ONLY = "summary_only"
    UNREADABLE_AMOUNT = "unreadable_amount"
    IMPLAUSIBLE_AMOUNT = "implausible_amount"
    NEGATIVE_AMOUNT = "negative_amount"
    CONTRADICTED = "contradicted"
    CORRECTION_NOT_UNDERSTOOD = "correction_not_understood"


class NoticeMark(StrEnum):
    """A doubt about a whole notice; its passage is the evidence of that name."""

    RESULT_NOT_READ = "result_not_read"
    CORRECTION_NOT_UNDERSTOOD = "correction_not_understood"
    TYPE_IN_DOUBT = "type_in_doubt"


class Support(StrEnum):
    """Support of an award's amount by independent places of its page: two or more, one, or some that contradict each other."""

    CONFIRMED = "confirmed"
    SINGLE = "single"
    CONTRADICTED = "contradicted"
