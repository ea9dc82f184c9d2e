"""Questions for a person: near names, weak joins and marked awards, and how they are shown."""
