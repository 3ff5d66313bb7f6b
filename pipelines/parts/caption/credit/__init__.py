"""A picture's line -> where a credit begins and ends in it, and whom that names; nothing of what the caption says.

words      what a maker's name looks like
marks      what opens a credit: ©, "Photo:", "Photo by"
shape      whether a run of text can be one; in Asian scripts by its `endings`; a free licence (`licences`)
fringe     what stands around one: brackets, separators; behind it what a page prints for its reader (`page_words`)
cleaning   a credit -> without its marks; whether a line is nothing else
makers     a credit -> photographer, agency, the agency's id
head       where one ends that opens a line
tail       where one begins that closes a line: in a `bracket`, as in Chinese and Korean (`eastern`), or behind the
           `borders` of a sentence, with a maker's name (`bare`) or names that nobody knows (`signed`)
signs      whether a line can hold one at all
"""
