"""The reading side: thin views. They alone ask what day it is, and pass it down as `on`."""
