"""What Dateline costs and how right it is, measured: `python -m benchmarks.<name>`, `--help` with each.

    reading    pages a second on one core, beside what else reads news pages (`peers`)
    crawl      pages a second into MongoDB (`page_server`, `crawl_settings`, `costs`), beside Scrapy alone (`bare_crawl`)
    memory, growth, idle      long crawls, a store that grows, runs that find nothing
    exports    what an export costs (`export_costs`)
    kills      what is lost to kill -9 (`press`)
    fuzz       pages spoilt in many ways (`mutations`)
    evidence, variants, crossings   fields that stay right without marks, with another story, with parts of another page
    plots      pictures of what the others wrote with --json

The pages are the newsroom's or those of WARC files (`pages`), other stories are made of theirs (`stories`), a store is filled
with copies of theirs (`stock`).
"""
