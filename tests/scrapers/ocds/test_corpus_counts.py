"""How many wins each recorded file announces, worked out by hand from the files, not from what the reader says."""

from pathlib import Path

import pytest

from scrapers.ocds.releases import read, wins

# Won is an award that is active or has no status, or has a contract in force, and names a supplier; once per award id.
# A comment says why a count differs from the number of `awards` in the file.
COUNTS = {
    # 100 releases, 19 of them with awards
    "am_armenia/6.json": 21,
    # contracts without awards, and nobody named as supplier, neither there nor in the parties
    "ca_buyandsell/ocds-34a6hz-01896-110201_001_WPG.json": 0,
    "ca_buyandsell/ocds-34a6hz-01948-110259_001_ZH.json": 0,
    "ca_montreal/ocds-a1234567-mt-9f23f127320f8155bb4732e1685bd498cbbffbbd.json": 1,
    "ca_montreal/ocds-a1234567-mt-bb81aae9508ce913e138c1f13fb37c8b369ded98.json": 1,
    "ca_montreal/ocds-a1234567-mt-f1347447f284615c35a8380225723d11acf691aa-f1347447f284615c35a8380225723d11acf691aa.json": 1,
    # 100 awards, 4 of them cancelled; the 11 with tag contractTermination were won and have ended
    "co_cce_2021/2021-03-03.json": 96,
    # one award, its supplier named nowhere (the parties are the buyer alone)
    "co_secop/secop-release_1.json": 0,
    "co_secop/tvec-release_1.json": 1,
    "co_secop_2017/ocds-k50g02-11-12-452236-59adb46f998eb5950cf4516f.json": 1,
    # 3 awards, all called 4820597: one award repeated
    "co_secop_2017/ocds-k50g02-16-12-5284274.json": 1,
    # 6 awards, but only the ids 4876707 and 4876740, repeated
    "co_secop_2017/ocds-k50g02-16-13-5279502.json": 2,
    "ec_sercop/ecuador-record-package-1.json": 74,
    "hn_oncae/ocds-lcuori-P2020-60-1-5136_honduras.json": 1,
    # statuses are '' and mean active
    "md_moldova/ocds-ngfbwp-18240134.json": 1,
    "md_moldova/ocds-ngfbwp-18610708.json": 7,
    # 3 awards, but one and the same in three releases; active with a contract in force at first, then "pending" again
    "mx_cdmx/OCDS-87SD3T-SEFIN-DRM-A-001-2016.json": 1,
    "mx_cdmx/OCDS-87SD3T-SEFIN-DRM-A-006-2016.json": 1,
    "mx_gacm/100.json": 1,
    "mx_inai_2017/PC-0010-PC-0010.json": 1,
    "mx_inai_2017/PC-0012-PC-0012.json": 1,
    "mx_inai_2020/inai-record-package_1.json": 1,
    "mx_jalisco/ocds-xs1qbl-02-0070-00-2017.json": 2,
    # the award is "Pending", its contract active
    "mx_nuevo_leon/nl-record-package_1.json": 1,
    # the supplier stands in `supplier`, not in `suppliers`
    "mx_shcp/shcp-record-package_2.json": 1,
    # the contract names an award id that does not exist; it is the one award's contract and no second deal
    "ng_nocopo/ocds-gyl66f-borbda-2wlmoa.json": 1,
    "ng_nocopo/ocds-gyl66f-borbda-zt1ngs.json": 1,
    "ocdskit_realdata/record-package-1-2.json": 3,
    "ocdskit_realdata/record-package_1.1.json": 1,
    # no awards: one contract that names its supplier
    "ocdskit_realdata/release-package_1.0-2.json": 1,
    # the award is pending and has no contract
    "ocp_fictional/ocds-213czf-000-00001-04-award.json": 0,
    "ocp_fictional/ocds-213czf-000-00001-06-implementation.json": 1,
    "pt_base/collection_file.json": 100,
    # one award each, shared by two or three suppliers with contracts of their own
    "py_dncp/274744.json": 1,
    "py_dncp/277004.json": 1,
    "py_dncp/284182.json": 1,
    # `awards` is one object without suppliers (they stand among its items, without prices)
    "tw_aac/ocid-6as3t2-51181645-ocid-6as3t2-51181645.json": 0,
    # two awards each, one of them a rejected bidder's
    "ua_prozorro_2017/ocds-be6bcu-UA-2017-04-10-002020-b.json": 1,
    "ua_prozorro_2017/ocds-be6bcu-UA-2017-04-12-001619-b.json": 1,
    "ua_prozorro_2018/record-ocds-be6bcu-UA-2018-06-22-001789-a.json": 1,
    "ua_prozorro_2018/records-10.json": 11,
    "uk_find_a_tender/028961-2025.json": 1,
}
# every file of Contracts Finder is one release with one active award, be it shared by 35 suppliers; a50749e6 is tagged
# awardUpdate, and counts: it states the award in full and no earlier release of the process is there
CONTRACTS_FINDER = 20


@pytest.mark.corpus
@pytest.mark.parametrize("name", COUNTS)
def test_wins_of_a_recorded_file(name: str, corpus: Path) -> None:
    """A recorded file announces as many wins as a reader counts in it by hand."""
    assert wins(read((corpus / "ocds" / name).read_bytes()).notices) == COUNTS[name]


@pytest.mark.corpus
def test_wins_of_contracts_finder(corpus: Path) -> None:
    """Twenty releases announce one win each, however many suppliers share it."""
    files = sorted((corpus / "ocds" / "uk_contracts_finder_2025").glob("*.json"))
    assert [wins(read(path.read_bytes()).notices) for path in files] == [1] * CONTRACTS_FINDER


@pytest.mark.corpus
def test_no_recorded_file_is_forgotten(corpus: Path) -> None:
    """Every recorded file of open contracting data has its count here."""
    folders = {"uk_contracts_finder_2025", "us_usaspending", "us_sec_edgar", "schema", "extensions"}
    found = {str(path.relative_to(corpus / "ocds")) for path in (corpus / "ocds").glob("*/*.json")}
    assert {name for name in found if name.split("/", maxsplit=1)[0] not in folders} == set(COUNTS)
