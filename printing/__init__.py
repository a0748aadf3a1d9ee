"""The archive file of a version, the stamp on its copies, the certificate, and the figures.

Alone imports WeasyPrint and pikepdf. They are slow to import, so callers that answer a page import `archive`,
`stamp` and `certificate` when they print. The figures are drawn for paper and screen alike, and need neither.
"""
