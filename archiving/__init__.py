"""Adopted versions as packages of files, for an archive (`docs/archive-export.md`)."""
