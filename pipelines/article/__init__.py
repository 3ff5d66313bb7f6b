"""The record as a whole.

loader        how each field is cleaned
provenance    the rule that gave each field, and the version of the rules
refusal       why a page has no article; the texts of error pages, logins and shops are `notices`
documents     Article <-> the document that is stored and exported; `diff`: which fields of two differ
render        Article -> its text in reading order
"""
