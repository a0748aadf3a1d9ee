"""The archive file and its copies. Only this package imports WeasyPrint and pikepdf."""
