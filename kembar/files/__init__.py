"""Files on disk: listing and reading project files, atomic writing, temporary folders."""
