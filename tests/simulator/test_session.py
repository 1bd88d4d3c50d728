"""The server side of a connection, byte by byte, as in the packet layouts of sections 6.1 to 6.6."""

import hashlib
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devlink3_desk.protocol.enums import PacketId
from devlink3_desk.protocol.errors import FrameError
from devlink3_desk.protocol.flags import EventFlag
from devlink3_desk.protocol.framing import FrameReader, encode_frame
from devlink3_desk.simulator.connection import ServerSession
from devlink3_desk.simulator.options import ChallengeMode, SimulatorOptions
from devlink3_desk.simulator.pbx_state import PbxState, is_scn_allowed
from tests.simulator.recording import create_company


class Client:
    """Exchanges bytes with a session."""

    def __init__(self, state, *, encrypted=False):
        self._sent = bytearray()
        self.session = ServerSession(state, self._sent.extend, encrypted=encrypted)

    def send(self, payload):
        """Send one payload; return the payloads that come back."""
        self.session.receive_data(encode_frame(payload))
        answers = list(FrameReader().feed_data(bytes(self._sent)))
        self._sent.clear()
        return answers

    def sign_in(self, password="desk-password", user="desk"):
        (challenge,) = self.send(pack(">III", 0x00300001, 1, 1) + user.encode() + b"\0")
        if len(challenge) == 12:
            if challenge[8:] == pack(">I", 1):
                answer = password.encode()[:32].ljust(32, b"\0")
                return self.send(pack(">IIII", 0x00300001, 2, 0x51, 32) + answer)
            return [challenge]
        assert challenge[8:16] == pack(">II", 2, 16)
        digest = hashlib.sha1(challenge[16:] + password.encode()[:16].ljust(16, b"\0")).digest()
        return self.send(pack(">IIII", 0x00300001, 2, 0x50, 20) + digest)

    def request_events(self, flags):
        text = flags.encode() + b"\0"
        return self.send(pack(">IIH", 0x00300011, 7, len(text)) + text)


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def create_state(clock=None, nodes=1, **options):
    settings = SimulatorOptions(extensions=20, nodes=nodes, **options)
    return PbxState(settings, create_company(20, nodes), clock or Clock())


def read_result(answers):
    (answer,) = answers
    return int.from_bytes(answer[8:12], "big")


def encode_test_request(payload=b"", request_id=5, length=None):
    return pack(">III", 0x002A0001, request_id, len(payload) if length is None else length) + payload


# 3: transport


def test_nothing_is_sent_before_the_client_has_sent_something_3():
    client = Client(create_state())
    assert client.send(pack(">II", 0x11223344, 1)) == []
    assert client.send(b"") == []


def test_what_is_no_frame_ends_the_connection_3():
    client = Client(create_state())
    with pytest.raises(FrameError):
        client.session.receive_data(b"GET / HTTP/1.1\r\n\r\n")


# 6.1: test packets


@pytest.mark.parametrize("size", [0, 1, 1000])
def test_a_test_packet_comes_back_6_1(size):
    client = Client(create_state())
    payload = b"x" * size
    assert client.send(encode_test_request(payload)) == [pack(">IIII", 0x802A0001, 5, 0, size) + payload]
    client.sign_in()
    assert read_result(client.send(encode_test_request(payload))) == 0


@pytest.mark.parametrize("size", [1001, 4000])
def test_a_payload_too_long_does_not_come_back_6_1(size):
    client = Client(create_state())
    assert client.send(encode_test_request(b"x" * size)) == [pack(">IIII", 0x802A0001, 5, 0x80000001, 0)]
    assert read_result(client.send(encode_test_request(b"x"))) == 0, "and the stream goes on"


@pytest.mark.parametrize("packet", [encode_test_request(b"x" * 5000), encode_test_request(b"xyz", length=4)])
def test_the_stream_is_lost_by_far_too_much_or_more_than_the_frame_6_1(packet):
    client = Client(create_state())
    client.sign_in()
    assert client.send(packet) == [pack(">IIII", 0x802A0001, 5, 0x80000002, 0)]
    assert read_result(client.send(encode_test_request())) == 0x80000002
    assert client.request_events("") == []


