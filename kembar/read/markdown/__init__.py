"""
Markdown with our own few additions, and the only door to Python-Markdown.

`body` turns a text into a `Body`, `dialect` lists what is added to the library, and each other module owns one addition. `sparing` adds
nothing: it spares the library what must fail, and a differential test holds it to the library's own answer.

Python-Markdown does not know positions, so `source` puts a mark with its own offset wherever a link, heading, tag or note may begin; the
marks travel through the conversion and tell where things stood.
"""
