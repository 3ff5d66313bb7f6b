"""Blocks of an article -> its pictures, each with the lines set under it, their text not yet read.

`gathering` goes through the blocks once: `frames` tells whose a picture is, `lines` whether a line by it is its caption
or its credit; `picture` has the record, and what is done with all of them in the end.
"""
