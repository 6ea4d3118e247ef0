"""Files on disk: what a project contains, how a file is written whole or not at all, and temporary folders."""
