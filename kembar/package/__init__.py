"""
Files to hand over: a finished offline site as one archive, book or page.

In come the finished pages and the site that they were made from; out goes one file each, the same bytes each time. One format, one module.
"""
