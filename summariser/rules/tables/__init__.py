"""Cue words of the rules engine: plain data files beside this module."""
