"""One run: outlets -> listings -> candidates -> pages.

1. `rounds`: the listings of the outlets that a spider visits (`outlet_spider`, by a `plan`) are asked; what they name
   (`finds`) goes to the frontier
2. `claims`: what is due comes out of the `frontier` again, some of each outlet at a time
3. `fetching`: a candidate is asked for; its page goes to the pipelines, or has come to one of the `endings`
4. `page_ledger`: what the pipelines did with a page is its ending, too

`ladder` says when an address is asked again, `troubles` tells what went wrong.
"""
