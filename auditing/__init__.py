"""The audit log: who did what, when, and how it ended. It only grows.

What other rooms tell of stays in their own tables, and is given to `auditing.log` as a source.
"""
