"""Everything that was read, put together: addresses, twins, references, closed links. Values in, one finished `Site` out; no I/O."""
