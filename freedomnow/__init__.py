"""FreedomNow: a community-built knowledge base to counter human trafficking."""

__version__ = "0.1.0"
