"""Listing -> links to articles.

`discovery` tells what a listing is (`feeds`, `sitemaps`, `section_index`) and sifts the `entries` that it names;
`truth` says whether a listing can be believed, and what is asked where none can.
"""
