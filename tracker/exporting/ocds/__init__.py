"""Open contracting data: orders and notices as releases and records of OCDS 1.1."""
