"""Damaged input for everything that reads foreign bytes."""
