"""An outlet's site -> the draft of its file: `survey` asks for it, `evidence` is what it says, `draft` sets it as
TOML.

`address_patterns` finds what the addresses of its articles have in common.
"""
