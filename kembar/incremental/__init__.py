"""Which artifacts a build has to make, and why."""
