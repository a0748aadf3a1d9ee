"""The frame: settings, addresses, theme, the admin's site, what follows a `migrate`. No rules live here."""
