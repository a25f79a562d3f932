"""What ids are called, as far as a policy and its codebook are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from everycontact._html._markup import Markup, listed, own
from everycontact._html._parts import chip


@dataclass(frozen=True)
class Names:
    """The titles of levels, in their order, of criteria and of sources, and the labels of indicators."""

    levels: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, policy: Mapping[str, Any], codebook: Mapping[str, Any] | None = None) -> Names:
        titles = {
            name: {it["id"]: it["title"] for it in policy.get(name, ())}
            for name in ("levels", "criteria", "sources")
        }
        indicators = (codebook or {}).get("indicators", ())
        return cls(**titles, indicators={it["code"]: it["label"] for it in indicators})

    def rank(self, level: str) -> int | None:
        """From 0 for the lowest; nothing for a level that is not known here."""
        return list(self.levels).index(level) if level in self.levels else None

    def named(self, level: str) -> Markup:
        return own(self.levels.get(level, level))

    def level(self, level: str) -> Markup:
        """A level's name in its frame."""
        return chip(self.levels.get(level, level), self.rank(level), len(self.levels))

    def criterion(self, criterion: str) -> Markup:
        return own(self.criteria.get(criterion, criterion))

    def indicator(self, code: str) -> Markup:
        return own(self.indicators.get(code, code))

    def cited(self, sources: Iterable[str]) -> Markup:
        """Sources by their titles, or by their ids."""
        return listed((own(self.sources.get(source, source)) for source in sources), "; ")
