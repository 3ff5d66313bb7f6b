"""What many languages have in common: set `phrases`, the `letters` by which texts are compared, the ends of `sentences`, how wide a text is, `days`, and names written without spaces."""
