"""
Package a finished offline site as a zip archive, a book, a ZIM archive or a single HTML file; one module per format.

The same content gives the same bytes.
"""
