"""Bytes of a page -> its column of text and pictures: tree, layout, what its head says."""
