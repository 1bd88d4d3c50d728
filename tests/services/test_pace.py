"""How long to wait, for what: pure functions of the clock."""

from __future__ import annotations

from itertools import islice

import pytest

from devlink3_desk.link import errors
from devlink3_desk.link.backoff import Backoff, delays
from devlink3_desk.services.keep_alive import KeepAlive
from devlink3_desk.services.policy import Course, Pacer, Waits, course
from devlink3_desk.services.snapshot import SnapshotEnd
from devlink3_desk.services.timing import Timing

STEADY = Timing(retry=Backoff(first=1, factor=2, most=8, jitter=0))


def test_waits_grow_up_to_a_bound():
    assert list(islice(delays(Backoff(first=1, factor=2, most=5, jitter=0)), 5)) == [1, 2, 4, 5, 5]


@pytest.mark.parametrize(("dice", "expected"), [(0.0, 7.5), (0.5, 10), (1.0, 12.5)])
def test_jitter_stays_within_its_share(dice, expected):
    assert next(delays(Backoff(first=10, jitter=0.25), lambda: dice)) == expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.UnreachableError(), Course.AGAIN),
        (errors.StepTimeoutError(), Course.AGAIN),
        (errors.LostStreamError(), Course.AGAIN),
        (errors.DeadLinkError(), Course.AGAIN),
        (errors.HandshakeDroppedError(), Course.AGAIN),
        (errors.LimitsExceededError(), Course.LATER),
        (errors.RetryLaterError(), Course.LATER),
        (errors.AuthenticationFailedError(), Course.STOP),
        (errors.LicenceMissingError(), Course.STOP),
        (errors.InsufficientLicenceError(), Course.STOP),
        (errors.UnknownFlagError(), Course.STOP),
        (errors.CertificateError(), Course.STOP),
        (errors.PinMismatchError(), Course.STOP),
        (errors.ClientCertificateError(), Course.STOP),
        (errors.PlainChallengeError(), Course.STOP),
    ],
)
def test_what_follows_each_failure(error, expected):
    assert course(error) is expected
    assert error.advice
    assert str(error).endswith(".")


def test_a_link_that_lived_starts_the_waits_anew_and_a_flapping_one_does_not():
    waits = Waits(STEADY)
    lost = errors.LostStreamError()
    assert [waits.after(lost, lived=0.1) for _ in range(3)] == [1, 2, 4]
    assert waits.after(lost, lived=STEADY.stable_after) == 1


def test_gaps_are_answered_at_once_then_less_and_less_often_until_it_is_calm():
    pacer = Pacer(Timing())
    assert pacer.due(100.0) == 100.0
    pacer.done(100.0)
    assert pacer.due(100.5) == 102.0
    pacer.done(102.0)
    assert pacer.due(102.0) == 106.0
    pacer.done(106.0)
    assert pacer.due(106.0 + 60.0) == 166.0


def test_a_dead_link_is_noticed_within_15_seconds():
    timing = Timing()
    keep = KeepAlive(timing, 0.0)
    assert keep.dead_at(last_received=100.0) <= 115.0
    assert timing.keep_alive * 2 < timing.dead_after


def test_silence_that_was_our_own_fault_is_excused():
    keep = KeepAlive(Timing(), 0.0)
    keep.excuse(500.0)
    assert keep.dead_at(last_received=100.0) == 500.0 + Timing().dead_after


def test_only_our_own_test_packets_have_a_round_trip():
    keep = KeepAlive(Timing(), 0.0)
    keep.sent(7, 1.0)
    trip = keep.answered(7, 1.25)
    assert trip is not None
    assert trip.milliseconds == 250
    assert keep.answered(7, 1.3) is None
    assert keep.answered(99, 1.3) is None


def test_a_snapshot_is_over_after_the_test_packet_came_back_and_it_was_quiet():
    timing = Timing()
    end = SnapshotEnd(timing, granted=10.0)
    assert end.at == 10.0 + timing.quiet_unanswered
    end.call_came(10.1)
    end.test_answered(10.2)
    assert end.at == 10.2 + timing.quiet
    end.call_came(10.4)
    assert end.at == 10.4 + timing.quiet
    for tenth in range(200):
        end.call_came(10.4 + tenth / 10)
    assert end.at == pytest.approx(10.2 + timing.longest_answered)
