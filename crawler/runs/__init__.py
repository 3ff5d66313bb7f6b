"""What a run leaves behind: its `record` in the `ledger`, a `summary`, and what is bad news (`health`, `chances`,
`alarms`).

And what is heard of it meanwhile: `log_lines`, `log_output`, `progress`. `start_stats` counts, `garbage` keeps the
collector out of the way.
"""
