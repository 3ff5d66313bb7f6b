"""Boxes that no tag or class names: of other stories, newsletters, forms, cards, posts, comments, figures.

`in_layout` gives elements the zone that their class would, mostly before it is known which runs are text; `in_blocks`
gives zones to blocks, after, with `comments`, `contents` and `films`; `figures` marks the boxes that hold a picture and
its lines.
"""
