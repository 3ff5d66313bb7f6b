"""A story's blocks -> its writers, as displayed: an author that only the page's head names is
no byline, except where only scripts display the page.

`take_bylines` asks one way after the other for names, the lines they stand on and the rule:

    elements       what the markup names for writers
    parts          "By" and the names, each in an element of its own
    worded         a line that a word like "By" opens
    authors        whom the page's head calls the authors, where that is displayed
    links          names that lead to their writers' pages
    named_pages    names that are the address of their bearers' pages
    beside_names   names by what stands beside them: a job, an address, a place, a source
    signers        who signs the text itself
    bare_names     names alone, beside the day or with a note on the writer below the text
    signing        what the rest of the page is signed with: agencies and houses, which are no writers beside one
"""

from __future__ import annotations

from pipelines.story.bylines.authors import known_author, stated_author
from pipelines.story.bylines.bare_names import beside_the_day, noted_below, placed_above, unsaid_above
from pipelines.story.bylines.beside_names import agency_line, mailed_name, placed_name, signer, titled_name
from pipelines.story.bylines.elements import byline_element
from pipelines.story.bylines.found import Found, is_own_house, stands_below
from pipelines.story.bylines.links import as_linked, linked_behind_lead, linked_writers
from pipelines.story.bylines.named_pages import named_by_page
from pipelines.story.bylines.parts import joined_behind, parted
from pipelines.story.bylines.signers import closing_bracket, lone_name, on_the_air, plain_line, said_again
from pipelines.story.bylines.signing import without_houses, without_paper
from pipelines.story.bylines.worded import worded_line
from pipelines.story.sheet import Sheet
from pipelines.world.agencies import find_agency


def take_bylines(sheet: Sheet) -> tuple[str | None, list[str]]:
    """The line as printed and the names on it: of a byline element near headline or text, or of a line that is
    nothing else."""
    found = plain_line(sheet) if sheet.story.plain else _displayed(sheet)
    names = found.names
    if names:
        sheet.provenance["bylines"] = found.rule
        names = [*names, *joined_behind(sheet, found.lines[-1] if found.lines else None)]
    names = without_houses(as_linked(sheet, names), sheet.houses, sheet.story.url)
    names = [without_paper(name, sheet.houses) for name in names]
    line = found.lines[0].strip(" |·•,–—-/") if found.lines else None
    return line, list(dict.fromkeys(names))


def _displayed(sheet: Sheet) -> Found:
    """The names found by the first way that finds any, and those that stand elsewhere beside a newsroom's."""
    found = next((found for way in _WAYS if (found := way(sheet)).names), Found())
    if found.lines and stands_below(sheet, found):  # other stories' writers may be named there
        nearer = (other for way in _NEARER if (other := way(sheet)).names and not stands_below(sheet, other))
        found = next(nearer, found)
    if found.names and is_own_house(sheet, found.names):  # a writer's own name says more
        found = next((other for way in (worded_line, linked_writers, lone_name) if (other := way(sheet)).names), found)
    if found.names and all(map(find_agency, found.names)):
        more = worded_line(sheet)  # a wire's copy that its writer signs as well
        found = Found([*found.names, *more.names], [*found.lines, *more.lines], found.rule)
    return found._replace(names=said_again(sheet, found.names)) if found.names else found


_WAYS = (
    byline_element, parted, worded_line, known_author, linked_writers, linked_behind_lead, named_by_page, noted_below, mailed_name, titled_name, closing_bracket, signer, on_the_air, lone_name,
    placed_name, beside_the_day, placed_above, unsaid_above, stated_author, agency_line,
)  # fmt: skip
"""The ways to find names, the surest first."""
_NEARER = (worded_line, known_author, linked_writers)
"""Those of them that may find a name above the text where an earlier one found another below it."""
