"""
Check whether a folder of finished files works offline: without a network and without an origin.

Each reference and each script expression that a browser rejects on `file:`, or that needs a host, is a problem. There is one module per
file type; `offline_check` walks the folder.
"""
