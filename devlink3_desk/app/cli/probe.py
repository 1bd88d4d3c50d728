"""``devlink3-desk probe``: checks a connection step by step."""

from __future__ import annotations

import argparse
import asyncio
from typing import Final

from devlink3_desk.app.cli import options, output
from devlink3_desk.app.cli.monitor import report_rejected_flags
from devlink3_desk.app.cli.output import ExitCode
from devlink3_desk.link.certificates import format_row
from devlink3_desk.services.probing import CheckResult, CheckStatus, probe_connection

STATUS_SIGNS: Final = {CheckStatus.PASSED: "✓", CheckStatus.WARNING: "!", CheckStatus.FAILED: "✗"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    options.add_connection_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the connection. A failed step is printed, then its error is raised."""
    connection = options.resolve_connection(arguments)
    profile = connection.profile
    output.write_text(f"Checking {connection.endpoint} as user {profile.user}")
    asyncio.run(
        probe_connection(
            connection.endpoint, profile.user, connection.password, profile.event_flags, _print_result
        )
    )
    output.write_text("All checks passed.")
    return ExitCode.SUCCESS


def _print_result(result: CheckResult) -> None:
    output.write_text(f"{STATUS_SIGNS[result.status]} {result.title}: {result.sentence}")
    for row in result.details:
        output.write_text(f"    {format_row(row)}")
    report_rejected_flags(result.rejected_flags)
