"""Layout of a page -> the element that holds its article's text, and the run that displays its headline.

1. `weights`: what each run weighs as text
2. `excerpt`, `kept_lines`: which runs trafilatura is asked about, as a small tree, and which of them it kept
3. `wrappers`: the weights again, next to nothing where the zones above a run are no text's
4. `heading`, `element`: the headline's run, and the smallest element that holds most of the weight; where that is
   little, `short_texts`; boxes behind it in which the text goes on, `split_texts`
5. `surroundings`: what stands right round that element and is the article's all the same
"""
