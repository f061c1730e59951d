"""The designations that came with the software: see README.md."""
