"""``devlink3-desk probe``: a connection step by step, what is wrong and what to do about it."""

from __future__ import annotations

import argparse
import asyncio

from devlink3_desk.app.cli import connection_options, output
from devlink3_desk.app.cli.exit_codes import ExitCode
from devlink3_desk.link.certificates import format_row
from devlink3_desk.services.probing import CheckResult, CheckStatus, probe_connection

STATUS_SIGNS = {CheckStatus.PASSED: "✓", CheckStatus.WARNING: "!", CheckStatus.FAILED: "✗"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    connection_options.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the connection; a failed step is raised after it was shown."""
    chosen = connection_options.resolve_connection(arguments)
    profile = chosen.profile
    output.write_text(f"Checking {chosen.endpoint} as user {profile.user}")
    asyncio.run(
        probe_connection(chosen.endpoint, profile.user, chosen.password, profile.event_flags, _print_result)
    )
    output.write_text("Everything is as it should be.")
    return ExitCode.SUCCESS


def _print_result(result: CheckResult) -> None:
    output.write_text(f"{STATUS_SIGNS[result.status]} {result.title}: {result.sentence}")
    for row in result.details:
        output.write_text(f"    {format_row(row)}")
