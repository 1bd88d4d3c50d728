"""Calls with random courses, written as a PBX reports them, and what reports have to say about them.

Neither the simulator nor the switchboard takes part: each course notes its figures while it is written.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from devlink3_desk.protocol.events import AnyEvent
from tests.support.event_notation import parse_event

EXTENSIONS = tuple(str(number) for number in range(4001, 4006))
GROUPS = ("200", "201", "202")
# Nothing takes exactly as long as these.
TARGET, SHORT = 8.055, 5.055
_DURATIONS = (0.3, 1.3, 2.7, 5.0, 5.1, 8.0, 8.1, 12.0, 33.0)


@dataclass
class WrittenVisit:
    """A call that was offered to a hunt group."""

    group: str
    start: float
    end: float = 0.0
    result: str = ""
    talk: float = 0.0

    @property
    def wait(self) -> float:
        """Seconds until its end."""
        return self.end - self.start


@dataclass
class WrittenCall:
    """The figures of a call."""

    start: float
    made_by: str = ""
    """The extension that made it; empty if it came from outside."""
    end: float = 0.0
    answered: float | None = None
    has_voicemail: bool = False
    visits: list[WrittenVisit] = field(default_factory=list)
    rung: set[str] = field(default_factory=set)
    talk: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Seconds by extension."""
    hold: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def outcome(self) -> str:
        """Return how an incoming call went."""
        if self.answered is not None:
            return "answered"
        if self.has_voicemail:
            return "voicemail"
        return "short_abandoned" if self.end - self.start <= SHORT else "abandoned"

    def begin_visit(self, group: str | None, at: float) -> WrittenVisit | None:
        """Begin a visit, if there is a group."""
        if group is not None:
            self.visits.append(WrittenVisit(group, at))
        return self.visits[-1] if group is not None else None


def _end_visit(visit: WrittenVisit | None, at: float, result: str) -> None:
    if visit is not None:
        visit.end, visit.result = at, result


