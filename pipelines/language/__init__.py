"""What many languages have in common: set `phrases`, the ends of `sentences`, how wide a text is, `days`, and names written without spaces."""
