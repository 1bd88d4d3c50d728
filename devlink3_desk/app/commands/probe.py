"""``devlink3-desk probe``: a connection step by step, what is wrong and what to do about it."""

from __future__ import annotations

import argparse
import asyncio

from devlink3_desk.app import connection_options, output
from devlink3_desk.app.exit_codes import ExitCode
from devlink3_desk.link.certificates import line
from devlink3_desk.services.probing import Finding, Mark, probe

MARKS = {Mark.GOOD: "✓", Mark.NOTE: "!", Mark.BAD: "✗"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    connection_options.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the connection; a failed step is raised after it was shown."""
    chosen = connection_options.chosen_connection(arguments)
    profile = chosen.profile
    output.write_text(f"Checking {chosen.endpoint} as user {profile.user}")
    asyncio.run(probe(chosen.endpoint, profile.user, chosen.password, profile.event_flags, _show))
    output.write_text("Everything is as it should be.")
    return ExitCode.DONE


def _show(finding: Finding) -> None:
    output.write_text(f"{MARKS[finding.mark]} {finding.title}: {finding.sentence}")
    for row in finding.details:
        output.write_text(f"    {line(row)}")
