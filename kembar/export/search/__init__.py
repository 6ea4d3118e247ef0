"""
Search without a server: one index for each language, in classic script files that work over http and from a folder.

`entries`, `record_text` and `spellings` collect the text of each page or record, and `documents` stores it as a search document.
`word_roots` groups the forms of words, `postings` stores the locations of each root, `index` combines both, `shards` splits an index into
files, and `files` writes them.
"""
