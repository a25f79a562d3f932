"""The indicators of the shipped codebook, by what they may be used for."""

from __future__ import annotations

import json

from conftest import DOCUMENTS

INDICATORS = json.loads((DOCUMENTS / "codebook.json").read_text(encoding="utf-8"))["indicators"]
RISKS = [each for each in INDICATORS if each["polarity"] == "risk"]
COUNTABLE = [each["code"] for each in RISKS if not each["ideologyBound"]]
BOUND = [each["code"] for each in RISKS if each["ideologyBound"]]
OTHERS = [each["code"] for each in INDICATORS if each["polarity"] != "risk"]
FREQUENT = COUNTABLE[:4]
"""Those that most observations are of, so that they meet in different contacts."""
DOMAINS = sorted({each["domain"] for each in RISKS if not each["ideologyBound"]})
PROXIMITIES = ["distal", "proximal", "imminent"]
