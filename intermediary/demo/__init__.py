"""A believable organization to look at: Tidewater Works, its people, partners and outcomes.

Invented throughout and the same for a seed, a scale and a day. E-mail addresses are at
example.org, telephone numbers from the range kept for stories.
"""


def sign_ins() -> list[tuple[str, str, str]]:
    """Who can sign in to the demonstration: role in words, e-mail address, password."""
    from intermediary.demo.staff import sign_ins as listed

    return listed()
