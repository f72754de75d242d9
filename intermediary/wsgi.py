"""What gunicorn serves."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from intermediary import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intermediary.settings")

_CANNOT_LOAD = 4  # tells gunicorn to give up instead of trying for ever

try:
    embedded.join()
    application = get_wsgi_application()
except (ImproperlyConfigured, embedded.ServiceError) as error:
    sys.stderr.write(f"{error}\n")
    sys.exit(_CANNOT_LOAD)
