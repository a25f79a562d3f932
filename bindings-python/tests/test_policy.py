"""Policies, and what they ask for."""

from __future__ import annotations

import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import nouns
import pytest
from conftest import DOCUMENTS

import everycontact as ec


@pytest.fixture(scope="module")
def policy() -> ec.Policy:
    return ec.Policy.shipped()


@pytest.fixture(scope="module")
def case() -> ec.Case:
    return ec.Case.shipped()


def test_a_policy_has_what_its_document_says(policy: ec.Policy) -> None:
    document = policy.to_dict()
    own = (policy.id, policy.version, policy.title, policy.notice)
    assert own == tuple(document[name] for name in ("id", "version", "title", "notice"))
    assert list(policy.all_levels) == document["levels"]
    assert list(policy.criteria) == document["criteria"]
    assert list(policy.routes) == document["routes"]
    assert policy.analysis == ()
    assert policy.calendar.id == document["calendar"]
    assert policy.digest.startswith("sha256:") and len(policy.digest) == 71
    assert policy == ec.Policy.from_json((DOCUMENTS / "uk-illustrative.json").read_text(encoding="utf-8"))


def test_a_policy_can_bring_its_calendar() -> None:
    document = ec.Policy.shipped().to_dict()
    document["calendar"] = "elsewhere"
    with pytest.raises(ec.EverycontactError) as caught:
        ec.Policy.from_dict(document)
    assert (caught.value.code, caught.value.path) == ("unknown_calendar", "calendar")
    calendar = ec.Calendar.from_dict({**ec.Calendar.shipped("scotland").to_dict(), "id": "elsewhere"})
    policy = ec.Policy.from_dict(document, calendars=[calendar])
    assert policy.calendar == calendar
    assert policy != ec.Policy.shipped()


def test_analysis_tells_what_can_never_matter() -> None:
    document = ec.Policy.shipped().to_dict()
    document["criteria"].append({**document["criteria"][0], "id": "again"})
    found = ec.Policy.from_dict(document).analysis
    assert {finding["severity"] for finding in found} == {"warning"}
    assert all(finding["code"] and finding["path"] and finding["message"] for finding in found)


def test_only_shipped_documents_are_shipped() -> None:
    assert ec.Policy.shipped("school-threat-assessment").id == "school-threat-assessment"
    with pytest.raises(KeyError):
        ec.Policy.shipped("official")
    with pytest.raises(KeyError):
        ec.Calendar.shipped("elsewhere")


def test_levels_are_ids_ranks_and_bits(policy: ec.Policy, case: ec.Case) -> None:
    ids = [level["id"] for level in policy.all_levels]
    for as_of in ("2019-01-01T00:00:00Z", "2019-12-31T23:59:59Z", nouns.AS_OF, "2030-01-01T00:00:00Z"):
        levels, document = policy.levels(case, as_of), policy.recommend(case, as_of).to_dict()
        assert levels.level == document["level"]["id"] == ids[levels.rank]
        assert levels.ceiling == document["ceiling"]["asked"] == ids[levels.ceiling_rank]
        unasked = document["ceiling"]["withUnasked"]
        assert levels.ceiling_with_unasked == unasked == ids[levels.ceiling_with_unasked_rank]
        assert levels.rank <= levels.ceiling_rank <= levels.ceiling_with_unasked_rank
        met = [reason["criterion"] for reason in document["reasons"]]
        assert list(levels.criteria) == met
        bits = [bool(levels.mask >> at & 1) for at in range(len(policy.criteria))]
        assert [own["id"] for own, bit in zip(policy.criteria, bits, strict=True) if bit] == met
        assert levels.mask >> len(policy.criteria) == 0
        assert levels.policy is policy
    assert [policy.rank(level) for level in ids] == list(range(len(ids)))
    assert policy.rank("no-such-level") is None and policy.rank("no level") is None


def test_levels_are_not_made_up(policy: ec.Policy) -> None:
    for level, ceiling, unasked, mask in ((2, 1, 3, 0), (0, 0, 5, 0), (0, 3, 2, 0), (0, 0, 0, 1 << 23)):
        with pytest.raises(ec.EverycontactError):
            policy._levels(level, ceiling, unasked, mask)
    assert policy._levels(0, 4, 4, 1 << 22).criteria == (policy.criteria[22]["id"],)


def test_a_long_case_has_the_levels_of_its_recommendation(policy: ec.Policy) -> None:
    contacts = [nouns.contact(f"c{at}", occurrence=f"o{at // 50}") for at in range(400)]
    case = ec.Case(id="case-9", subject={"id": "s", "is": "child"}, contacts=contacts)
    assert (
        policy.levels(case, "2024-05-01T00:00:00Z") == policy.recommend(case, "2024-05-01T00:00:00Z").levels
    )


