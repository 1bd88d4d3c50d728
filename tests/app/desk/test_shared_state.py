"""What two windows on one hub share, with a real server, a hub process and a simulated PBX."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox, QMenu

from devlink3_desk.history.call_record import Callback, CallbackState
from devlink3_desk.protocol.events import RecoveryAction
from devlink3_desk.qt.colleagues.colleague_states import ColleagueState
from devlink3_desk.qt.core.call_row import CallRow
from devlink3_desk.qt.core.call_takers import format_refusal, format_taker
from devlink3_desk.qt.core.note_dialog import NoteDialog
from devlink3_desk.services.contacts import NoteStore
from devlink3_desk.services.hub.shared_entry import SharedKind
from devlink3_desk.switchboard.board_values import LinkStatus, Person, PersonKind
from tests.support.hub_desk import HubDesk, TwoDesks, run_scenario_with, run_two_desks
from tests.support.hub_rig import HubProcess, SimulatedPbx, simulate_script
from tests.support.live_desk import FailingListener
from tests.support.nats_server import NatsServer
from tests.support.qt_loop import QtRun
from tests.support.waiting import wait_for

pytestmark = [
    pytest.mark.usefixtures("program_application"),
    pytest.mark.qt_log_ignore("propagateSizeHints|raise"),  # the platform without a screen cannot
]

PEOPLE = """
user 4001 "Ann Archer"
user 4002 "Ben Carter"
group 200 Sales 4001 4002
line 5 isdn
line 17 sip channels 10
before call R from trunk 5.1 did 5678 cli 01632960144 to group 200
before ring R 4001 4002
at 0.5 call M from trunk 5.3 did 5678 cli 01632960177 to group 200
then 0.3 ring M 4001 4002
then 0.5 clear M by trunk
"""
ANSWERED = """
at {start} call C{n} from trunk 17.{n} did 5678 cli 0163296018{n} to group 200
then 0.1 ring C{n} 4001 4002
then 4 answer C{n} by 4001
"""
RINGING_NUMBER, MISSED_NUMBER = "+441632960144", "+441632960177"
VISITOR = Person("+441632960155", "Visitor", PersonKind.CONTACT)


@pytest.fixture
def pbx(tmp_path: Path) -> Iterator[SimulatedPbx]:
    calls = "".join(ANSWERED.format(start=3 + 5 * n, n=n) for n in range(1, 9))
    with simulate_script(tmp_path, PEOPLE + calls) as simulated:
        yield simulated


@pytest.fixture
def run_scenario(
    qt_run: QtRun, nats_server: NatsServer, hub: HubProcess, tmp_path: Path
) -> Callable[[TwoDesks], None]:
    return lambda scenario: run_scenario_with(
        qt_run, hub, scenario, run_two_desks(nats_server, tmp_path), 60.0
    )


def find_row(desk: HubDesk, call_id: str) -> CallRow:
    row = desk.models.calls.find(call_id)
    assert row is not None
    return row


def save_editor(editor: NoteDialog) -> None:
    buttons = editor.findChild(QDialogButtonBox)
    assert isinstance(buttons, QDialogButtonBox)
    buttons.accepted.emit()


def find_callback(desk: HubDesk) -> Callback:
    """Return the caller who has reached nobody."""
    return next(each for each in desk.models.callbacks.callbacks if each.key == MISSED_NUMBER)


def find_ringing(desk: HubDesk) -> str:
    """Return the id of the call that rings all the time."""
    return next((row.key for row in desk.models.calls if row.number.endswith("960144")), "")


def test_all_desks_show_who_takes_a_call(run_scenario: Callable[[TwoDesks], None]):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        call_id = await wait_for(lambda: find_ringing(ben))
        ben.window.calls_pane.call_table.tracker.select_key(call_id)
        bar = ben.window.details_pane.summary_page.call_taker_bar
        assert bar is not None
        await wait_for(lambda: not bar.button.isHidden())
        ann.models.call_takers.toggle(call_id)
        await wait_for(lambda: find_row(ben, call_id).taken_by)
        row = find_row(ben, call_id)
        assert row.taken_by == "Ann"
        assert format_taker("Ann") in row.accessible_text
        assert bar.taker_label.text() == format_taker("Ann")
        assert bar.button.isHidden()
        entry = find_entry(ben.window.calls_pane.build_menu(), "I take this one")
        assert not entry.isEnabled()
        # She gives it back with the key.
        ann.window.calls_pane.call_table.tracker.select_key(call_id)
        ann.window.actions_by_name["take-call"].trigger()
        await wait_for(lambda: ben.models.call_takers.can_toggle(call_id))
        assert not bar.button.isHidden()

    run_scenario(scenario)


def find_entry(menu: QMenu | None, text: str) -> QAction:
    assert menu is not None
    entry = next(action for action in menu.actions() if action.text() == text)
    menu.close()
    return entry


def test_the_second_desk_that_takes_a_call_gets_a_message(run_scenario: Callable[[TwoDesks], None]):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        call_id = await wait_for(lambda: find_ringing(ann) and find_ringing(ben))
        ann.models.call_takers.toggle(call_id)
        ben.models.call_takers.toggle(call_id)
        desks = {"Ann": ann, "Ben": ben}
        message = await wait_for(
            lambda: next(filter(None, (desk.window.link_bar.currentMessage() for desk in desks.values())), "")
        )
        faster = find_row(ann, call_id).taken_by
        assert message == format_refusal(faster)
        assert desks[faster].models.call_takers.is_own(call_id)
        await wait_for(lambda: {find_row(desk, call_id).taken_by for desk in desks.values()} == {faster})
        assert not ann.sharing.notes.dialogs
        assert not ben.sharing.notes.dialogs

    run_scenario(scenario)


def test_an_answered_call_is_no_longer_marked_as_taken(run_scenario: Callable[[TwoDesks], None]):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        def take_next() -> bool:
            for call_id in ann.list_unanswered():
                if call_id != find_ringing(ann) and ann.models.call_takers.can_toggle(call_id):
                    ann.models.call_takers.toggle(call_id)
            return bool(ben.sharing.shared.list_values(SharedKind.TAKEN))

        await wait_for(take_next, 30)
        await wait_for(lambda: not ben.sharing.shared.list_values(SharedKind.TAKEN), 20)
        assert all(not row.taken_by for row in ben.models.calls)

    run_scenario(scenario)


def test_a_note_is_seen_at_all_desks(run_scenario: Callable[[TwoDesks], None]):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        ann.models.notes.save_note(VISITOR, "likes tea")
        await wait_for(lambda: ben.models.notes.find_note(VISITOR) == "likes tea")
        ben.models.notes.save_note(VISITOR, "")
        await wait_for(lambda: not ann.models.notes.find_note(VISITOR))

    run_scenario(scenario)


def test_concurrent_edits_of_a_note_lose_nothing(run_scenario: Callable[[TwoDesks], None]):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        ann.models.notes.save_note(VISITOR, "likes tea")
        await wait_for(lambda: ben.models.notes.find_note(VISITOR) == "likes tea")
        editors = [NoteDialog(desk.models.notes, VISITOR, desk.window) for desk in (ann, ben)]
        editors[0].text_edit.setPlainText("likes tea\nand milk")
        editors[1].text_edit.setPlainText("likes coffee")
        save_editor(editors[0])
        await wait_for(lambda: "milk" in ben.models.notes.find_note(VISITOR))
        save_editor(editors[1])
        (dialog,) = ben.sharing.notes.dialogs.values()
        assert not dialog.isModal()
        assert dialog.other_text == "likes tea\nand milk"
        assert not ben.sharing.waiting_button.isHidden()
        # Until he has decided, both texts are there.
        assert ben.models.notes.find_note(VISITOR) == "likes tea\nand milk"
        assert set(dialog.text_edit.toPlainText().splitlines()) == {"likes tea", "and milk", "likes coffee"}
        dialog.text_edit.setPlainText("likes coffee and milk")
        dialog.accept()
        await wait_for(lambda: ann.models.notes.find_note(VISITOR) == "likes coffee and milk")
        assert not ben.sharing.notes.undecided

    run_scenario(scenario)


def test_of_two_notes_saved_at_the_same_instant_none_is_lost(run_scenario: Callable[[TwoDesks], None]):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        ann.models.notes.save_note(VISITOR, "one")
        ben.models.notes.save_note(VISITOR, "two")
        await wait_for(lambda: ann.sharing.notes.dialogs or ben.sharing.notes.dialogs)
        second = ann if ann.sharing.notes.dialogs else ben
        first = ben if second is ann else ann
        (dialog,) = second.sharing.notes.dialogs.values()
        assert {dialog.other_text, *second.sharing.notes.undecided.values()} == {"one", "two"}
        dialog.own_button.click()
        dialog.accept()
        own = "one" if second is ann else "two"
        await wait_for(lambda: first.models.notes.find_note(VISITOR) == own)

    run_scenario(scenario)


def test_a_text_that_is_undecided_is_kept_over_a_restart(
    run_scenario: Callable[[TwoDesks], None], nats_server: NatsServer, tmp_path: Path
):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        late = HubDesk(nats_server.access("desk"), tmp_path / "late", "Late")
        async with late.run():
            late.models.notes.save_note(VISITOR, "first")
            await wait_for(lambda: ann.models.notes.find_note(VISITOR) == "first")
            ann.models.notes.save_note(VISITOR, "hers")
            await wait_for(lambda: late.models.notes.find_note(VISITOR) == "hers")
            late.models.notes.save_note(VISITOR, "late", seen_text="first")
            (dialog,) = late.sharing.notes.dialogs.values()
            dialog.reject()
            assert not late.sharing.notes.dialogs
        again = HubDesk(nats_server.access("desk"), tmp_path / "late", "Late")
        async with again.run():
            again.sharing.waiting_button.click()
            (dialog,) = again.sharing.notes.dialogs.values()
            assert dialog.other_text == "hers"
            assert "late" in dialog.text_edit.toPlainText()
            # Someone is faster once more: that one is shown as well, and nothing is saved over it.
            ben.models.notes.save_note(VISITOR, "his")
            await wait_for(lambda: again.models.notes.find_note(VISITOR) == "his")
            dialog.accept()
            (dialog,) = again.sharing.notes.dialogs.values()
            assert dialog.other_text == "his"
            dialog.accept()
            await wait_for(
                lambda: set(ann.models.notes.find_note(VISITOR).split()) == {"hers", "late", "his"}
            )
            await wait_for(lambda: not again.sharing.notes.dialogs)

    run_scenario(scenario)


def test_a_desk_keeps_notes_of_its_own(run_scenario: Callable[[TwoDesks], None], tmp_path: Path):
    NoteStore(tmp_path / "ann").save_note(RINGING_NUMBER, "from before")

    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        caller = Person(RINGING_NUMBER, "", PersonKind.CONTACT)
        assert ann.models.notes.find_note(caller) == "from before"
        assert not ben.models.notes.find_note(caller)
        ann.models.notes.save_note(caller, "from before, and now for all")
        await wait_for(lambda: ben.models.notes.find_note(caller) == "from before, and now for all")
        ben.models.notes.save_note(caller, "")
        await wait_for(lambda: not ann.models.notes.find_note(caller))

    run_scenario(scenario)


def test_colleagues_see_who_is_at_a_desk(run_scenario: Callable[[TwoDesks], None]):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        await wait_for(lambda: [other.name for other in ben.sharing.colleagues.list_others()] == ["Ann"])
        button = ben.sharing.colleagues_button
        assert not button.isHidden()
        assert button.text().startswith("1")
        menu = ann.sharing.colleagues_button.fill_menu()
        next(action for action in menu.actions() if action.text() == "I am at lunch").trigger()
        await wait_for(lambda: button.text().startswith("0"))
        assert "Ann: at lunch" in button.toolTip()
        ann.set_name("Ann Archer")
        await wait_for(lambda: "Ann Archer: at lunch" in button.toolTip())
        ann.sharing.colleagues.set_own_state(ColleagueState.OTHER, text="in the warehouse")
        await wait_for(lambda: "Ann Archer: in the warehouse" in button.toolTip())
        # A desk that is closed in order is gone at once.
        await ann.sharing.leave()
        await wait_for(lambda: not ben.sharing.colleagues.list_others())

    run_scenario(scenario)


@pytest.mark.expect_log("failed unexpectedly")
def test_an_unexpected_error_of_a_desk_begins_a_new_connection(run_scenario: Callable[[TwoDesks], None]):
    """The other desk has no part in it."""

    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        ann.desk.listeners.append(FailingListener(of_directory=False).apply)
        await wait_for(lambda: ann.models.link_model.info.state is LinkStatus.RETRYING)
        assert "RuntimeError" in (ann.models.link_model.info.reason or "")
        assert ben.is_ready
        directory = ann.desk.switchboard.directory
        ann.window.banner_area.recovery_chosen.emit(RecoveryAction.RETRY)
        await wait_for(lambda: ann.is_ready)
        # What was set up meanwhile is in no event.
        await wait_for(lambda: ann.desk.switchboard.directory is not directory, what="the directory again")

    run_scenario(scenario)


def test_changes_wait_for_the_hub(
    run_scenario: Callable[[TwoDesks], None], nats_server: NatsServer, hub: HubProcess
):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        await wait_for(lambda: len(ben.sharing.colleagues.list_others()) == 1)
        nats_server.stop(signal.SIGKILL)
        await wait_for(lambda: not ann.is_ready and not ben.is_ready, 20)
        # What a desk says of itself is no change of its user.
        ann.sharing.publish_state(ann.sharing.colleagues.own_state)
        assert ann.sharing.waiting_button.isHidden()
        assert find_ringing(ann)
        assert not ann.models.call_takers.can_toggle(find_ringing(ann))
        ann.models.notes.save_note(VISITOR, "written meanwhile")
        ann.models.notes.save_note(Person(MISSED_NUMBER, "", PersonKind.CONTACT), "called twice")
        assert ann.models.notes.find_note(VISITOR) == "written meanwhile"
        assert ann.sharing.waiting_button.text().startswith("2 ")
        assert not ann.sharing.waiting_button.isHidden()
        nats_server.start()
        await wait_for(lambda: ben.models.notes.find_note(VISITOR) == "written meanwhile", 30)
        await wait_for(ann.sharing.waiting_button.isHidden)
        await wait_for(lambda: find_ringing(ann) and ann.models.call_takers.can_toggle(find_ringing(ann)), 20)

    run_scenario(scenario)


def test_a_claim_and_its_end_are_seen_at_all_desks(run_scenario: Callable[[TwoDesks], None]):
    async def scenario(ann: HubDesk, ben: HubDesk) -> None:
        await wait_for(lambda: ann.models.callbacks.callbacks and ben.models.callbacks.callbacks, 20)
        missed = find_callback(ann)
        ann.models.callbacks.mark_caller(missed, CallbackState.CLAIMED, who="Ann")
        await wait_for(lambda: find_callback(ben).state is CallbackState.CLAIMED, 20)
        assert find_callback(ben).by == "Ann"
        refusals: list[object] = []
        ben.models.callbacks.mark_failed.connect(refusals.append)
        ben.models.callbacks.mark_caller(missed, CallbackState.CLAIMED, who="Ben")
        await wait_for(lambda: refusals)
        assert find_callback(ben).by == "Ann"
        ann.models.callbacks.mark_caller(missed, CallbackState.DONE, who="Ann", reason="reached")
        await wait_for(lambda: find_callback(ben).state is CallbackState.DONE, 20)

    run_scenario(scenario)
