"""What goes wrong before there is a site."""


class LauncherError(Exception):
    """Its message is for the person at the keyboard: what is wrong, and what would help."""
