"""One module a layout: the frozen view that its template reads, and the function that makes it from the site."""
