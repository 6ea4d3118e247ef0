"""
The mark of a passage that is still to be written or translated.

Commands that write files for editors put it where words are missing; whoever reads the files reports it wherever it is left.
"""

MARK = "⟦TODO⟧"
"""
Stands in front of the passage, in words as in facts: `⟦TODO⟧ What the visit was about`. The brackets begin nothing in Markdown or YAML and
stand in no prose, so the mark is never found by mistake; the word in them is easy to search for.
"""
