"""
The mark for text that is still to be written or translated.

Commands that write files for editors insert it; reading reports every file that contains it.
"""

TODO_MARK = "⟦TODO⟧"
"""
Precedes the text in documents and facts: `⟦TODO⟧ What the visit was about`. The brackets have no meaning in Markdown or YAML and do not
occur in prose.
"""
