"""Tree of a page -> what it says about its article where readers do not look.

`elements` finds the elements that speak in one pass, `linked_data` and `meta_elements` read them, `metadata` puts
together what they say, with the section (`sections`) and the pictures (`stated_pictures`). `scripted` has the text that
only a script would set.
"""
