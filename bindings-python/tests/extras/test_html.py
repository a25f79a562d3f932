"""What notebooks show is exactly what the documents say, whatever they say, and none of what people wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from conftest import DOCUMENTS, ROOT, Fixture, load, names
from everycontact import Case, Codebook, Policy
from everycontact._html import _policy, _receipt, _recommendation, _replay
from everycontact._html._names import Names
from hypothesis import given, settings
from hypothesis import strategies as st
from naughty import NAUGHTY, Marks, swapped, with_secrets

ELEMENTS = set("bdi details div li p span strong summary table tbody td th thead tr ul caption".split())
ATTRIBUTES = {"scope", "style"}
STYLES = re.compile(r"[-a-z]+:[-a-zA-Z0-9.,()% ]+(;[-a-z]+:[-a-zA-Z0-9.,()% ]+)*")

Noun = Callable[[Any, Names], str]


class Sample:
    """The documents of one case, and what shows them."""

    def __init__(self, fixture: Fixture) -> None:
        codebook = Codebook.shipped()
        policy = Policy.from_json(fixture.policy, codebook)
        case = Case.from_json(fixture.case, codebook)
        made = policy.recommend(case, fixture.as_of)
        self.policy, self.codebook = policy.to_dict(), codebook.to_dict()
        self.shown: list[tuple[Noun, Any]] = [
            (_recommendation.fragment_of, made.to_dict()),
            (_replay.fragment_of, policy.replay(case).to_dict()),
            (_policy.fragment_of, policy.to_dict()),
            (_receipt.fragment_of, made.receipt().to_dict()),
        ]

    def pages(self, swap: Callable[[str], str]) -> list[str]:
        """Each noun with its texts swapped, once with the names of its policy and once without."""
        named = Names.of(swapped(self.policy, swap), swapped(self.codebook, swap))
        return [show(swapped(made, swap), names) for show, made in self.shown for names in (named, Names())]


def parsed(page: str) -> Element:
    """A fragment as a parser of HTML understands it. Nothing but control characters may be amiss."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parseFragment(page)
    amiss = {code for _, code, _ in parser.errors}
    assert amiss <= {"invalid-codepoint", "illegal-codepoint-for-numeric-entity"}, amiss
    return tree


def elements(tree: Element) -> list[Element]:
    return [element for element in tree.iter() if element is not tree]


def shape(tree: Element) -> list[tuple[str, dict[str, str]]]:
    return [(element.tag, dict(element.attrib)) for element in elements(tree)]


def check_allowed(tree: Element) -> None:
    for element in elements(tree):
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        assert STYLES.fullmatch(element.attrib.get("style", "color:inherit"))
        assert "url" not in element.attrib.get("style", "")


def text_of(tree: Element) -> str:
    return "".join(tree.itertext())


def check_swapped(sample: Sample, text_for: Callable[[int], str]) -> None:
    """With any texts in its places, a page has the same elements, and those texts in the same places."""
    marks = Marks()
    plain = [parsed(page) for page in sample.pages(marks)]
    texts = {mark: text_for(at) for at, mark in enumerate(marks.texts.values())}
    for tree, page in zip(plain, sample.pages(lambda text: texts[marks(text)]), strict=True):
        wild = parsed(page)
        check_allowed(wild)
        assert shape(wild) == shape(tree)
        told = re.sub("\u27e6\\d+\u27e7", lambda mark: texts[mark.group()], text_of(tree))
        assert text_of(wild) == re.sub("[\x00\ud800-\udfff]", "\ufffd", told)


@pytest.fixture(scope="module")
def subject_a() -> Sample:
    case = (DOCUMENTS / "subject-a.json").read_text(encoding="utf-8")
    policy = (DOCUMENTS / "uk-illustrative.json").read_text(encoding="utf-8")
    return Sample(Fixture(policy, case, "2021-04-30T23:59:59Z", b""))


