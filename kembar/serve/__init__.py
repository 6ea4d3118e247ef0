"""
The live preview: builds the site, serves it to this machine only, and rebuilds it after every saved file.

The preview's scripts are added to responses, never to the files of the built site.
"""
