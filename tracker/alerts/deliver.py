"""Step 10: the outbox of one file delivered through the configured channels."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

from db.engine.connection import open_file
from tracker.alerts.body import Voice
from tracker.alerts.channels import open_channel
from tracker.alerts.channels.base import ChannelContext
from tracker.alerts.delivery import Delivered, Outlet, deliver
from tracker.alerts.message import DigestFacts, MailBrief
from tracker.alerts.store import DatabaseOutbox
from tracker.briefing.brief import compose_brief
from tracker.briefing.load import load_report
from tracker.briefing.markup import html_fragment
from tracker.config.channels import AnyChannel, AppriseSettings
from tracker.config.runtime import ZONE, Runtime
from tracker.reporting.report import Report
from tracker.reporting.words import report_words
from tracker.sources.silence import silences
from tracker.storage.repository import Repository
from tracker.wording.escaping import html_text

_MAIL = ("mailto://", "mailtos://")


def tell(runtime: Runtime) -> Delivered:
    """Send what is due on every channel, until asked to stop. Raises DatabaseProblem; a channel's failure is in the report."""
    with open_file(runtime.settings.db_path) as db:

        def facts(companies: Sequence[str], outlet: Outlet) -> DigestFacts:
            language, today = outlet.voice.language, runtime.now().astimezone(ZONE).date()
            briefs = _briefs(Repository(db), companies, outlet.voice, runtime.now()) if outlet.is_mail else ()
            return DigestFacts(silences(db, companies, today, language), briefs)

        return deliver(DatabaseOutbox(db), outlets(runtime), runtime.now, facts=facts, is_stopped=runtime.stop.is_set)


def _briefs(repository: Repository, companies: Sequence[str], voice: Voice, now: datetime) -> list[MailBrief]:
    watched = [company for company in repository.companies() if company.id in companies]
    return [_brief(load_report(repository, company, now, voice.language), voice) for company in watched]


def _brief(report: Report, voice: Voice) -> MailBrief:
    brief = compose_brief(report, voice.language, voice.pages)
    instead = report_words(voice.language).fill("brief_elsewhere", {"title": brief.title, "company": report.company.id})
    return MailBrief(html_fragment(brief), f"<p>{html_text(instead)}</p>")


def outlets(runtime: Runtime) -> dict[str, Outlet]:
    """The configured channels, opened only when there is something to send."""
    context = ChannelContext(environ=runtime.variables, folder=runtime.settings.folder, stdout=sys.stdout)
    return {name: _outlet(name, settings, runtime, context) for name, settings in runtime.settings.channel.items()}


def _outlet(name: str, settings: AnyChannel, runtime: Runtime, context: ChannelContext) -> Outlet:
    language = settings.language or runtime.settings.language
    voice = Voice(channel=name, language=language, pages=runtime.settings.serve.address)
    is_mail = (
        isinstance(settings, AppriseSettings)
        and settings.format in (None, "html")
        and context.environ.get(settings.url_env, "").lower().startswith(_MAIL)
    )
    return Outlet(settings=settings, voice=voice, open=lambda: open_channel(name, settings, context), is_mail=is_mail)
