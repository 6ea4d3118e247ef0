"""
Markdown with our own few additions, and the only door to Python-Markdown.

`body` turns a text into a `Body`; each other module owns one addition. Python-Markdown does not know positions, so `source` puts a mark
with its own offset wherever a link, heading, tag or note may begin; the marks travel through the conversion and tell where things stood.
"""
