"""From the arranged site to the pages' targets: views are built here, templates fill them in."""
