"""A small portal of our own making on 127.0.0.1, and the whole flow run against it."""
