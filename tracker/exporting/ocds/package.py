"""Packages of OCDS: the processes of a file as one JSON document, written while they are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from db import notices as notice_rows
from db import processes as process_rows
from tracker import storage as records
from tracker.errors import BadInput
from tracker.exporting.ocds.awards import Terms
from tracker.exporting.ocds.processes import Head, Process, processes_of
from tracker.exporting.ocds.records import record_of
from tracker.exporting.ocds.releases import ProcessReleases
from tracker.exporting.ocds.values import Json
from tracker.model.notice_history import StoredNotice
from tracker.model.order import Order
from tracker.storage.repository import Repository

# lots stand in an extension of the standard; this version of it
LOTS = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json"
# processes read at once
_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Facts of a package: who publishes it and when, what its process ids begin with, in which terms its awards are given."""

    publisher: str
    prefix: str
    at: datetime
    terms: Terms


@dataclass(slots=True)
class Written:
    """Counts of an export: processes and releases written; leads and notices of no procurement left out."""

    processes: int = 0
    releases: int = 0
    leads: int = 0
    others: int = 0


def write_package(
    file: BinaryIO, repository: Repository, publication: Publication, *, orders: Set[str] | None, as_records: bool
) -> Written:
    """Write a release package, or a record package, of the processes of some orders, or of everything.

    Raises BadInput when there is nothing to write.
    """
    written, first = Written(), True
    kind = "records" if as_records else "releases"
    for releases in _processes(repository, publication, orders, written):
        for item in [record_of(releases)] if as_records else releases:
            file.write(f"{_head(publication, kind)}\n".encode() if first else b",\n")
            file.write(json.dumps(item, ensure_ascii=False, allow_nan=False).encode())
            first = False
    if first:
        raise BadInput("there is no notice of a procurement to export: run `tracker run`")
    file.write(b"\n]}\n")
    return written


def _head(publication: Publication, kind: str) -> str:
    """The package up to its first release or record."""
    at = publication.at.replace(microsecond=0).isoformat()
    head: Json = {
        "uri": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{publication.publisher} {kind} {at}')}",
        "version": "1.1",
        "extensions": [LOTS],
        "publishedDate": at,
        "publisher": {"name": publication.publisher},
    }
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "{kind}": ['


def _processes(
    repository: Repository, publication: Publication, wanted: Set[str] | None, written: Written
) -> Iterator[list[Json]]:
    """The releases of each process, read a few processes at a time."""
    db = repository.db
    found = processes_of(
        [Head(*row) for row in process_rows.order_heads(db)],
        [Head(*row) for row in process_rows.loose_notices(db)],
        [(notice, order) for notice, order in process_rows.spoken_of(db)],
        publication.prefix,
    )
    chosen = [process for process in found if wanted is None or not wanted.isdisjoint(process.orders)]
    for start in range(0, len(chosen), _AT_ONCE):
        for process, orders, notices in _loaded(repository, chosen[start : start + _AT_ONCE]):
            releases = list(ProcessReleases(process, orders, notices, publication.terms).releases())
            leads = sum(stored.notice.lead for stored in notices)
            written.leads += leads
            written.others += len(notices) - leads - len(releases)
            written.releases += len(releases)
            written.processes += bool(releases)
            if releases:
                yield releases


def _loaded(repository: Repository, chosen: list[Process]) -> Iterator[tuple[Process, list[Order], list[StoredNotice]]]:
    orders = {order.id: order for order in repository.orders_by_id([name for process in chosen for name in process.orders])}
    spoken = {name: [notice.id for notice in order.notices] for name, order in orders.items()}
    ids = {each for notices in spoken.values() for each in notices} | {each for process in chosen for each in process.notices}
    stored = {row["id"]: records.stored_notice(row) for row in notice_rows.load_notices(repository.db, ids)}
    for process in chosen:
        mine = dict.fromkeys([*(each for name in process.orders for each in spoken[name]), *process.notices])
        yield process, [orders[name] for name in process.orders], [stored[each] for each in mine]
