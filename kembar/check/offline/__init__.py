"""
The gate for offline copies: whether a folder can be read from a disk, without a network and without an origin.

In comes any folder of finished files, whoever made it; out goes a problem for each reference and each line of a script that a browser
would refuse on `file:`, or that would ask a host. One module a language of files; `gate` walks the folder.
"""
