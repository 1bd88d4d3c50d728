"""Synthesise the alert sounds in ``resources/sounds``: ``python3 packaging/make_sounds.py``.

Each run writes the same bytes. The sounds are in the public domain (CC0 1.0).
"""

from __future__ import annotations

import io
import math
import struct
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SAMPLE_RATE = 22_050
SOUNDS_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"


class Note(NamedTuple):
    """A tone that begins at ``start`` and fades out; times in seconds, pitch in hertz."""

    start: float
    pitch: float
    duration: float
    volume: float = 0.5
    decay: float = 6.0
    """Rate of the exponential decay per second; 0 is a constant volume, as of a siren."""


def _iter_ring_notes() -> Iterator[Note]:
    """Yield two short warbles, as of a desk phone."""
    for start in (0.0, 0.55):
        for step in range(8):
            yield Note(start + step * 0.05, (784.0, 988.0)[step % 2], 0.06, 0.45, 2.0)


def _iter_alarm_notes() -> Iterator[Note]:
    """Yield a siren of two tones, three times."""
    for start in range(3):
        yield Note(start * 0.5, 880.0, 0.25, 0.55, 0.0)
        yield Note(start * 0.5 + 0.25, 660.0, 0.25, 0.55, 0.0)


SOUNDS: dict[str, tuple[Note, ...]] = {
    "ring": tuple(_iter_ring_notes()),
    "chime": (Note(0.0, 1046.5, 0.8), Note(0.16, 784.0, 0.9)),
    "queue": (Note(0.0, 587.3, 0.4), Note(0.14, 740.0, 0.4), Note(0.28, 880.0, 0.7)),
    "reminder": (Note(0.0, 698.5, 0.25, 0.45, 9.0), Note(0.2, 698.5, 0.5, 0.45, 9.0)),
    "alarm": tuple(_iter_alarm_notes()),
}


def _mix_note(samples: list[float], note: Note) -> None:
    first, count = round(note.start * SAMPLE_RATE), round(note.duration * SAMPLE_RATE)
    for index in range(count):
        time = index / SAMPLE_RATE
        # Without ramps at both ends, a loudspeaker clicks.
        edge = min(1.0, index / (0.004 * SAMPLE_RATE), (count - index) / (0.012 * SAMPLE_RATE))
        # A quiet overtone, one octave above, makes the tone less dull.
        wave_form = math.sin(math.tau * note.pitch * time) + 0.25 * math.sin(math.tau * 2 * note.pitch * time)
        samples[first + index] += note.volume * edge * math.exp(-note.decay * time) * wave_form


def encode_wav(notes: tuple[Note, ...]) -> bytes:
    """Return a mono 16-bit WAV file."""
    samples = [0.0] * (round(max(note.start + note.duration for note in notes) * SAMPLE_RATE) + 1)
    for note in notes:
        _mix_note(samples, note)
    # Slightly below the limit of 32,767, because conversions of the sample rate may overshoot.
    values = [round(32_000 * max(-1.0, min(1.0, sample))) for sample in samples]
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *values))
    return buffer.getvalue()


if __name__ == "__main__":
    SOUNDS_FOLDER.mkdir(parents=True, exist_ok=True)
    for name, notes in SOUNDS.items():
        (SOUNDS_FOLDER / f"{name}.wav").write_bytes(encode_wav(notes))