class CallWriter:
    """Writes one call from outside, and the consultations about it."""

    def __init__(self, random: Random, number: int, start: float) -> None:
        self.events: list[tuple[float, AnyEvent]] = []
        self.call = WrittenCall(start)
        self.consultations: list[WrittenCall] = []
        self._random, self._number, self._at = random, number, start
        self._group: str | None = random.choice([*GROUPS, None])
        self._visit: WrittenVisit | None = None
        """The visit that goes on, or whose talk goes on."""
        self._user, self._end = "", ""
        """The extension that has the call, and its end."""
        self._ends = 0

    def write(self) -> None:
        """Write the whole call."""
        goes_on = self._offer()
        while goes_on:
            goes_on = self._offer() if self._talk() else False
        self.call.end = self._at

    # what is reported

    def _report(self, state: str, *others: str, fields: str = "") -> None:
        head = f"detail n1/{self._number}" + (f" group={self._group}" if self._group else "")
        caller = f"  a t{self._number} trunk in {state} cli=0170712{self._number:04}"
        self.events.append((self._at, parse_event([f"{head} {fields}".rstrip(), caller, *others])))

    def _report_lost(self, *ends: str) -> None:
        self.events += [(self._at, parse_event([f"lost n1 {end}"])) for end in ends]

    def _report_talk(self) -> None:
        self._report("connected", f"  b {self._end} {self._user} connected")

    def _create_end(self) -> str:
        self._ends += 1
        return f"e{self._number}0{self._ends}"

    def _choose_phones(self, count: int, without: str = "") -> list[tuple[str, str]]:
        users = self._random.sample([each for each in EXTENSIONS if each != without], count)
        return [(self._create_end(), user) for user in users]

    def _wait(self) -> float:
        before = self._at
        self._at = round(before + self._random.choice(_DURATIONS) + self._random.randrange(10) / 100, 2)
        return self._at - before

    # until an answer

    def _offer(self) -> bool:
        """Offer the call to its group or to an extension; return whether someone has answered."""
        self._visit = self.call.begin_visit(self._group, self._at)
        phones: list[tuple[str, str]] = []
        while True:
            kind = (
                self._random.choice(["ring", "queue", "both", "both", "announcement"])
                if self._group
                else "ring"
            )
            is_ringing = kind in ("ring", "both")
            phones = (
                self._choose_phones(self._random.randint(1, 3) if self._group else 1) if is_ringing else []
            )
            queue = {"ring": "", "announcement": "queue=3"}.get(kind, "queue=1")
            self._report("ringback", *[f"  t {end} {user}" for end, user in phones], fields=queue)
            self.call.rung.update(user for _, user in phones)
            self._wait()
            chance = self._random.random()
            if phones and chance < 0.45:
                self._answer(self._random.choice(phones))
                return True
            if chance < 0.6:
                self._give_up()
                return False
            if chance < 0.68:
                self._leave_message()
                return False
            if chance < 0.86 and self._group:
                _end_visit(self._visit, self._at, "overflowed")
                self._group = self._random.choice([None, *(each for each in GROUPS if each != self._group)])
                self._visit = self.call.begin_visit(self._group, self._at)

    def _answer(self, phone: tuple[str, str]) -> None:
        self._end, self._user = phone
        if self.call.answered is None:
            self.call.answered = self._at
        _end_visit(self._visit, self._at, "answered")
        self._report_talk()

    def _give_up(self) -> None:
        self._report_lost(f"t{self._number}")
        _end_visit(self._visit, self._at, "given up")

    def _leave_message(self) -> None:
        box = f"v{self._number}"
        self._report("connected", f"  b {box} voicemail connected number=400", fields="recording=1")
        _end_visit(self._visit, self._at, "voicemail")
        self.call.has_voicemail = True
        self._wait()
        self._report_lost(f"t{self._number}", box)

    # after an answer

    def _talk(self) -> bool:
        """Talk until the call is over; return whether it is offered to somebody else instead."""
        while True:
            self._pass_talk()
            chance = self._random.random()
            if chance < 0.2:
                self._report_lost(f"t{self._number}", self._end)
                return False
            if chance < 0.45:
                self._report_lost(f"{self._end} 126")
                self._group = self._random.choice([*GROUPS, None, None])
                return True
            if not (self._park() if chance < 0.6 else self._hold()):
                return False

    def _pass_talk(self) -> None:
        seconds = self._wait()
        self.call.talk[self._user] += seconds
        if self._visit is not None:
            self._visit.talk += seconds

    def _move_to(self, phone: tuple[str, str]) -> None:
        """Go on with another extension, which has not been called for a group."""
        self._end, self._user = phone
        self._group = self._visit = None
        self._report_talk()

    def _park(self) -> bool:
        """Park the call; return whether someone picks it up."""
        slot = f"p{self._number}0{self._ends}"
        self._report_lost(f"{self._end} 117")
        self._group = None
        self._report("connected music", f"  b {slot} slot connected number=901")
        self._wait()
        if self._random.random() < 0.25:
            self._report_lost(f"t{self._number}", slot)
            return False
        self._report_lost(f"{slot} 118")
        self._move_to(self._choose_phones(1, without=self._user)[0])
        return True

    def _hold(self) -> bool:
        """Put the caller on hold, perhaps to consult someone; return whether the call goes on."""
        self._report("connected music", f"  b {self._end} {self._user} connected hold")
        self.call.hold[self._user] += self._wait()
        if self._random.random() < 0.6:
            return self._consult()
        self._report_talk()
        return True

    def _consult(self) -> bool:
        """Call an extension or a group, and perhaps transfer the caller; return whether the call goes on."""
        own, group = WrittenCall(self._at, self._user), self._random.choice([None, None, *GROUPS])
        phones = self._choose_phones(2 if group else 1, without=self._user)
        visit, end = own.begin_visit(group, self._at), self._create_end()
        head = f"detail n1/{self._number}0{self._ends}" + (f" group={group}" if group else "")
        targets = [f"  t {each} {user}" for each, user in phones]
        self.events.append((self._at, parse_event([head, f"  a {end} {self._user} ringback", *targets])))
        own.rung.update(user for _, user in phones)
        self.call.hold[self._user] += self._wait()
        chance = self._random.random()
        if chance < 0.4:
            return self._transfer_ringing(own, group, phones, end)
        self.consultations.append(own)
        if chance < 0.6:
            self._report_lost(end)
            _end_visit(visit, self._at, "given up")
        else:
            phone = self._random.choice(phones)
            parties = (f"  a {end} {self._user} connected", f"  b {phone[0]} {phone[1]} connected")
            self.events.append((self._at, parse_event([head, *parties])))
            _end_visit(visit, self._at, "answered")
            self._talk_about(own, phone[1])
            if self._random.random() < 0.6:
                self._report_lost(f"{self._end} 126", f"{end} 126")
                self._move_to(phone)
                return True
            self._report_lost(end, phone[0])
        self._report_talk()
        return True

    def _talk_about(self, own: WrittenCall, other: str) -> None:
        seconds = self._wait()
        self.call.hold[self._user] += seconds
        for user in (self._user, other):
            own.talk[user] += seconds
        for visit in own.visits:
            visit.talk += seconds

    def _transfer_ringing(
        self, own: WrittenCall, group: str | None, phones: list[tuple[str, str]], end: str
    ) -> bool:
        """Transfer the caller while phones ring: the consultation becomes a part of the call."""
        self._report_lost(f"{self._end} 126", f"{end} 126")
        self._group = group
        self._report("ringback", *[f"  t {each} {user}" for each, user in phones])
        self.call.rung |= own.rung
        self.call.visits += own.visits
        self._visit = own.visits[0] if own.visits else None
        self._wait()
        if self._random.random() < 0.4:
            self._give_up()
            return False
        self._answer(self._random.choice(phones))
        return True


def write_calls(seed: int, count: int) -> list[CallWriter]:
    """Return calls that begin one after the other, often before the ones before have ended."""
    random = Random(seed)
    at, writers = 0.0, []
    for number in range(1, count + 1):
        at = round(at + random.choice([0.0, 0.5, 7.0, 40.0, 300.0]), 2)
        writers.append(CallWriter(random, number, at))
        writers[-1].write()
    return writers
