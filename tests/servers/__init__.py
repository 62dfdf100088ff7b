"""Tests against servers that nobody here wrote. A package, so that its conftest does not take the place of the suite's own."""
