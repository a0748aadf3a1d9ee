"""The registry of groups and networks, the tables that list them in plans, and their public pages."""
