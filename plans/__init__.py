"""The steering document and its life: working copy, sealed revisions, what is in force."""