@pytest.mark.parametrize("naughty", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_strings_stay_text(subject_a: Sample, naughty: str) -> None:
    check_swapped(subject_a, lambda at: f"{naughty}{at}{naughty}")


@settings(max_examples=15, deadline=None)
@given(texts=st.lists(st.text(max_size=60), min_size=1, max_size=20))
def test_any_strings_stay_text(subject_a: Sample, texts: list[str]) -> None:
    check_swapped(subject_a, lambda at: f"{texts[at % len(texts)]}{at}")


@pytest.mark.parametrize("name", names()[::15])
def test_every_document_can_be_shown(name: str) -> None:
    sample = Sample(load(name))
    for page in sample.pages(lambda text: text):
        check_allowed(parsed(page))
    check_swapped(sample, lambda at: f"{NAUGHTY[at % len(NAUGHTY)]}{at}")


def every_page(policy: Policy, case: Case, as_of: str) -> list[str]:
    made = policy.recommend(case, as_of)
    return [shown._repr_html_() for shown in (made, policy.replay(case), policy, made.receipt())]


@pytest.mark.parametrize("name", ["tests/fixtures/every-entry.json", "core/documents/subject-a.json"])
def test_what_people_wrote_is_not_shown(name: str) -> None:
    document = json.loads((ROOT / name).read_text(encoding="utf-8"))
    secret = with_secrets(document, "SECRET")
    assert json.dumps(secret).count("SECRET") > 10
    for page in every_page(Policy.shipped(), Case.from_dict(secret), "2030-01-01T00:00:00Z"):
        assert "SECRET" not in page


def test_a_policy_that_loads_cannot_speak_html() -> None:
    document = Policy.shipped().to_dict()
    evil = "<img src=x onerror=alert(1)>"
    for level in document["levels"]:
        level.update(title=f"{evil}{level['id']}", who=evil, what=evil)
    for criterion in document["criteria"] + document["routes"]:
        criterion.update(reason=evil)
    document.update(title=evil, notice=evil)
    for page in every_page(Policy.from_dict(document), Case.shipped(), "2021-04-30T23:59:59Z"):
        tree = parsed(page)
        check_allowed(tree)
        assert evil in text_of(tree)


def test_a_recommendation_says_what_matters() -> None:
    policy = Policy.shipped()
    made = policy.recommend(Case.shipped(), "2019-12-31T23:59:59Z")
    text = text_of(parsed(made._repr_html_()))
    titles = {level["id"]: level["title"] for level in policy.all_levels}
    said = [
        titles[made.level],
        f"Who must look: {made.who}, within {made.within}",
        f"the level would be {titles[made.ceiling]}",
        "A recommendation supports a human decision; it is not one.",
        f"Left out, and why ({len(made.excluded)})",
        made.home["lead"],
    ]
    said += [reason["title"] for reason in made.reasons] + [reason["reason"] for reason in made.reasons]
    said += [it["contact"] for reason in made.reasons for it in reason["evidence"]]
    sources = {source["id"]: source["title"] for source in policy.to_dict()["sources"]}
    said += [sources[source] for reason in made.reasons for source in reason["sources"]]
    said += [unknown["question"]["ask"] for unknown in made.unknowns if "question" in unknown]
    assert [it for it in said if it not in text] == []


def test_a_replay_says_what_was_left_open() -> None:
    text = text_of(parsed(Policy.shipped().replay(Case.shipped())._repr_html_()))
    for said in (
        "Multi-agency panel was first asked for on 30 Apr 2021",
        "left out a01-first-police-contact, a04-hockey-stick, on which Supervisor's review rests too; "
        "was held below Supervisor's review",
        "closure e10-closure-3 by prevent-team (prevent-case-officer): needs met elsewhere",
        "second reviewer missing: a03-referral-1, a05-referral-2, a06-referral-3",
        "question unasked: Says that they want to die",
    ):
        assert said in text


def test_a_receipt_says_how_to_check_it() -> None:
    receipt = Policy.shipped().recommend(Case.shipped(), "2021-04-30T23:59:59Z").receipt()
    text = text_of(parsed(receipt._repr_html_()))
    document = receipt.to_dict()
    for said in (receipt.id, *(document[name]["digest"] for name in ("case", "policy", "codebook"))):
        assert said in text
    assert f"everycontact {document['engine']['version']}" in text


def test_a_long_record_is_cut_and_says_so() -> None:
    document = Case.shipped().to_dict()
    contact = document["contacts"][0]
    document["contacts"] = [contact | {"id": f"c{at}"} for at in range(1200)]
    document["events"] = []
    page = Policy.shipped().recommend(Case.from_dict(document), "2021-04-30T23:59:59Z")._repr_html_()
    assert "700 more rows are in to_dict()." in text_of(parsed(page))
    assert len(page) < 2_000_000
