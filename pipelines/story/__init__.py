"""Story -> fields: each takes its blocks from one `sheet`, and none takes what another has.

In the order of `pipelines.structure`: `section`, `headline`, `related`, `pictures`, `subheadline`, `dates`,
`bylines`, `closing` (sign-off), `body`, `dateline`; at last what an outlet's selectors gave (`selected`).
"""
