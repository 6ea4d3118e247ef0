"""
Define the mark of a passage that is still to be written or translated.

Commands that create files for editors insert it where text is missing; the build reports each mark that is left.
"""

MARK = "⟦TODO⟧"
"""
The mark before the passage, in Markdown and YAML: `⟦TODO⟧ What the visit was about`. The brackets have no meaning in Markdown or YAML and
do not occur in prose, so there are no false matches.
"""
