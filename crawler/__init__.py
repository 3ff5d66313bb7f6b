"""Finds and fetches: outlets -> listings -> pages, which the pipelines take apart.

    items, article, zones      the records that cross a module border, and where on its page a block stands
    frontier, tally            the addresses that wait, and what became of each, as a run sees them
    settings                   Scrapy's, in the order the data meets them
    arguments, url_lists       what a user asks a spider, or a command, for
    outlet_files, outlet_keys  the files of `outlets/`, checked before anything is asked
    spiders, commands          what a user starts
    web                        one request: what may be asked, how fast, and every way in which it fails
    listings                   a listing's bytes -> links to articles
    crawl                      one run: outlets -> listings -> candidates -> pages
    runs                       what a run leaves behind: its document, its summary, its log, alarms
    drafting                   an outlet's site -> the draft of its file
    terminal                   a command's options, and what a user is shown
    captures, rereading        archived pages read again

Which room knows which is held by `tests/test_house.py`.
"""
