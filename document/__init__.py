"""What a steering document is: its content, its decisions, what happens to it and what counts on a day.

The pure core: no Django, no database, no clock. Days are arguments, and nothing here imports another room.
"""
