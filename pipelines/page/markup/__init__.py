"""Bytes of a page -> its tree; what an element says by its tag, its attributes (`zones`, `class_words`), its `links` and `images`."""
