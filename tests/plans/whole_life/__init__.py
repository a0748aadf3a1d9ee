"""The whole life of plans, driven at random: what should be, what is done, and the rules that must hold."""
