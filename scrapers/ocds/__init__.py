"""OCDS releases and packages to notices."""
