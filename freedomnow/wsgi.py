"""The application for a WSGI server (granian in `make run`; gunicorn works too)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "freedomnow.settings")
application = get_wsgi_application()
