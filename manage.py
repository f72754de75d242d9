#!/usr/bin/env python3
"""Run a Django command; the embedded services are joined first where none are given."""

import os
import sys


def main():
    """Hand the command line to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intermediary.settings")
    try:
        from intermediary.embedded.command_line import execute
    except ImportError as error:
        sys.exit(f"{error}: run `make setup`, then .venv/bin/python manage.py ...")
    sys.exit(execute(sys.argv))


if __name__ == "__main__":
    main()
