"""The levels of prevention and their activities."""
