"""Bytes of a page -> its tree; what an element says for itself, by its tag, its attributes, its addresses."""
