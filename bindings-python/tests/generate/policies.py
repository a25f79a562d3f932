"""Policies over the shipped codebook."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generate.codebook import COUNTABLE, DOMAINS, FREQUENT, PROXIMITIES
from generate.contacts import given_only, optional
from generate.events import LEVELS

counts = st.sampled_from([1, 1, 1, 2, 2, 3])
windows: st.SearchStrategy[Any] = st.sampled_from(
    ["ever", "ever", "ever", *({"months": n} for n in (1, 3, 12)), *({"days": n} for n in (1, 7, 30))]
)


def some(of: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(of), min_size=1, max_size=most, unique=True)


selections = st.builds(
    lambda named, basis, explained: given_only({**named, "minimumBasis": basis, "explained": explained}),
    st.one_of(
        st.just({"all": True}),
        st.builds(lambda codes: {"codes": codes}, some(FREQUENT, 4)),
        st.builds(lambda domains: {"domains": domains}, some(DOMAINS, 2)),
        st.builds(lambda proximities: {"proximities": proximities}, some(PROXIMITIES, 2)),
    ),
    st.sampled_from([None, "allegation", "opinion", "fact"]),
    st.sampled_from([None, "counts", "ignored"]),
)


@st.composite
def weight(draw: st.DrawFn) -> dict[str, Any]:
    points = draw(st.integers(1, 4))
    steps = [{"within": {"months": 3}, "points": points}, {"within": "ever", "points": draw(st.integers(0, points))}]
    row = {"select": draw(selections), "cap": draw(st.integers(1, 8)), "steps": steps}
    return {"weight": {"atLeast": draw(st.integers(1, 8)), "table": [row]}}


def asks(form: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(lambda said: {form: given_only(said)}, st.fixed_dictionaries(parts))


leaves = st.one_of(
    asks("observed", n=counts, select=selections, within=optional(windows)),
    asks("contacts", n=counts, within=windows, kinds=optional(some(["referral", "report", "incident"], 2))),
    asks("sectors", n=counts, within=windows),
    asks("agencies", n=counts, within=windows),
    asks("recurrence", n=st.just(1), select=selections, within=windows),
    asks("worry", n=counts, within=windows),
    weight(),
)
conditions = leaves | st.builds(
    lambda form, of: {"atLeast": {"n": 1, "of": of}} if form == "atLeast" else {form: of},
    st.sampled_from(["anyOf", "allOf", "atLeast"]),
    st.lists(leaves, min_size=1, max_size=3),
)
routes: st.SearchStrategy[Any] = st.one_of(
    st.builds(lambda words: {"ideology": words}, some(["notAssessed", "unclear", "mixed", "coherent"], 2)),
    st.sampled_from([{"subject": "child"}, {"subject": "adult"}, {"levelAtLeast": "l1"}]),
    st.builds(lambda domains: {"domains": {"of": domains}}, some(DOMAINS, 2)),
)


def rule(id: str, when: Any, **more: str) -> dict[str, Any]:
    return {"id": id, "reason": "A reason.", "sources": ["S1"], "when": when, **more}


def level(id: str) -> dict[str, Any]:
    within = {} if id == LEVELS[0] else {"within": {"days": 5}}
    return {"id": id, "title": id, "who": "Somebody.", "what": "They look.", **within}


@st.composite
def policy(draw: st.DrawFn) -> dict[str, Any]:
    """A policy of three levels (`l0` and so on), criteria (`k0` and so on) and routes (`r0` and so on)."""
    criteria = draw(st.lists(st.tuples(st.sampled_from(LEVELS[1:]), conditions), min_size=3, max_size=6))
    ways = [*draw(st.lists(routes, max_size=2)), "always"]
    questions = draw(st.lists(st.sampled_from(COUNTABLE), max_size=2, unique=True))
    return {
        "schema": "everycontact/policy/1",
        "id": "test-policy",
        "version": "1.0.0",
        "title": "Policy of the tests",
        "notice": "Made for tests; it rests on nothing.",
        "codebook": "everycontact-base",
        "sources": [{"id": "S1", "title": "A source of the tests"}],
        "levels": [level(id) for id in LEVELS],
        "criteria": [
            rule(f"k{place}", when, level=of, title="A title") for place, (of, when) in enumerate(criteria)
        ],
        "routes": [rule(f"r{place}", when, pathway=f"p{place}", lead="An agency.") for place, when in enumerate(ways)],
        "requiredQuestions": [{"indicator": code, "ask": "A question?", "sources": ["S1"]} for code in questions],
    }
