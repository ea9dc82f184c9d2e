"""Secrets come from the environment and go nowhere but to the channel."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.support.receivers import free_port, http_receiver
from tests.tracker.alerts.office import hook, office, webhook
from tests.tracker.alerts.samples import win
from tracker.alerts.channels import open_channel
from tracker.alerts.channels.base import ChannelContext, ChannelError

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
SECRETS = ("s3cr3t-key", "s3cr3t-path", "s3cr3t-user", "s3cr3t-password")


def test_secrets_are_in_no_log_database_or_error(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over a success, a refusal and a dead port of each kind of channel, with every log level on."""
    caplog.set_level(logging.DEBUG)
    with http_receiver() as good, http_receiver() as bad:
        bad.mood = "error"
        dead = f"127.0.0.1:{free_port()}/s3cr3t-path"
        login = "s3cr3t-user:s3cr3t-password@"
        environ = {
            **hook(good.url, "GOOD"),
            **hook(bad.url, "BAD"),
            **hook(f"http://{dead}", "DEAD"),
            **hook("not a url s3cr3t-path", "ODD"),
            "JSON_GOOD": good.url.replace("http://", f"json://{login}") + "?:message_id=x",
            "JSON_BAD": bad.url.replace("http://", f"json://{login}"),
            "JSON_DEAD": f"json://{login}{dead}",
            "JSON_ODD": "nosuch://s3cr3t-path",
            "MAIL_DEAD": f"mailto://{login}127.0.0.1:{free_port()}?from=a@example.com&to=b@example.com&mode=insecure",
        }
        kinds = {name.lower(): webhook(name, dead_after=1) for name in ("GOOD", "BAD", "DEAD", "ODD")}
        kinds |= {name.lower(): {"kind": "apprise", "url_env": name} for name in environ if name.startswith(("JSON", "MAIL"))}
        desk = office(tmp_path, environ, ops={"kind": "console", "audience": "operator"}, **kinds)
        desk.queue([win(1)])
        report = desk.send()
        outlets = desk.outlets()
        shown = [repr(outlets[name].open()) for name in ("good", "json_good")] + [repr(desk.channels)]
    assert report.sent >= 2
    assert len(report.errors) == 7
    desk.db.close()
    out = capsys.readouterr()
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode("latin-1")
    everything = [stored, caplog.text, out.out, out.err, desk.stdout.getvalue(), repr(report), *shown]
    for secret in SECRETS:
        assert all(secret not in text for text in everything)


def test_a_variable_that_is_not_set_is_named(tmp_path: Path) -> None:
    """The error says which variable is missing."""
    desk = office(tmp_path, {}, hook=webhook())
    world = ChannelContext(environ={}, folder=tmp_path, stdout=desk.stdout)
    with pytest.raises(ChannelError, match="environment variable HOOK_URL is not set"):
        open_channel("hook", desk.channels["hook"], world)


def test_an_error_of_a_channel_does_not_chain_to_the_library(tmp_path: Path) -> None:
    """A traceback shows no frame of the library that knew the address."""
    desk = office(tmp_path, hook(f"http://127.0.0.1:{free_port()}/s3cr3t-path"), hook=webhook())
    from tests.tracker.alerts.samples import messages

    channel = desk.outlets()["hook"].open()
    with pytest.raises(ChannelError) as caught:
        channel.send(messages("zh")["test"], desk.now)
    assert caught.value.__suppress_context__
    assert "s3cr3t" not in str(caught.value)
