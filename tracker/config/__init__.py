"""Configuration: what tracker.toml may say, and the runtime context that commands pass down."""
