"""Policies, cases and instants that are made up, for the laws."""

from generate.cases import case, case_and_as_of
from generate.contacts import contact, statuses
from generate.policies import policy

__all__ = ["case", "case_and_as_of", "contact", "policy", "statuses"]
