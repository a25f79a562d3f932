"""What a type checker says of the functions on texts. It is checked and never run.

Each `type: ignore` names an error that must be there: one that is not is an error itself.
"""

from __future__ import annotations

from typing import assert_type

import everycontact
from everycontact import Asked, EverycontactError

POLICY = CODEBOOK = CASE = AS_OF = ""

assert_type(everycontact.recommend(POLICY, CODEBOOK, CASE, AS_OF), str)
assert_type(everycontact.recommend(policy=POLICY, codebook=CODEBOOK, case=CASE, as_of=AS_OF), str)
everycontact.recommend(POLICY, CODEBOOK, CASE)  # type: ignore[call-arg]
everycontact.recommend(POLICY, CODEBOOK, CASE, None)  # type: ignore[arg-type]
everycontact.recommend(POLICY, CODEBOOK, CASE, AS_OF, level="panel")  # type: ignore[call-arg]
everycontact.recomend(POLICY, CODEBOOK, CASE, AS_OF)  # type: ignore[attr-defined]

assert_type(everycontact.due(POLICY, CODEBOOK, [CASE], AS_OF), str)
assert_type(everycontact.due(POLICY, CODEBOOK, (CASE, CASE), AS_OF), str)
everycontact.due(POLICY, CODEBOOK, [1], AS_OF)  # type: ignore[list-item]

assert_type(everycontact.assurance(POLICY, CODEBOOK, [], AS_OF, after=None), str)
everycontact.assurance(POLICY, CODEBOOK, [], AS_OF, AS_OF)  # type: ignore[call-arg]
everycontact.dip_sample(POLICY, CODEBOOK, [], AS_OF, seed=1)  # type: ignore[arg-type]

asked = Asked(POLICY, CODEBOOK, CASE, AS_OF)
assert_type(asked.as_of, str)
assert_type(everycontact.compare(asked, (POLICY, CODEBOOK, CASE, AS_OF)), str)
everycontact.compare(asked, (POLICY, CODEBOOK, CASE))  # type: ignore[arg-type]


def refused(error: EverycontactError) -> ValueError:
    return error
