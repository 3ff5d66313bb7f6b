"""Story -> fields: each takes its blocks from one sheet, none takes what another has."""
