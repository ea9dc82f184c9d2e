"""Sites: one portal a module, found by walking this package."""
