"""Everything that is published beside the pages. One module a file format, each giving its `targets(site)`."""
