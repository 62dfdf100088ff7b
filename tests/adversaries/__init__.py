"""Answers damaged on purpose, by a writer who has not seen the defences."""
