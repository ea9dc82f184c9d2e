"""Families: portals that share software or an interface; a site of a family is a page of facts."""
