"""Blocks of an article -> its pictures, each with the lines under it, whose text is not yet read.

`gathering` goes through the blocks once: `frames` tells what a figure holds, `own_pictures`
whether a picture is the article's, with what its address says (`addresses`);
`lines` whether a line by it is its caption or its credit, `plain_lines` where nothing but words and setting tell;
`picture` has the record; `settling` says of all of them in the end whose each line is, and which are the same.
"""
