"""Long work over many cases: other threads run meanwhile, and Ctrl-C ends it."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable

import nouns
import pytest

import everycontact as ec

POLICY = ec.Policy.shipped()
MANY = [ec.Case.shipped()] * 200_000

WORK: dict[str, Callable[[], object]] = {
    "due": lambda: POLICY.due(MANY, nouns.LATER),
    "assurance": lambda: POLICY.assurance(MANY, nouns.LATER),
    "dip_sample": lambda: POLICY.dip_sample(MANY, nouns.LATER, seed="x"),
}


@pytest.mark.parametrize("name", WORK)
def test_it_ends_when_it_is_interrupted(name: str) -> None:
    pressed: list[float] = []

    def press() -> None:
        pressed.append(time.monotonic())
        signal.raise_signal(signal.SIGINT)

    timer = threading.Timer(0.3, press)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        WORK[name]()
    # It takes a few milliseconds; a machine that does other things may take longer.
    assert time.monotonic() - pressed[0] < 2.0
    timer.join()


def test_other_threads_run_meanwhile() -> None:
    done = threading.Event()
    counted = 0

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    before = counted
    POLICY.due(MANY[:5_000], nouns.LATER)
    after = counted
    done.set()
    counter.join()
    assert after - before > 10
