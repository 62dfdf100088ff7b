"""Hostile articles, by a writer who has not seen the defences."""
