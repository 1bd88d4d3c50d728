"""What the setup wizard says can be done about an error."""

from __future__ import annotations

import ssl

import pytest

from devlink3_desk.link.steps import ConnectStep
from devlink3_desk.link.tls import create_handshake_error
from devlink3_desk.services.probing import find_setup_advice


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (ConnectStep.CONNECT, "Go back and check the address"),
        (ConnectStep.SIGN_IN, "Go back and check the address"),
        (ConnectStep.PASSWORD, "The PBX is reachable"),
        (ConnectStep.SUBSCRIBE, "The PBX is reachable"),
        (ConnectStep.READ_FILE, "The PBX is reachable"),
    ],
)
def test_the_address_is_to_be_checked_until_the_pbx_has_answered(step: ConnectStep, words: str):
    advice = find_setup_advice(step.create_timeout_error(10.0))
    assert words in advice
    assert "--" not in advice


def test_an_internal_error_of_the_pbx_is_no_reason_to_change_the_port():
    alert = ssl.SSLError(1, "[SSL: TLSV1_ALERT_INTERNAL_ERROR] tlsv1 alert internal error (_ssl.c:1006)")
    alert.reason = "TLSV1_ALERT_INTERNAL_ERROR"
    advice = find_setup_advice(create_handshake_error(alert))
    assert "may be starting" in advice
    assert "port" not in advice
