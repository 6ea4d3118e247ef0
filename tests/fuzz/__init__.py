"""
The fuzzer: whatever a file holds, it becomes a page or a located problem, in bounded time.

The suite runs a short, repeatable round; `make fuzz SECONDS=600` runs rounds with other seeds until the time is over.
"""
