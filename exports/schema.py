"""The record's schema, as JSON Schema and as a table for people, made from the records and their docstrings."""

from __future__ import annotations

VERSION = "1.0"
