"""A strict reader of calendar files, written from RFC 5545 and sharing nothing with the writer."""

import datetime as dt
import re

LINE = re.compile(
    r"(?P<name>[A-Z0-9-]+)"
    r'(?P<parameters>(?:;[A-Z0-9-]+=(?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*))*)'
    r":(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME"}
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE", "LAST-MODIFIED"}
INSTANT, DAY = re.compile(r"\d{8}T\d{6}Z"), re.compile(r"\d{8}")
ESCAPES = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}


def lines_of(raw: bytes) -> list[str]:
    """The content lines: every physical one ends in CRLF, has 75 octets and is UTF-8 by itself."""
    assert raw.endswith(b"\r\n")
    physical = raw.removesuffix(b"\r\n").split(b"\r\n")
    found: list[str] = []
    for each in physical:
        assert len(each) <= 75, each
        assert b"\r" not in each
        assert b"\n" not in each
        text = each.decode("utf-8")
        assert text
        if text[0] in " \t":
            found[-1] += text[1:]
        else:
            found.append(text)
    return found


def text_of(value: str) -> str:
    """A TEXT value with nothing that should have been escaped."""
    said, rest = "", value
    while rest:
        if rest[0] == "\\":
            said, rest = said + ESCAPES[rest[1]], rest[2:]
        else:
            assert rest[0] not in ";,", value
            said, rest = said + rest[0], rest[1:]
    return said


def value_of(name: str, parameters: dict, value: str):
    """A value by its type."""
    if name in TEXTS:
        return text_of(value)
    if name in ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED"):
        if parameters.get("VALUE") == "DATE":
            assert DAY.fullmatch(value)
            return dt.datetime.strptime(value, "%Y%m%d").replace(tzinfo=dt.UTC).date()
        assert INSTANT.fullmatch(value), f"{name} is not in UTC: {value}"
        assert parameters.get("VALUE", "DATE-TIME") == "DATE-TIME"
        return dt.datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    return int(value) if name == "SEQUENCE" else value


def read(raw: bytes) -> tuple[dict, list[dict]]:
    """The properties of a calendar and of each of its events; anything odd is an error."""
    calendar, events, at = {}, [], []
    for line in lines_of(raw):
        parts = LINE.fullmatch(line)
        assert parts, line
        name = parts["name"]
        pairs = [each.partition("=")[::2] for each in parts["parameters"].split(";")[1:]]
        parameters = {key: value.strip('"') for key, value in pairs}
        if name == "BEGIN":
            at.append(parts["value"])
            if at[-1] == "VEVENT":
                events.append({})
        elif name == "END":
            assert at.pop() == parts["value"]
        else:
            into = events[-1] if at[-1] == "VEVENT" else calendar
            assert not (name in into and name in ONCE), f"{name} twice"
            into[name] = value_of(name, parameters, parts["value"])
            into.setdefault("parameters", {})[name] = parameters
    assert at == []
    return checked(calendar, events)


def checked(calendar: dict, events: list[dict]) -> tuple[dict, list[dict]]:
    """What a calendar and each event must have."""
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert "METHOD" not in calendar
    uids = [event["UID"] for event in events]
    assert len(set(uids)) == len(uids)
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE"} <= set(event)
        assert isinstance(event["DTSTAMP"], dt.datetime)
        assert type(event["DTSTART"]) is type(event["DTEND"])
        assert event["DTEND"] > event["DTSTART"]
        assert event["STATUS"] in ("CONFIRMED", "CANCELLED", "TENTATIVE")
    return calendar, events
