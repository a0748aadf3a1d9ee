"""The frame: settings, addresses and the WSGI entry point. No rules live here."""
