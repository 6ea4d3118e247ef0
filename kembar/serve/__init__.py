"""
The preview that stays open while content is written: it builds, serves the result to this machine alone, and follows every saved file.

It is a face of the pipeline, as the command line is: the build does not know that it is watched. What the browser needs for it is added
to answers on their way out, never to the folder that was built.
"""
