"""Management commands: thin shells over the room."""
