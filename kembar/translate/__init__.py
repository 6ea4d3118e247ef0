"""Tools for translators: the state of each page, changes of its source, accepting a translation, and drafts."""
