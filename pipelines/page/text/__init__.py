"""Column of a page -> the article's blocks: which are text, and in which zones and figure each stands.

`story_blocks` has the order:

1. `running_text`: paragraphs whose own class would put them out are cleared of it, before the column is looked for
2. `main_text`: what trafilatura kept is text, and what is set like it (`setting`); paragraphs that were missed; short
   lines between paragraphs (`gaps`)
3. `leads`: the first paragraph is a lead or a deck; a line above the text is the heading of its part (`first_heading`)
4. `placing`: zones and figure of each block, above the text or below
"""
