"""
Starts and stops what the site needs: the Python packages, PostgreSQL, the server.

Standard library only, and it imports nothing else of the project, so that it works before
anything is installed. Two programs that it runs in the environment, prepare.py and server.py,
import what they run.
"""
