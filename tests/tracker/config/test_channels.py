"""A channel's settings name the key that is wrong and what was expected, and never repeat what may be a secret."""

from __future__ import annotations

import pytest

from tracker.config.channels import AppriseSettings, parse_channel

SECRET = "tgram://123456789:AAsecretAA/12345/"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({}, "c.kind: expected one of console, apprise, atom, webhook"),
        ({"kind": "pager"}, "c.kind: expected one of console, apprise, atom, webhook"),
        ({"kind": "apprise"}, "c.url_env: Field required"),
        ({"kind": "apprise", "url_env": SECRET}, "c.url_env: expected the name of an environment variable"),
        ({"kind": "apprise", "url_env": "X", "url": SECRET}, "c.url: unknown key; expected one of"),
        ({"kind": "webhook", "url_env": "X"}, "c.secret_env: Field required"),
        ({"kind": "atom"}, "c.path: Field required"),
        ({"kind": "console", "digest": "daily 8:30"}, "c.digest: expected a form such as daily 08:30 or weekly mon 08:30"),
        ({"kind": "console", "digest": "weekly 1 08:30"}, "c.digest: expected a form"),
        ({"kind": "console", "quiet": "22-07"}, "c.quiet: "),
        ({"kind": "console", "quiet": "22:00-22:00"}, "c.quiet: '22:00-22:00' are no hours: they end when they begin"),
        ({"kind": "console", "zone": "Mars/Base"}, "c.zone: expected an IANA time zone such as Asia/Shanghai"),
        ({"kind": "console", "max_age": "soon"}, "c.max_age: "),
        ({"kind": "console", "flood": 0}, "c.flood: Input should be greater than or equal to 1"),
        ({"kind": "console", "audience": "everybody"}, "c.audience: Input should be 'reader' or 'operator'"),
        ({"kind": "console", "language": "fr"}, "c.language: Input should be 'zh' or 'en'"),
        ({"kind": "console", "minimum_amount": -1}, "c.minimum_amount: Input should be greater than 0"),
        ("console", "c.kind: expected one of"),
    ],
)
def test_a_bad_channel_is_one_line_without_the_value(table: object, message: str) -> None:
    """Key and expectation, one line, no secret."""
    with pytest.raises(ValueError) as caught:
        parse_channel("c", table)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value).replace("holds the secret", "").replace("secret_env", "")


def test_a_good_channel_is_taken_whole() -> None:
    """Every setting of the documentation's example parses."""
    table = {
        "kind": "apprise",
        "url_env": "WECOM_URL",
        "audience": "reader",
        "language": "zh",
        "companies": ["zhipu"],
        "rules": ["W001"],
        "minimum_amount": "1000000",
        "minimum_ratio": "0.01",
        "digest": "weekly mon 08:30",
        "quiet": "22:00-07:00",
        "zone": "Europe/Berlin",
        "max_age": "30d",
        "format": "markdown",
    }
    settings = parse_channel("wecom", table)
    assert isinstance(settings, AppriseSettings)
    assert settings.digest is not None
    assert settings.digest.weekday == 0
