"""Contestants from Python that take one person after another."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np

import data
import policy
from contestants import Prepared, Results, Task, plain_loop


def _histories(task: Task) -> list[dict[str, Any]]:
    return list(data.histories(task.columns, task.persons))


def _texts(task: Task) -> list[str]:
    return [json.dumps(history, separators=(",", ":")) for history in _histories(task)]


def by_mask(masks: list[Any]) -> Results:
    """The results of a contestant that only says which criteria are met."""
    found = np.array([int(mask) for mask in masks], np.uint16)
    return np.array(policy.LEVEL_OF_MASK, np.uint8)[found], found


def by_pair(pairs: list[tuple[int, int]]) -> Results:
    """The results of a contestant that says both."""
    found = np.array(pairs, np.uint16)
    return found[:, 0].astype(np.uint8), found[:, 1].copy()


def _each(
    values: list[Any], decide: Callable[[Any], Any], results: Callable[[Any], Results] = by_mask
) -> Prepared:
    return Prepared(lambda: [decide(value) for value in values], results)


def loop(task: Task) -> Prepared:
    return _each(_histories(task), plain_loop.decide, by_pair)


def loop_json(task: Task) -> Prepared:
    loads, decide = json.loads, plain_loop.decide
    return _each(_texts(task), lambda text: decide(loads(text)), by_pair)


def datalogic(task: Task) -> Prepared:
    """Histories that the package has loaded, in a session that reuses its memory: its fastest way."""
    from datalogic_py import DataHandle, Engine

    from contestants import jsonlogic

    engine = Engine()
    rule, session = engine.compile(jsonlogic.rule()), engine.session()
    evaluate = session.evaluate_int
    return _each([DataHandle(history) for history in _histories(task)], lambda handle: evaluate(rule, handle))


def _datalogic(values: list[Any]) -> Prepared:
    from datalogic_py import Engine

    from contestants import jsonlogic

    engine = Engine()
    rule, session = engine.compile(jsonlogic.rule()), engine.session()
    evaluate = session.evaluate
    return _each(values, lambda value: evaluate(rule, value))


def datalogic_dict(task: Task) -> Prepared:
    return _datalogic(_histories(task))


def datalogic_json(task: Task) -> Prepared:
    return _datalogic(_texts(task))


def zen_expression(task: Task) -> Prepared:
    import zen

    from contestants import zen_rules

    return _each(_histories(task), zen.compile_expression(zen_rules.expression()).evaluate)


def zen_decision(task: Task) -> Prepared:
    import zen

    from contestants import zen_rules

    evaluate = zen.ZenEngine().create_decision(zen_rules.decision()).evaluate
    return _each(_histories(task), lambda history: evaluate(history)["result"]["mask"])


def zen_batch(task: Task) -> Prepared:
    """Batches of a thousand, which the engine spreads over all threads that there are."""
    import zen

    from contestants import zen_rules

    engine = zen.ZenEngine(
        {"loader": {"type": "static", "content": {"policy": json.loads(zen_rules.decision())}}}
    )
    requests = [{"key": "policy", "context": history} for history in _histories(task)]
    batches = [requests[start : start + 1_000] for start in range(0, len(requests), 1_000)]

    def run() -> list[Any]:
        return [answer for batch in batches for answer in engine.evaluate_batch(batch)]

    return Prepared(run, lambda answers: by_mask([answer["data"]["result"]["mask"] for answer in answers]))


def cel(task: Task) -> Prepared:
    from cel import Context, compile

    from contestants import cel_rules

    return _each([Context(history) for history in _histories(task)], compile(cel_rules.expression()).execute)
