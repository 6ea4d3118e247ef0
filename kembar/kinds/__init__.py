"""One declaration for each kind of record: `registry.KINDS` lists them."""
