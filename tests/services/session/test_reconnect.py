"""How long to wait, for what: pure functions of the clock."""

from __future__ import annotations

import time
from itertools import islice

import pytest

from devlink3_desk.link import errors
from devlink3_desk.services.session.reconnect import (
    SLEEP_CHECK_INTERVAL,
    Backoff,
    RetryDecision,
    RetryDelays,
    SessionTiming,
    SleepDetector,
    SnapshotRateLimiter,
    decide_retry,
    iter_delays,
    may_be_restarting,
)
from devlink3_desk.services.session.subscription import KeepAlive, SnapshotEndDetector

STEADY = SessionTiming(retry=Backoff(initial=1, factor=2, maximum=8, jitter=0))


def test_delays_grow_up_to_a_limit():
    assert list(islice(iter_delays(Backoff(initial=1, factor=2, maximum=5, jitter=0)), 5)) == [1, 2, 4, 5, 5]


@pytest.mark.parametrize(("dice", "expected"), [(0.0, 7.5), (0.5, 10), (1.0, 12.5)])
def test_jitter_stays_within_its_share(dice, expected):
    assert next(iter_delays(Backoff(initial=10, jitter=0.25), lambda: dice)) == expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.UnreachableError(), RetryDecision.RETRY),
        (errors.StepTimeoutError(), RetryDecision.RETRY),
        (errors.ConnectionLostError(), RetryDecision.RETRY),
        (errors.DeadLinkError(), RetryDecision.RETRY),
        (errors.HandshakeDroppedError(), RetryDecision.RETRY),
        (errors.LimitsExceededError(), RetryDecision.RETRY_LATER),
        (errors.RetryLaterError(), RetryDecision.RETRY_LATER),
        (errors.AuthenticationFailedError(), RetryDecision.GIVE_UP),
        (errors.LicenceMissingError(), RetryDecision.GIVE_UP),
        (errors.InsufficientLicenceError(), RetryDecision.GIVE_UP),
        (errors.UnknownFlagError(), RetryDecision.GIVE_UP),
        (errors.CertificateError(), RetryDecision.GIVE_UP),
        (errors.PinMismatchError(), RetryDecision.GIVE_UP),
        (errors.ClientCertificateError(), RetryDecision.GIVE_UP),
        (errors.PlainChallengeError(), RetryDecision.GIVE_UP),
    ],
)
def test_decision_after_each_error(error, expected):
    assert decide_retry(error) is expected
    assert error.advice
    assert str(error).endswith(".")


@pytest.mark.parametrize(
    ("error", "before", "after"),
    [
        (errors.LicenceMissingError(), True, True),
        (errors.InsufficientLicenceError(), True, True),
        (errors.FeatureNotAvailableError(), True, True),
        (errors.EncryptionError(), False, True),
        (errors.ClientCertificateError(), False, True),
        (errors.CertificateError(), False, False),
        (errors.PinMismatchError(), False, False),
        (errors.WrongEncryptionError(), False, False),
        (errors.PlainChallengeError(), False, False),
        (errors.AuthenticationFailedError(), False, False),
        (errors.UnknownFlagError(), False, False),
    ],
)
def test_errors_of_a_pbx_that_may_be_restarting_before_and_after_it_was_connected(error, before, after):
    assert may_be_restarting(error, was_connected=False) is before
    assert may_be_restarting(error, was_connected=True) is after


def test_a_link_that_lasted_resets_the_delays_and_a_flapping_one_does_not():
    waits = RetryDelays(STEADY)
    assert [waits.next_delay(RetryDecision.RETRY, link_lifetime=0.1) for _ in range(3)] == [1, 2, 4]
    assert waits.next_delay(RetryDecision.RETRY, link_lifetime=STEADY.stable_after) == 1


def test_snapshots_after_repeated_gaps_are_requested_less_and_less_often():
    rate_limiter = SnapshotRateLimiter(SessionTiming())
    assert rate_limiter.find_earliest_request(100.0) == 100.0
    rate_limiter.record_request(100.0)
    assert rate_limiter.find_earliest_request(100.5) == 102.0
    rate_limiter.record_request(102.0)
    assert rate_limiter.find_earliest_request(102.0) == 106.0
    rate_limiter.record_request(106.0)
    assert rate_limiter.find_earliest_request(106.0 + 60.0) == 166.0


