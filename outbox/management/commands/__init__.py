"""Management commands: thin shells over the actions."""
