"""How well the portal's search answers the searches that readers make, beside Pagefind's."""
