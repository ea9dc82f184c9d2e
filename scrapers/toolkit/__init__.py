"""Toolkit of HTML and JSON portals: lists, detail pages, strict selectors and replies, shared by families and sites."""
