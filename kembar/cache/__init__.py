"""What a build stores next to the output folder, so that the next build reads and renders only what changed."""
