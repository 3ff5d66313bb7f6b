"""What a text says, whatever its page: lines and blocks -> the parts of an article. Pure functions; no part knows another.

headline, byline, dateline, dates, caption, body, related, signoff     the fields
furniture                                                              lines that are no part of an article
"""
