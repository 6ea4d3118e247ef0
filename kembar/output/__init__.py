"""Writing the finished site: staging, the published folder, and the writing of targets."""
