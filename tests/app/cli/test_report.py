"""``report``: the keys, figures and files of the contract, on histories worked out by hand."""

from __future__ import annotations

import csv
import io
import re
import ssl
import sys
from collections.abc import Callable
from email.header import decode_header, make_header
from pathlib import Path
from typing import Any

import msgspec
import pytest
import trustme

from devlink3_desk.history.call_record import CallRecord
from devlink3_desk.history.outside_lines import LineUse
from devlink3_desk.preferences import (
    HistoryPreferences,
    LanguagePreferences,
    MailPreferences,
    MailSecurity,
    Preferences,
    WallboardPreferences,
)
from devlink3_desk.services.storage.event_blocks import BlockKind, EventBlockBuilder
from devlink3_desk.services.storage.history_location import HistoryLocation
from devlink3_desk.services.storage.history_store import open_history
from devlink3_desk.services.storage.settings import Settings, SettingsStore
from devlink3_desk.switchboard.board_values import Person, PersonKind
from devlink3_desk.switchboard.directory import Directory, build_directory_event
from tests.support.certificates import write_authority_pem
from tests.support.command_line import RunCommand
from tests.support.history_calls import MONDAY_10, make_incoming_call, make_outgoing_call
from tests.support.mail_server import BOSS, MAIL_PASSWORD, MAIL_USER, Mailbox, run_mail_server
from tests.support.pdf_pages import read_pdf_pages, read_pdf_title
from tests.support.workbooks import load_workbook