def test_a_recommendation_has_what_its_document_says(policy: ec.Policy, case: ec.Case) -> None:
    made = policy.recommend(case, nouns.AS_OF)
    document = made.to_dict()
    level = document["level"]
    assert (made.level, made.rank, made.title, made.who, made.what) == tuple(
        level[name] for name in ("id", "rank", "title", "who", "what")
    )
    assert (made.within, level["within"]) == ("28 days", {"days": 28})
    assert (made.ceiling, made.ceiling_with_unasked) == tuple(document["ceiling"].values())
    for name, field in (
        ("reasons", "reasons"),
        ("contacts", "contacts"),
        ("unknowns", "unknowns"),
        ("near_misses", "nearMisses"),
        ("protective", "protective"),
        ("excluded", "excluded"),
    ):
        assert list(getattr(made, name)) == document[field]
    assert made.home == document["home"]
    assert made.policy is policy and made.case is case
    lowest = policy.recommend(case, "2000-01-01T00:00:00Z")
    assert (lowest.rank, lowest.within, lowest.criteria) == (0, None, ())


def test_a_case_of_another_codebook_is_read_in_the_policys_terms(policy: ec.Policy) -> None:
    document = ec.Codebook.shipped().to_dict()
    own = {**document["indicators"][0], "code": "left-handed"}
    larger = ec.Codebook.from_dict({**document, "indicators": [*document["indicators"], own]})
    contact = nouns.contact(observations=[nouns.observation(indicator="left-handed", presence="present")])
    case = ec.Case(id="case-9", subject={"id": "s", "is": "child"}, contacts=[contact], codebook=larger)
    made = policy.recommend(case, "2024-05-01T00:00:00Z")
    assert "unknownIndicator" in {left["why"] for left in made.excluded}
    assert made.case is case and made.case.codebook is larger
    assert policy.levels(case, "2024-05-01T00:00:00Z") == made.levels
    assert ec.Recommendation.from_json(made.to_json(), policy, case) == made


def test_a_rendering_is_of_the_form_that_was_asked_for(policy: ec.Policy) -> None:
    made = policy.recommend(nouns.full_case(), "2024-05-01T00:00:00Z")
    assert made.render("html").startswith("<!doctype html>")
    assert made.render("markdown") != made.render("text") == made.render()
    assert nouns.SECRET in policy.replay(nouns.full_case()).render()
    for own in (made, made.explain(), made.compare(made), policy.replay(nouns.full_case())):
        for format in ("text", "markdown", "html"):
            assert nouns.SECRET not in own.render(format, redacted=True)
    with pytest.raises(ec.EverycontactError):
        made.render("pdf")


def test_a_card_and_a_record_are_the_policys(policy: ec.Policy) -> None:
    card = policy.card()
    assert card.startswith("# Policy card: ") and policy.digest in card
    assert policy.card("html").startswith("<!doctype html>")
    record = policy.transparency_record()
    assert (record.standard, record.policy is policy) == ("ATRS v3.0", True)
    assert record.to_dict()["policyDigest"] == policy.digest
    field = record.field("2.1.3")
    assert field is not None and field["toBeCompleted"]
    assert record.field("9.9") is None


def test_a_receipt_is_checked(policy: ec.Policy, case: ec.Case) -> None:
    receipt = policy.recommend(case, nouns.AS_OF).receipt()
    verified = receipt.verify(policy, case)
    assert verified and verified.holds and verified.differences == ()
    assert verified.receipt is receipt
    forged = ec.Receipt.from_json(receipt.to_json().replace('"rank":3', '"rank":1'))
    checked = forged.verify(policy, case)
    assert not checked and not checked.holds
    assert [place["path"] for place in checked.differences] == ["id", "recommendation.level.rank"]
    assert forged != receipt and forged.id == receipt.id


def level_of(given: tuple[ec.Policy, ec.Case]) -> tuple[str, ec.Recommendation]:
    policy, case = given
    made = policy.recommend(case, nouns.AS_OF)
    return made.level, made


def test_handles_are_shared_between_threads(policy: ec.Policy, case: ec.Case) -> None:
    expected = policy.recommend(case, nouns.AS_OF).to_json()
    start = threading.Barrier(8)

    def work(_: int) -> set[str]:
        start.wait()
        return {policy.recommend(case, nouns.AS_OF).to_json() for _ in range(25)}

    with ThreadPoolExecutor(8) as pool:
        assert set().union(*pool.map(work, range(8))) == {expected}


def test_handles_cross_to_another_process(policy: ec.Policy, case: ec.Case) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        level, made = pool.submit(level_of, (policy, case)).result()
    assert (level, made) == ("panel", policy.recommend(case, nouns.AS_OF))
