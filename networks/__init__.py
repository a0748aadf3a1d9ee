"""The registry of groups and networks."""
