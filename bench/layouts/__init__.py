"""The corpus as a project for each generator, and what those of the peers share."""
