"""Explanations, comparisons of recommendations and of policies, and their words."""

from __future__ import annotations

import nouns
import pytest

import everycontact as ec


@pytest.fixture(scope="module")
def made() -> ec.Recommendation:
    return ec.Policy.shipped().recommend(ec.Case.shipped(), nouns.AS_OF)


@pytest.fixture(scope="module")
def before(made: ec.Recommendation) -> ec.Recommendation:
    return made.policy.recommend(made.case, "2021-04-20T12:00:00Z")


def test_an_explanation_has_what_its_document_says(made: ec.Recommendation) -> None:
    explanation = made.explain()
    document = explanation.to_dict()
    for name in ("criteria", "suffices", "falls", "raises", "unknowns"):
        assert list(getattr(explanation, name)) == document[name]
    assert list(explanation.out_of_reach) == document["outOfReach"]
    assert explanation.untried == () and "untried" not in document
    assert explanation.work == document["work"]
    assert explanation.recommendation is made
    assert explanation.to_json() == ec.explain(
        made.policy.to_json(), made.policy.codebook.to_json(), made.case.to_json(), nouns.AS_OF
    )


def test_a_bound_bounds_the_work(made: ec.Recommendation) -> None:
    whole, small = made.explain(), made.explain(ec.Bound(evaluations=64, sets=1))
    assert len(small.suffices) <= 1 < len(whole.suffices)
    assert small.work["evaluations"] <= 64 < whole.work["evaluations"]
    assert small != whole and made.explain(ec.Bound()) == whole
    assert ec.Bound(3, 4) == ec.Bound(evaluations=3, sets=4) != ec.Bound(4, 3)
    for evaluations in (-1, 2**32):
        with pytest.raises(OverflowError):
            ec.Bound(evaluations)


def test_an_explanation_is_told_in_words(made: ec.Recommendation) -> None:
    explanation = made.explain()
    assert explanation.line().startswith("subject-a-case, as of 30 Apr 2021: Multi-agency panel")
    assert "subject-a-case" not in explanation.line(redacted=True)
    page = explanation.page()
    assert page.startswith("<!DOCTYPE html>") and len(page.encode()) < 60 * 1024 and "<script" not in page
    assert "30 Apr 2021" in page and "30 Apr 2021" not in explanation.page(redacted=True)
    assert "If this were untrue, the level would fall to" in explanation.render()


def test_phrases_can_be_in_other_words(made: ec.Recommendation) -> None:
    document = ec.Phrases.english().to_dict()
    document["language"] = "de"
    for phrase in document["phrases"]:
        phrase["text"] = phrase["text"].replace("This is a recommendation", "Dies ist eine Empfehlung")
    german = ec.Phrases.from_dict(document)
    assert german.language == "de" and german != ec.Phrases.english()
    explanation = made.explain()
    assert "Dies ist eine Empfehlung" in explanation.page(phrases=german)
    assert "Dies ist eine Empfehlung" not in explanation.page()
    document["phrases"].pop()
    with pytest.raises(ec.EverycontactError) as caught:
        ec.Phrases.from_dict(document)
    assert caught.value.code == "missing_phrase"


def test_a_comparison_says_what_moved_the_level(before: ec.Recommendation, made: ec.Recommendation) -> None:
    comparison = before.compare(made)
    document = comparison.to_dict()
    assert (comparison.direction, comparison.is_empty) == (document["direction"], False) == ("up", False)
    assert list(comparison.causes) == document["causes"]
    assert list(comparison.criteria) == document["criteria"]
    assert "referrals-three" in {moved["criterion"] for moved in comparison.criteria}
    assert list(comparison.contacts_gained) == document["contactsGained"]
    assert list(comparison.contacts_lost) == document["contactsLost"] == []
    assert comparison.before is before and comparison.after is made
    assert "The level rose from" in comparison.render()
    back = made.compare(before)
    assert (back.contacts_lost, back.direction) == (comparison.contacts_gained, "down")
    assert made.compare(made).is_empty


def test_a_comparison_of_policies_says_which_criteria_tightened() -> None:
    policy = ec.Policy.shipped()
    tighter = ec.Policy.from_json(policy.to_json().replace('"atLeast":8', '"atLeast":9', 1))
    comparison = policy.compare(tighter)
    assert [own["change"] for own in comparison.criteria] == ["tightened"]
    assert [own["change"] for own in tighter.compare(policy).criteria] == ["loosened"]
    assert list(comparison.differences) == comparison.to_dict()["differences"]
    assert (comparison.codebooks, comparison.is_empty) == (None, False)
    assert comparison.before is policy and comparison.after is tighter
    assert "tightened" in comparison.render()
    document = {**policy.codebook.to_dict(), "version": "9"}
    other = ec.Policy.from_json(policy.to_json(), ec.Codebook.from_dict(document))
    codebooks = policy.compare(other).codebooks
    assert codebooks is not None and [own["version"] for own in codebooks] == [policy.codebook.version, "9"]
