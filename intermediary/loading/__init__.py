"""Files in and out: read, map, check and upsert rows set by set; write them back the same.

A *kind* (kind.py) says which columns a file has. A load reads the file once in pieces
(reading.py, sheets.py), parses each column (values.py) into a staging table by COPY (staging.py),
resolves and checks all rows by SQL (checks.py) and writes what changed (upsert.py), all in one
transaction (load.py). Nothing here knows any app: each app declares its kinds in its kinds.py.
"""
