"""A small web of our own making: made-up outlets with made-up stories in the layouts of real ones.

`newsroom.web.Newsroom` serves it through a proxy on loopback, so that spiders run on it unmodified.
"""