def test_a_dead_link_is_detected_within_15_seconds():
    timing = SessionTiming()
    keep_alive = KeepAlive(timing, 0.0)
    assert keep_alive.dead_at(last_received=100.0) <= 115.0
    assert timing.keep_alive_interval * 2 < timing.dead_after


def test_silence_while_the_program_did_not_run_is_ignored():
    keep_alive = KeepAlive(SessionTiming(), 0.0)
    keep_alive.reset_silence(500.0)
    assert keep_alive.dead_at(last_received=100.0) == 500.0 + SessionTiming().dead_after


def test_a_packet_that_arrives_for_longer_than_its_limit_ends_the_link():
    timing = SessionTiming()
    keep_alive = KeepAlive(timing, 0.0)
    keep_alive.record_packet(100.0)
    assert keep_alive.dead_at(last_received=500.0) == 500.0 + timing.dead_after
    assert keep_alive.dead_at(last_received=500.0, is_receiving=True) == 100.0 + timing.packet_limit
    keep_alive.record_packet(490.0)
    assert keep_alive.dead_at(last_received=500.0, is_receiving=True) == 500.0 + timing.dead_after
    keep_alive.reset_silence(800.0)
    assert keep_alive.dead_at(last_received=810.0, is_receiving=True) > 800.0 + timing.dead_after


def test_only_our_own_test_packets_have_a_round_trip():
    keep_alive = KeepAlive(SessionTiming(), 0.0)
    keep_alive.record_sent(7, 1.0)
    round_trip = keep_alive.record_answer(7, 1.25)
    assert round_trip is not None
    assert round_trip.milliseconds == 250
    assert keep_alive.record_answer(7, 1.3) is None
    assert keep_alive.record_answer(99, 1.3) is None


def test_a_snapshot_is_over_after_the_test_packet_came_back_and_it_was_quiet():
    timing = SessionTiming()
    end = SnapshotEndDetector(timing, granted_at=10.0)
    assert end.ends_at == 10.0 + timing.quiet_unanswered
    end.record_call(10.1)
    end.record_test_answer(10.2)
    assert end.ends_at == 10.2 + timing.quiet_answered
    end.record_call(10.4)
    assert end.ends_at == 10.4 + timing.quiet_answered
    for tenth in range(200):
        end.record_call(10.4 + tenth / 10)
    assert end.ends_at == pytest.approx(10.2 + timing.max_answered)


def test_the_snapshot_of_a_pbx_that_answers_test_packets_goes_on_until_the_answer():
    timing = SessionTiming()
    end = SnapshotEndDetector(timing, granted_at=10.0, answers_tests=True)
    # If it is silent altogether, its link is lost before: no call of it has ended.
    assert end.ends_at > KeepAlive(timing, 10.0).dead_at(last_received=10.0)
    for second in range(1, 15):
        end.record_call(10.0 + second)
    assert end.ends_at == 24.0 + timing.quiet_unanswered
    end.record_test_answer(24.5)
    assert end.ends_at == 24.5 + timing.quiet_answered
    endless = SnapshotEndDetector(timing, granted_at=10.0, answers_tests=True)
    endless.record_call(1000.0)
    assert endless.ends_at == 10.0 + timing.max_arriving


def test_a_computer_has_slept_by_either_clock():
    """The clocks of a virtual machine stand still while it is suspended; then the time of day is set."""
    elapsed = 100.0
    detector = SleepDetector(lambda: elapsed)
    now = time.time() + SLEEP_CHECK_INTERVAL
    detector.check(now)
    assert detector.check(now + SLEEP_CHECK_INTERVAL) is None
    assert detector.check(now + 600.0) == now + SLEEP_CHECK_INTERVAL
    elapsed = 700.0
    assert detector.check(now + 605.0) == now + 600.0
    assert detector.check(now - 3_600.0) is None  # set back
