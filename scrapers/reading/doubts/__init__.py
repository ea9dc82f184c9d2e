"""Doubts: passages that speak of a result which was not read, and results that a break cut or another notice tells."""
