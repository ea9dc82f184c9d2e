"""What is shipped to run it keeps what docs/running.md promises: not root, nothing writable but the data, a stop heard."""

from __future__ import annotations

import configparser
import re

import pytest
import yaml

from tests.conftest import ROOT
from tests.system.soak.soak import ALLOCATOR

DEPLOY = ROOT / "deploy"


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's keys keep their case
    parser.read(DEPLOY / name, encoding="utf-8")
    return parser


@pytest.mark.parametrize("name", ["award-tracker.service", "award-tracker-run.service"])
def test_units_are_confined(name: str) -> None:
    """A unit runs as its own user, may write its data alone, and starts a command that exists."""
    service = unit(name)["Service"]

    assert service["User"] == "tracker"
    assert (service["ProtectSystem"], service["NoNewPrivileges"], service["UMask"]) == ("strict", "true", "0077")
    assert service["ReadWritePaths"] == service["WorkingDirectory"]
    assert re.search(r"/tracker --config \S+ (daemon|run)\b", service["ExecStart"])


def test_the_daemon_has_time_to_stop_and_reloads() -> None:
    """Stopping may take longer than the daemon's own ten seconds; a reload is a SIGHUP."""
    service = unit("award-tracker.service")["Service"]
    assert int(service["TimeoutStopSec"]) > 10
    assert "-HUP" in service["ExecReload"]


def test_the_memory_measured_is_the_memory_run() -> None:
    """Unit and container set what the soak sets, or its figures would be of another programme."""
    assert unit("award-tracker.service")["Service"]["Environment"] == f"{ALLOCATOR}=1"
    assert f"ENV {ALLOCATOR}=1" in (DEPLOY / "Containerfile").read_text(encoding="utf-8").splitlines()


def test_the_timer_makes_up_for_lost_time() -> None:
    """A machine that slept runs what it missed."""
    timer = unit("award-tracker-run.timer")["Timer"]
    assert timer["Persistent"] == "true"
    assert timer["OnCalendar"]


def test_the_container_is_not_root_and_its_root_is_read_only() -> None:
    """The image switches user before it starts; compose mounts one volume and drops everything else."""
    lines = (DEPLOY / "Containerfile").read_text(encoding="utf-8").splitlines()
    steps = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    users = [rest for word, rest in steps if word == "USER"]
    service = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]["tracker"]

    assert users == ["tracker"]
    assert [word for word, _ in steps].index("USER") < [word for word, _ in steps].index("ENTRYPOINT")
    assert any("--require-hashes" in rest for _, rest in steps)
    assert (service["read_only"], service["cap_drop"], service["volumes"]) == (True, ["ALL"], ["tracker-data:/data"])
    assert not service["user"].startswith("0")


def test_the_crontab_line_is_one() -> None:
    """Five fields and a command that changes into the data's folder first."""
    lines = [line for line in (DEPLOY / "crontab").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == 1
    assert re.fullmatch(r"(\S+\s+){5}cd \S+ && .*tracker run\b.*", lines[0])


def test_a_backup_goes_before_an_old_one_does() -> None:
    """The nightly unit copies first, into a folder of the day, and deletes only after a copy that succeeded."""
    service = unit("award-tracker-backup.service")["Service"]
    assert re.search(r"/tracker --config \S+ backup ", service["ExecStart"])
    assert "-mtime +14" in service["ExecStartPost"]
    assert (service["ProtectSystem"], service["ReadWritePaths"]) == ("strict", service["WorkingDirectory"])
    assert unit("award-tracker-backup.timer")["Timer"]["Persistent"] == "true"


def test_the_container_is_asked_how_it_is_where_it_listens() -> None:
    """The health check asks the address that the daemon is started with."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert 'CMD ["daemon", "--listen", "127.0.0.1:9464"]' in text
    assert "HEALTHCHECK" in text
    assert "http://127.0.0.1:9464/healthz" in text
