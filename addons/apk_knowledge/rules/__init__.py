"""Decisions of the knowledge base: when it is reviewed, what a question finds. Pure Python."""
