"""
Convert Markdown with a few additions. This is the only package that imports Python-Markdown.

`body` converts a text to a `Body`, `extension` lists the additions, and each other module owns one of them. `fast` adds nothing: it skips
work without a result, and a differential test compares its output with that of the library.

Python-Markdown does not know source locations. Therefore `positions` inserts a mark with the offset wherever a link, heading, tag or
footnote may begin; the marks pass through the conversion and give the locations.
"""
