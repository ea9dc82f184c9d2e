"""Lexicon: the field's words and forms as data and patterns; everything that says what a piece of text can be."""
