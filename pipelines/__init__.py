"""Take apart and keep: Page -> Story -> Article -> store.

    page              bytes -> the blocks of the article's column, and what its head says
    boilerplate       Page -> Story, by the rooms of `page`
    structure         Story -> Article, field by field; `kind` and `language` beside
    taking            gives each part its blocks, none twice
    headline, byline, dates, dateline, caption, body, related, signoff
                      the parts: what a text says, whatever its page; none knows another
    validation        which article is none: `refusal`, `notices`
    loader, provenance, documents, diff, render, explanation
                      the record: cleaned, with the rule that gave each field, stored, compared, given back, explained
    reading, readers  all that in worker processes beside the crawl
    store             MongoDB, the archive, the spool

What parts share of words and of the world: `data`, `phrases`, `sentences`, `furniture`, `agencies`, `eastern_names`,
`gazetteer`, `home_zone`, `days`, `clock`, `address`, `social_networks`, `widths`.
"""
