"""Policies, cases and instants that are made up, for the laws."""
