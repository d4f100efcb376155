"""Hashiya: annotate Arabic articles with entities and relations."""

__version__ = "0.1.0"
