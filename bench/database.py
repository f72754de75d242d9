"""The bench's own database: made, migrated, and dropped again."""

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql


def _maintenance():
    """A connection beside the bench's database."""
    given = settings.DATABASES["default"]
    pairs = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    known = {word: given[name] for word, name in pairs.items() if given.get(name)}
    options = {name: value for name, value in given["OPTIONS"].items() if name == "host"}
    return psycopg.connect(dbname="postgres", autocommit=True, **{**known, **options})


def make() -> None:
    """An empty, migrated database."""
    drop()
    with _maintenance() as server:
        server.execute(sql.SQL("create database {}").format(_name()))
    call_command("migrate", verbosity=0, skip_checks=True)


def drop() -> None:
    """Take the bench's database away."""
    connection.close()
    with _maintenance() as server:
        server.execute(sql.SQL("drop database if exists {} with (force)").format(_name()))


def version() -> str:
    """The server's version in a word."""
    return fetch("show server_version")[0][0].split()[0]


def fetch(query: str, params=None) -> list[tuple]:
    """All rows of a query on the bench's database."""
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return cursor.fetchall()


def execute(*statements: str) -> None:
    """Run statements one by one."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _name():
    return sql.Identifier(settings.DATABASES["default"]["NAME"])