def test_after_a_failed_sign_in_the_stream_is_dead_6_1():
    client = Client(create_state())
    client.sign_in("wrong")
    assert client.send(encode_test_request(b"x")) == [pack(">IIII", 0x802A0001, 5, 0x80000003, 0)]
    assert client.send(pack(">III", 0x00300001, 1, 1) + b"desk\0") == []


def test_a_request_id_of_zero_asks_for_no_answer_6_1():
    client = Client(create_state())
    assert client.send(encode_test_request(b"x", request_id=0)) == []


# 6.2 and 6.3: authentication


def test_sign_in_by_sha1_6_2():
    client = Client(create_state(pbx_version="Avaya IP500v2 10.0", variant="Standard 1.0"))
    version, variant = b"Avaya IP500v2 10.0\0", b"Standard 1.0\0"
    assert client.sign_in() == [
        pack(">III", 0x80300001, 2, 0)
        + pack(">IH", 0x007D0001, len(version)) + version
        + pack(">IH", 0x007D0002, len(variant)) + variant
    ]  # fmt: skip


def test_every_challenge_is_another_one_6_2_2():
    state = create_state()
    request = pack(">III", 0x00300001, 1, 1) + b"desk\0"
    assert len({Client(state).send(request)[0] for _ in range(5)}) == 5


def test_an_application_name_is_accepted_6_2_1_1():
    client = Client(create_state())
    name = b"Acme BizCustomer DevLink Application 8.0\0"
    request = pack(">III", 0x00300001, 1, 1) + b"desk\0" + pack(">IH", 0x007E0001, len(name)) + name
    assert read_result(client.send(request)) == 2


@pytest.mark.parametrize(("user", "password"), [("desk", "wrong"), ("nobody", "desk-password"), ("desk", "")])
def test_wrong_user_or_password_6_2_4(user, password):
    assert read_result(Client(create_state()).sign_in(password, user)) == 0x80000041


def test_only_sixteen_bytes_of_a_password_count_6_2_3():
    state = create_state(password="0123456789abcdefXYZ")
    assert read_result(Client(state).sign_in("0123456789abcdefxxx")) == 0


@pytest.mark.parametrize("password", ["desk-password", "ä" * 20])
def test_plain_challenge_inside_tls_6_3(password):
    client = Client(create_state(challenge=ChallengeMode.PLAIN, password=password), encrypted=True)
    assert read_result(client.sign_in(password)) == 0


def test_no_plain_challenge_outside_tls_6_3():
    request = pack(">III", 0x00300001, 1, 1) + b"desk\0"
    assert read_result(Client(create_state(challenge=ChallengeMode.PLAIN)).send(request)) == 2
    assert Client(create_state(challenge=ChallengeMode.PLAIN_ANYWHERE)).send(request) == [
        pack(">III", 0x80300001, 1, 1)
    ]


def test_a_sha1_answer_to_a_plain_challenge_is_wrong_6_3():
    client = Client(create_state(challenge=ChallengeMode.PLAIN), encrypted=True)
    client.send(pack(">III", 0x00300001, 1, 1) + b"desk\0")
    digest = hashlib.sha1(b"desk-password".ljust(16, b"\0")).digest()
    assert read_result(client.send(pack(">IIII", 0x00300001, 2, 0x50, 20) + digest)) == 0x80000041


def test_three_wrong_passwords_within_ten_minutes_lead_to_retry_later_6_2_4():
    clock = Clock()
    state = create_state(clock)
    for _ in range(3):
        assert read_result(Client(state).sign_in("wrong")) == 0x80000041
    assert read_result(Client(state).sign_in()) == 0x80000043
    clock.now += 59.9
    assert read_result(Client(state).sign_in()) == 0x80000043
    clock.now += 0.2
    assert read_result(Client(state).sign_in()) == 0


def test_wrong_passwords_are_forgotten_after_ten_minutes_or_a_right_one():
    clock = Clock()
    state = create_state(clock)
    for _ in range(2):
        Client(state).sign_in("wrong")
    clock.now += 601
    for _ in range(2):
        Client(state).sign_in("wrong")
    assert read_result(Client(state).sign_in()) == 0
    for _ in range(2):
        Client(state).sign_in("wrong")
    assert read_result(Client(state).sign_in()) == 0


def test_licence_missing_6_2_4():
    assert read_result(Client(create_state(licences=0)).sign_in()) == 0x80000044


# 5, 6.4 and 7: streams


