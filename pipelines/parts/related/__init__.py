"""Blocks -> related links: stories named in the text, under it, or in a box of its own.

addresses      what an address leads to: a story, a section, a subject
titles, cues   what a line is by its wording: a headline, "READ MORE: …"
headings       what a heading says about the stories under it
teasers        blocks that are nothing but links to stories, and which part of them is the title
cards          titles and summaries of other stories, taken out of the text before anything is gathered
gathering      all of a column, in one pass: lines with a cue, and by `lists`, `boxes`, `linked_items` and their
               `neighbours` those without; `column` is what it knows
"""
