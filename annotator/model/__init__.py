"""Frozen values and pure functions: what is true of annotation on paper too."""
