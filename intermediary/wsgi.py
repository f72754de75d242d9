"""What gunicorn serves."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from intermediary import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intermediary.settings")

try:
    embedded.join()
    application = get_wsgi_application()
except (ImproperlyConfigured, embedded.ServiceError) as error:
    sys.exit(str(error))
