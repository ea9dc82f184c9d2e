"""The reader's room for what corrections tell in sentences: where each says what was announced and what holds now."""
