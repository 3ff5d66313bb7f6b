"""Dates as printed, or as a page's head gives them.

parse   a text that is a date -> a moment in its own zone, or a day
lines   a displayed line -> the date in it, and whether that is of publication or of a change
runs    the days and times of a line, one behind the other; the time of day by `clock`
"""
