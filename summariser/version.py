"""The version, in a module of its own: every room may ask for it without loading the package's public names."""

__version__ = "0.1.0"