GROUP_KEYS = [
    "group", "name", "offered", "answered", "abandoned", "short_abandoned", "overflowed", "voicemail",
    "answered_in_target", "service_level", "formula", "average_wait", "longest_wait", "average_talk",
    "longest_talk",
]  # fmt: skip
EXTENSION_KEYS = ["extension", "name", "rung", "answered", "missed", "made", "talk", "hold", "average_talk"]
TRUNK_KEYS = [
    "trunk", "node", "incoming", "outgoing", "answered", "abandoned", "short_abandoned", "voicemail",
    "answered_in_target", "service_level", "formula", "average_wait", "longest_wait", "average_talk",
    "most_lines",
]  # fmt: skip
TIME_KEYS = {
    "start", "end", "incoming", "outgoing", "internal", "answered", "abandoned", "short_abandoned",
    "voicemail", "service_level", "average_wait", "longest_wait", "most_at_once", "blind",
}  # fmt: skip


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A morning: answered after 10 s and 30 s, given up after 5 s and 25 s, and two calls that were made.

    The link was live for half of the first hour.
    """
    path = tmp_path / "history.sqlite"
    with open_history(HistoryLocation.parse(str(path))) as store:
        store.write_calls(
            [
                make_incoming_call("a", "01632960001", MONDAY_10 + 60, answered_by="301", wait=10.0),
                make_incoming_call("b", "01632960002", MONDAY_10 + 120, answered_by="302", wait=30.0),
                make_incoming_call("c", "01632960003", MONDAY_10 + 3_600, wait=5.0),
                make_incoming_call("d", "01632960004", MONDAY_10 + 3_700, wait=25.0),
                make_outgoing_call("e", "01632960005", MONDAY_10 + 130),
                make_outgoing_call("f", "01632960006", MONDAY_10 + 7_300, is_answered=False),
            ]
        )
        run = store.begin_run("test", "site", 0.0, MONDAY_10)
        store.extend_live_period(store.begin_live_period(run, MONDAY_10), MONDAY_10 + 1_800.0)
        people = [
            Person("200", "Sales", PersonKind.GROUP),
            Person("201", "Service", PersonKind.GROUP),
            Person("301", "Ann Weber", PersonKind.USER),
            Person("305", "Bob Lund", PersonKind.USER),
        ]
        block = EventBlockBuilder(0.0, MONDAY_10)
        block.add_events([build_directory_event(Directory(people))], 0.0)
        store.save_block(run, 1, block, kind=BlockKind.DIRECTORY)
    return path


@pytest.mark.parametrize("by", ["group", "extension", "did", "trunk"])
@pytest.mark.parametrize("zone", ["UTC", "America/St_Johns", "Asia/Tokyo"])
def test_a_period_without_limits_has_the_figures_of_what_is_recorded(
    cli: RunCommand, history: Path, by: str, zone: str
):
    arguments = ("report", "--by", by, "--history", history, "--timezone", zone)
    everything = cli(*arguments, "--since", "0001-01-01", "--until", "9999-12-31")
    assert everything.code == 0
    assert everything.json_lines == cli(*arguments).json_lines


def test_a_period_with_too_many_intervals_ends_with_2(cli: RunCommand, history: Path):
    outcome = cli("report", "--by", "hour", "--history", history, "--since", "0001-01-01")
    assert outcome.code == 2
    outcome.assert_stderr("too long: it has more than 200,000 intervals", "--since", "--until", "--by")


PERIOD = ("--since", "2026-01-05T10:00:00Z", "--until", "2026-01-05T13:00:00Z", "--timezone", "Europe/Berlin")


def read_rows(cli: RunCommand, history: Path, *arguments: object) -> list[dict[str, Any]]:
    result = cli("report", "--history", history, *PERIOD, *arguments)
    assert result.code == 0, result.err
    return result.json_lines


def test_each_group_has_a_row_even_without_calls(cli: RunCommand, history: Path) -> None:
    sales, service = read_rows(cli, history, "--by", "group")
    assert list(sales) == GROUP_KEYS
    # One of the three that count was answered within 20 s; the short abandon does not count.
    assert sales == {
        **dict.fromkeys(("overflowed", "voicemail"), 0),
        "group": "200", "name": "Sales", "offered": 4, "answered": 2, "abandoned": 1, "short_abandoned": 1,
        "answered_in_target": 1, "service_level": pytest.approx(1 / 3, abs=1e-5), "formula": "answered",
        "average_wait": 20.0, "longest_wait": 30.0, "average_talk": 60.0, "longest_talk": 60.0,
    }  # fmt: skip
    assert (service["group"], service["name"], service["offered"]) == ("201", "Service", 0)
    assert service["service_level"] is service["average_wait"] is service["longest_talk"] is None


@pytest.mark.parametrize(
    ("formula", "level"), [("answered", 1 / 3), ("all", 2 / 4), ("pca", 1 / 2), ("offered", 1 / 4)]
)
def test_each_formula_gives_its_service_level(
    cli: RunCommand, history: Path, formula: str, level: float
) -> None:
    for by in ("group", "day"):
        row = read_rows(cli, history, "--by", by, "--formula", formula)[0]
        assert row["formula"] == formula
        assert row["service_level"] == pytest.approx(level, abs=1e-5)


def test_target_and_short_are_limits_that_belong_to_the_lower_side(cli: RunCommand, history: Path) -> None:
    row = read_rows(cli, history, "--by", "group", "--target", 30, "--short", 25)[0]
    assert (row["answered_in_target"], row["short_abandoned"], row["abandoned"]) == (2, 2, 0)
    row = read_rows(cli, history, "--by", "group", "--target", 29.999, "--short", 0)[0]
    assert (row["answered_in_target"], row["short_abandoned"], row["abandoned"]) == (1, 0, 2)


def test_each_extension_has_a_row(cli: RunCommand, history: Path) -> None:
    rows = {row["extension"]: row for row in read_rows(cli, history, "--by", "extension")}
    assert list(rows["301"]) == EXTENSION_KEYS
    # All four rang there; it answered one of them, and made two.
    assert rows["301"] == {
        "extension": "301", "name": "Ann Weber", "rung": 4, "answered": 1, "missed": 3, "made": 2,
        "talk": 90.0, "hold": 0.0, "average_talk": 45.0,
    }  # fmt: skip
    assert rows["302"]["missed"] == 3
    assert rows["305"]["name"] == "Bob Lund"
    assert rows["305"]["average_talk"] is None
    assert rows.keys() == {"301", "302", "305"}


def test_figures_about_people_follow_the_settings(cli: RunCommand, history: Path, tmp_path: Path) -> None:
    preferences = Preferences(history=HistoryPreferences(without_people=True))
    SettingsStore(tmp_path).save(Settings(preferences=preferences))
    outcome = cli("report", "--history", history, "--by", "extension")
    assert (outcome.code, outcome.out) == (2, b"")
    outcome.assert_stderr("figures about individual people", "--by")
    assert cli("report", "--history", history, "--by", "group").code == 0


def test_each_hour_has_a_row(cli: RunCommand, history: Path) -> None:
    first, second, third = read_rows(cli, history, "--by", "hour")
    assert first.keys() >= TIME_KEYS
    assert (first["start"], first["end"]) == ("2026-01-05T10:00:00.000Z", "2026-01-05T11:00:00.000Z")
    assert [row["incoming"] for row in (first, second, third)] == [2, 2, 0]
    assert [row["outgoing"] for row in (first, second, third)] == [1, 0, 1]
    # Calls a, b and e overlap: 60 to 130, 120 to 210, 130 to 165. One ends as the other begins.
    assert [row["most_at_once"] for row in (first, second, third)] == [2, 1, 1]
    assert [row["blind"] for row in (first, second, third)] == [1_800.0, 3_600.0, 3_600.0]
    assert third["average_wait"] is third["longest_wait"] is third["service_level"] is None


def test_the_borders_cut_the_first_and_the_last_interval(cli: RunCommand, history: Path) -> None:
    result = cli(
        "report", "--history", history, "--by", "hour", "--timezone", "UTC",
        "--since", "2026-01-05T10:10:00Z", "--until", "2026-01-05T11:30:00Z",
    )  # fmt: skip
    first, last = result.json_lines
    assert (first["start"], first["end"]) == ("2026-01-05T10:10:00.000Z", "2026-01-05T11:00:00.000Z")
    assert (last["start"], last["end"]) == ("2026-01-05T11:00:00.000Z", "2026-01-05T11:30:00.000Z")
    assert (first["incoming"], first["blind"], last["incoming"]) == (0, 1_800.0, 2)


def test_weekdays_and_hours_are_local(cli: RunCommand, history: Path) -> None:
    rows = read_rows(cli, history, "--by", "weekday-hour")
    assert [(row["weekday"], row["hour"], row["incoming"]) for row in rows] == [
        (1, 11, 2),
        (1, 12, 2),
        (1, 13, 0),
    ]
    assert "start" not in rows[0]


@pytest.mark.parametrize(
    ("since", "until", "hours", "length"),
    [("2026-03-29", "2026-03-30", 23, 82_800.0), ("2026-10-25", "2026-10-26", 25, 90_000.0)],
)
def test_a_day_on_which_the_clocks_change_is_one(
    cli: RunCommand, history: Path, since: str, until: str, hours: int, length: float
) -> None:
    period = ("--since", since, "--until", until, "--timezone", "Europe/Berlin", "--history", history)
    (day,) = cli("report", "--by", "day", *period).json_lines
    assert day["blind"] == length
    assert len(cli("report", "--by", "hour", *period).json_lines) == hours


def test_a_csv_file_has_the_keys_as_headings(cli: RunCommand, history: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    result = cli(
        "report", "--history", history, *PERIOD, "--by", "group", "--format", "csv", "--output", path
    )
    assert (result.code, result.out) == (0, b"")
    rows = list(csv.reader(io.StringIO(path.read_text())))
    assert rows[0] == GROUP_KEYS
    assert rows[1][:3] == ["200", "Sales", "4"]
    assert len(rows) == 3


def test_an_xlsx_file_has_real_numbers_and_times(cli: RunCommand, history: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    assert (
        cli(
            "report", "--history", history, *PERIOD, "--by", "hour", "--format", "xlsx", "--output", path
        ).code
        == 0
    )
    rows = list(load_workbook(path).active.iter_rows(values_only=True))
    cells = dict(zip(rows[0], rows[1], strict=True))
    assert cells["incoming"] == 2
    assert cells["average_wait"] == 20
    assert (cells["start"].hour, cells["start"].day) == (11, 5)  # in Berlin


def test_a_pdf_has_plots_and_figures(cli: RunCommand, history: Path, qapp: object) -> None:
    result = cli("report", "--history", history, *PERIOD, "--by", "group", "--format", "pdf")
    assert result.code == 0, result.err
    pages = read_pdf_pages(result.out)
    assert len(pages) >= 3
    for word in ("Incoming calls", "Service level", "Waiting times", "Sales", "33.3"):
        assert word in "".join(pages)


def test_a_pdf_of_a_period_that_began_long_before_the_history_has_its_hours(
    cli: RunCommand, history: Path, qapp: object
) -> None:
    """A hundred years have more hours than a report may have intervals."""
    period = ("--since", "1950-01-01", "--until", "2050-01-01", "--timezone", "Europe/Berlin")
    result = cli("report", "--history", history, *period, "--by", "group", "--format", "pdf")
    assert result.code == 0, result.err
    page = next(page for page in read_pdf_pages(result.out) if "Busy hours" in page)
    assert "11 12" in page.replace("\r\n", " ")


def test_each_page_of_a_pdf_has_its_number_and_says_what_it_belongs_to(
    cli: RunCommand, history: Path, qapp: object
) -> None:
    result = cli("report", "--history", history, *PERIOD, "--by", "quarter", "--format", "pdf")
    assert result.code == 0, result.err
    pages = read_pdf_pages(result.out)
    assert len(pages) >= 4
    title = read_pdf_title(result.out)
    assert [f"{title} · {number}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)


def test_a_pdf_is_in_the_language_and_has_the_target_of_the_settings(
    cli: RunCommand, history: Path, tmp_path: Path, qapp: object
) -> None:
    """A scheduled task often has no language."""
    preferences = Preferences(
        language=LanguagePreferences(language="de"), wallboard=WallboardPreferences(target=90)
    )
    SettingsStore(tmp_path).save(Settings(preferences=preferences))
    result = cli("report", "--history", history, *PERIOD, "--by", "group", "--format", "pdf")
    assert result.code == 0, result.err
    first = read_pdf_pages(result.out)[0]
    assert "Bericht über Anrufe" in first
    assert "Ziel 90 %" in first


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"])
@pytest.mark.parametrize(("until", "has_hours"), [("2026-01-07", True), ("2026-01-08", False)])
def test_a_pdf_has_the_intervals_of_the_window(
    zone: str, until: str, has_hours: bool, cli: RunCommand, history: Path, qapp: object
) -> None:
    """Hours of two days, else days."""
    result = cli(
        "report", "--history", history, "--by", "group", "--format", "pdf", "--timezone", zone,
        "--since", "2026-01-05", "--until", until,
    )  # fmt: skip
    assert result.code == 0, result.err
    first = read_pdf_pages(result.out)[0]
    assert (re.search(r"\b[56] Jan\b", first) is None) == has_hours
    assert f"({zone})" in first


@pytest.mark.skipif(sys.platform == "win32", reason="dates are written as Windows is set up")
def test_a_pdf_names_the_hours_of_a_part_of_a_day(cli: RunCommand, history: Path, qapp: object) -> None:
    result = cli("report", "--history", history, *PERIOD, "--by", "group", "--format", "pdf")
    assert result.code == 0, result.err
    period = "Monday, 5 January 2026 11:00 to 14:00 (Europe/Berlin)"
    assert period in read_pdf_pages(result.out)[0]
    assert read_pdf_title(result.out) == f"Report on calls: {period}"


@pytest.mark.parametrize("grouping", ["day", "hour", "group", "trunk", "extension", "did", "weekday-hour"])
@pytest.mark.parametrize(
    ("language", "word"), [("en", "Answered"), ("de", "Angenommen"), ("fr", "Pris"), ("es", "Contestadas")]
)
def test_nothing_is_cut_in_the_table_of_a_pdf(
    language: str, word: str, grouping: str, cli: RunCommand, history: Path, tmp_path: Path, qapp: object
) -> None:
    preferences = Preferences(language=LanguagePreferences(language=language))
    SettingsStore(tmp_path).save(Settings(preferences=preferences))
    result = cli("report", "--history", history, *PERIOD, "--by", grouping, "--format", "pdf")
    assert result.code == 0, result.err
    table = read_pdf_pages(result.out)[-1]
    # Qt draws each letter of a title twice where the font has no bold ones.
    assert word in table or "".join(letter * 2 for letter in word) in table
    assert "…" not in table


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), ("--by",)),
        (("--by", "colour"), ("colour",)),
        (("--by", "day", "--since", "yesterday"), ("not a time",)),
        (("--by", "day", "--since", "2026-02-01", "--until", "2026-01-01"), ("--until", "swap")),
        (("--by", "day", "--formula", "best"), ("best",)),
        (("--by", "day", "--target", "-1"), ("-1",)),
        (("--by", "day", "--timezone", "Mars/Olympus"), ("Mars",)),
        (("--by", "quarter", "--since", "1970-01-01", "--until", "2026-01-01"), ("too long",)),
        (("--by", "day", "--output", "/no/such/folder/file"), ("cannot be written",)),
        (("--by", "day", "--profile", "nobody"), ("Unknown profile 'nobody'",)),
        (("--by", "day", "--history", ""), ("--history is empty: name",)),
        (("--by", "day", "--mail-to", "nobody"), ("not an e-mail address",)),
        (("--by", "day", "--mail-to", "a@b.example"), ("mail server",)),
    ],
)
def test_wrong_usage_is_one_sentence(
    cli: RunCommand, history: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    result = cli("report", "--history", history, *arguments)
    assert (result.code, result.out) == (2, b"")
    result.assert_stderr(*words)


def test_a_history_that_does_not_exist_is_not_created(cli: RunCommand, tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    result = cli("report", "--history", path, "--by", "day")
    assert (result.code, result.out) == (2, b"")
    result.assert_stderr("There is no history")
    assert not path.exists()


@pytest.fixture
def mail_settings(mail_authority: trustme.CA, tmp_path: Path) -> Callable[..., None]:
    """Return a function that writes the settings of a mail server at a port, and other preferences."""

    def write(port: int, **others: Any) -> None:
        ca = str(write_authority_pem(mail_authority, tmp_path))
        mail = MailPreferences(host="localhost", port=port, user=MAIL_USER, ca=ca)
        SettingsStore(tmp_path).save(Settings(preferences=Preferences(mail=mail, **others)))

    return write


@pytest.fixture
def send_report(
    cli: RunCommand,
    history: Path,
    mail_context: ssl.SSLContext,
    mail_settings: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Mailbox]:
    """Return a function that sends a report with options of the command and other preferences."""

    def send(*arguments: object, **preferences: Any) -> Mailbox:
        mailbox = Mailbox()
        monkeypatch.setenv("DEVLINK3_MAIL_PASSWORD", MAIL_PASSWORD)
        with run_mail_server(MailSecurity.STARTTLS, mail_context, mailbox) as port:
            mail_settings(port, **preferences)
            result = cli("report", "--history", history, *PERIOD, "--by", "group", *arguments)
        assert (result.code, result.out) == (0, b""), result.err
        return mailbox

    return send


@pytest.mark.skipif(sys.platform == "win32", reason="dates are written as Windows is set up")
def test_a_report_is_sent_to_several(send_report: Callable[..., Mailbox], qapp: object) -> None:
    mailbox = send_report("--mail-to", BOSS, "--mail-to", "deputy@example.org")
    (message,) = mailbox.messages
    period = "Monday, 5 January 2026 11:00 to 14:00 (Europe/Berlin)"
    assert message["Subject"].strip() == f"Report on calls: {period}"
    text = message.get_payload()[0].get_payload(decode=True).decode()
    assert text.startswith(f"{period}. For 2 h 30 min there was no connection")
    assert "By hunt group.\r\nService level: Answered in target ÷ (answered + abandoned)." in text
    assert mailbox.recipients == [BOSS, "deputy@example.org"]
    attachment = message.get_payload()[1]
    assert attachment.get_filename() == "report-2026-01-05.pdf"
    assert attachment.get_payload(decode=True).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("file_format", "subject", "words"),
    [
        (
            "pdf",
            "Bericht über Anrufe: Montag, 5. Januar 2026 11:00 bis 14:00 (Europe/Berlin)",
            "Nach Sammelanschluss.",
        ),
        ("csv", "Report on calls: 2026-01-05 11:00 to 2026-01-05 14:00 (Europe/Berlin)", ", by group."),
    ],
)
def test_a_message_is_in_the_language_of_the_report(
    file_format: str,
    subject: str,
    words: str,
    send_report: Callable[..., Mailbox],
    qapp: object,
) -> None:
    """Tables have English headings in every language."""
    language = LanguagePreferences(language="de")
    mailbox = send_report("--mail-to", BOSS, "--format", file_format, language=language)
    (message,) = mailbox.messages
    assert str(make_header(decode_header(message["Subject"]))) == subject
    assert words in message.get_payload()[0].get_payload(decode=True).decode()


def test_a_report_that_is_not_sent_has_the_exit_code_of_the_reason(
    cli: RunCommand,
    history: Path,
    mail_context: ssl.SSLContext,
    mail_settings: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    arguments = ("--history", history, "--by", "group", "--format", "csv", "--mail-to", BOSS)
    with run_mail_server(MailSecurity.STARTTLS, mail_context, Mailbox()) as port:
        mail_settings(port)
        missing = cli("report", *arguments)
        assert missing.code == 5
        missing.assert_stderr("no password", "DEVLINK3_MAIL_PASSWORD")
        monkeypatch.setenv("DEVLINK3_MAIL_PASSWORD", "wrong")
        assert cli("report", *arguments).code == 5
    monkeypatch.setenv("DEVLINK3_MAIL_PASSWORD", MAIL_PASSWORD)
    file = tmp_path / "report.csv"
    unreachable = cli("report", *arguments, "--output", file)
    assert unreachable.code == 3
    assert file.read_text("utf-8-sig").startswith("group,")
    unreachable.assert_stderr("cannot be reached")


def test_each_outside_line_has_a_row(cli: RunCommand, history: Path, tmp_path: Path) -> None:
    """Two came in on line 5 and one was made on it at the same time; one came over SIP; two have no lines."""

    def use(line: str, call: CallRecord) -> CallRecord:
        return msgspec.structs.replace(call, lines=(LineUse(line, call.started, call.ended),))

    with open_history(HistoryLocation.parse(str(history))) as store:
        calls = store.find_calls(["a", "b", "c", "e"])
        store.write_calls([use("sip@c0a82a01" if key == "c" else "5@c0a82a01", calls[key]) for key in calls])
    five, sip, unknown = read_rows(cli, history, "--by", "trunk")
    assert list(five) == TRUNK_KEYS
    # Calls a, b and e overlap: 60 to 130, 120 to 210, 130 to 165. One ends as the other begins.
    assert five == {
        "trunk": "5", "node": "c0a82a01", "incoming": 2, "outgoing": 1, "answered": 2, "abandoned": 0,
        "short_abandoned": 0, "voicemail": 0, "answered_in_target": 1, "service_level": 0.5,
        "formula": "answered", "average_wait": 20.0, "longest_wait": 30.0, "average_talk": 60.0,
        "most_lines": 2,
    }  # fmt: skip
    assert (sip["trunk"], sip["incoming"], sip["short_abandoned"], sip["most_lines"]) == ("sip", 1, 1, 1)
    assert (unknown["trunk"], unknown["node"]) == (None, None)
    assert (unknown["incoming"], unknown["abandoned"], unknown["outgoing"]) == (1, 1, 1)

    file = tmp_path / "lines.csv"
    read_rows(cli, history, "--by", "trunk", "--format", "csv", "--output", file)
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    assert [(row["trunk"], row["most_lines"]) for row in rows] == [("5", "2"), ("sip", "1"), ("", "1")]
    book = tmp_path / "lines.xlsx"
    read_rows(cli, history, "--by", "trunk", "--format", "xlsx", "--output", book)
    cells = list(load_workbook(book).active.values)
    assert cells[0] == tuple(TRUNK_KEYS)
    assert cells[1][2:4] == (2, 1)
