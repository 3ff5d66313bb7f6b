"""One request of the crawl, and its answer.

Which addresses may be asked (`addresses`, `networks`, `borders`), what robots.txt allows (`robots`), how fast
(`pace`), how long an answer may be (`handlers`), where it sends on (`refresh`), and one name for each way in which it
fails (`failures`). `pages` makes an answer a page, `further_pages` asks for the others of its article, `one_page` does
all of that for a command.
"""
