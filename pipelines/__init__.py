"""Take apart and keep: Page -> Story -> Article -> store. A room is named for what it takes up.

    page              Page -> Story: bytes -> the blocks of the article's column, and what its head says
    story             Story -> Article: each field takes its blocks, none twice
    parts             what a text says, whatever its page: dateline, caption, byline …; none knows another
    article           the record as a whole: cleaned, refused, with the rule that gave each field; stored, compared, given back
    store             MongoDB, the archive, the spool

The stages stand beside the rooms: `boilerplate` (Page -> Story), `structure` (Story -> Article), `explanation` (the same,
with the reasons), `reading` (both in worker processes beside the crawl, which are in `readers`), `validation` (which
article is none).

What the rooms share: `language` (words, sentences, days), `world` (agencies, places, countries, networks, addresses),
and their `data`.
"""