@pytest.mark.parametrize(
    ("licences", "nodes", "allowed"),
    [(1, 1, False), (2, 5, True), (2, 6, False), (3, 20, True), (3, 21, False), (4, 21, True), (4, 32, True)],
)
def test_licences_for_scn_5(licences, nodes, allowed):
    assert is_scn_allowed(licences, nodes) is allowed
    client = Client(create_state(licences=licences, nodes=min(nodes, 20)))
    client.sign_in()
    if nodes <= 20:
        assert read_result(client.request_events("-SCN")) == (0 if allowed else 0x80000022)


@pytest.mark.parametrize(
    ("flags", "answer"),
    [
        ("", 0),
        ("-SCN -CMExtn -SIPTrack -CONN -TEXT", 0),
        ("-CD2 -TEXT", 0),
        ("-scn -cmextn", 0),
        ("-CMExtn -SIPTrack -SCN", 0),
        ("-SCN -CD2", 0x80000023),
        ("-FOO", 0x80000021),
        ("-CMExtn CMExtn", 0x80000021),
    ],
)
def test_flags_6_4_1(flags, answer):
    client = Client(create_state())
    client.sign_in()
    (response,) = client.request_events(flags)
    assert response[:12] == pack(">III", 0x80300011, 7, answer)
    assert response[12:14] == pack(">H", len(response) - 14)
    # "Copy of flags in the request which were accepted" (section 6.4.2)
    assert response[14:].rstrip(b"\0").decode() == (flags if answer == 0 else "")


@pytest.mark.parametrize(
    ("options", "flags", "accepted"),
    [
        ({}, "-CMExtn -FOO", b"-CMExtn\0"),
        ({"licences": 1}, "-SCN -CMExtn", b"-CMExtn\0"),
        ({"unavailable_flags": frozenset({EventFlag.SIP_TRACK})}, "-SIPTrack -CONN", b"-CONN\0"),
        ({}, "-SCN -CD2", b"-CD2\0"),
    ],
)
def test_partial_success_6_4_2(options, flags, accepted):
    client = Client(create_state(partial_success=True, **options))
    client.sign_in()
    assert client.request_events(flags) == [pack(">IIIH", 0x80300011, 7, 9, len(accepted)) + accepted]


def test_feature_not_available_6_4_2():
    client = Client(create_state(unavailable_flags=frozenset({EventFlag.CM_EXTN})))
    client.sign_in()
    assert read_result(client.request_events("-CMExtn")) == 0x80000023


def test_three_connections_may_monitor_events_7():
    state = create_state()
    clients = [Client(state) for _ in range(3)]
    for client in clients:
        assert read_result(client.sign_in()) == 0
    readers = [Client(state) for _ in range(2)]
    for reader in readers:
        assert read_result(reader.sign_in()) == 0, "connections that do not monitor do not count"
    for client in clients:
        assert read_result(client.request_events("")) == 0
    assert read_result(Client(state).sign_in()) == 0x80000042
    assert read_result(readers[0].request_events("")) == 0x80000023
    assert read_result(clients[0].request_events("-CMExtn")) == 0, "asking again is no further connection"
    clients[1].session.close()
    assert read_result(Client(state).sign_in()) == 0


def test_the_limit_may_come_with_the_event_request_only():
    state = create_state(max_event_streams=1, limit_at_sign_in=False)
    first, second = Client(state), Client(state)
    for client in (first, second):
        assert read_result(client.sign_in()) == 0
    assert read_result(first.request_events("")) == 0
    assert read_result(second.request_events("")) == 0x80000023


def test_nothing_is_served_without_signing_in():
    client = Client(create_state())
    assert client.request_events("") == []
    assert client.send(pack(">IIH", 0x00300041, 3, 20) + b"nasystem/user_list\0\0") == []


# 6.5: events


def test_events_carry_address_and_a_counter_of_each_pbx_that_starts_anew_6_5_1():
    state = create_state(nodes=2)
    client = Client(state)
    client.sign_in()
    for _ in range(2):
        client.request_events("-SCN")
        users = list(state.company.users.values())
        calls = [state.simulation.pbx.lift_handset(user) for user in (users[0], users[-1], users[1])]
        for call in calls:
            state.simulation.pbx.clear(call)
        heads = [answer[:12] for answer in client.send(b"")]
        hub = [head for head in heads if head[4:8] == bytes((192, 168, 42, 1))]
        assert hub == [pack(">I4BI", 0x10300011, 192, 168, 42, 1, n + 1) for n in range(4)]
        assert len(heads) == 6


