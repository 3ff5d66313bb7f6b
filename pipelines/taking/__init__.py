"""Story -> fields: each takes its blocks from one `sheet`, none takes what another has.

In the order of `pipelines.structure`: `head` (headline, section), `related`, `pictures`, `subheadline`, `dates`,
`bylines`, `closing` (sign-off), `body`, `dateline`; at last what an outlet's selectors gave (`selected`).
"""