def test_only_the_own_pbx_without_scn_6_4_1():
    state = create_state(nodes=2)
    client = Client(state)
    client.sign_in()
    client.request_events("-CMExtn")
    state.simulation.pbx.lift_handset(list(state.company.users.values())[-1])
    assert client.send(b"") == []


def test_the_snapshot_comes_after_the_response_6_4_2():
    state = create_state()
    pbx = state.simulation.pbx
    for user in list(state.company.users.values())[:3]:
        pbx.lift_handset(user)
    client = Client(state)
    client.sign_in()
    response, *details = client.request_events("")
    assert response[:4] == pack(">I", 0x80300011)
    assert [detail[:4] for detail in details] == [pack(">I", 0x10300011)] * 3
    assert all(b"<Detail>" in detail for detail in details)


def test_connected_calls_only_6_4_1():
    state = create_state()
    pbx, users = state.simulation.pbx, list(state.company.users.values())
    client = Client(state)
    client.sign_in()
    client.request_events("-CONN")
    call, given_up = pbx.lift_handset(users[0]), pbx.lift_handset(users[1])
    pbx.ring_users(call, [users[2]])
    pbx.clear(given_up)
    assert client.send(b"") == []
    pbx.answer(call, call.targets[0])
    assert len(client.send(b"")) == 1
    pbx.clear(call)
    assert [b"<CallLost>" in event for event in client.send(b"")] == [True, True]


@pytest.mark.parametrize(("flags", "encoding"), [("-CD2", "utf-16-be"), ("-CD2 -TEXT", "utf-8")])
def test_delta2_instead_of_delta3_6_5_1_2(flags, encoding):
    state = create_state()
    client = Client(state)
    client.sign_in()
    client.request_events(flags)
    call = state.simulation.pbx.lift_handset(next(iter(state.company.users.values())))
    state.simulation.pbx.clear(call)
    status, deleted = client.send(b"")
    assert status[12:16] == pack(">I", 0x00760002)
    text = status[18:].decode(encoding)
    assert text.startswith("CALL:S0.1001.1,,7,")
    assert text.endswith("\0")
    assert len(text.split(",")) >= 50
    assert deleted[18:].decode(encoding) == "CALL:D0.1001.1,,1\0"


# 6.6: files


def read_file(client, name):
    text = name.encode() + b"\0"
    (answer,) = client.send(pack(">IIH", 0x00300041, 9, len(text)) + text)
    assert answer[:8] == pack(">II", 0x80300041, 9)
    return int.from_bytes(answer[8:12], "big"), answer[12:]


def test_read_file_6_6_1():
    client = Client(create_state())
    client.sign_in()
    code, contents = read_file(client, "nasystem/user_list")
    assert code == 0
    assert contents.count(b"\r\n") == 21
    assert read_file(client, "nasystem/nothing") == (0x80000061, b"")


def test_a_file_of_megabytes_has_a_length_of_three_bytes_6_6_1():
    big = bytes(range(256)) * 12_000
    state = create_state(extra_files={"nasystem/big": big})
    data = bytearray()
    session = ServerSession(state, data.extend, encrypted=False)
    client = Client(state)
    client.session = session
    client._sent = data
    client.sign_in()
    name = b"nasystem/big\0"
    session.receive_data(encode_frame(pack(">IIH", 0x00300041, 9, len(name)) + name))
    length = len(big) + 12 + 4
    assert data[:4] == bytes((0x49, 0x80 | length >> 15, length >> 8 & 0x7F, length & 0xFF))
    assert data[16:] == big


@given(st.lists(st.binary(max_size=80), max_size=6), st.sampled_from([*PacketId]), st.booleans())
def test_no_bytes_of_a_client_raise(payloads, packet_id, signed_in):
    client = Client(SHARED)
    if signed_in:
        client.sign_in()
    for payload in payloads:
        client.send(payload)
        client.send(packet_id.to_bytes(4, "big") + payload)
    client.session.close()


SHARED = create_state(lockout_attempts=10_000, max_event_streams=10_000)


def test_no_password_is_in_the_options_text():
    assert "desk-password" not in repr(SimulatorOptions())
