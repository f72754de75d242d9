"""How people get an account: staff make it; nobody signs up alone."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedAdapter(DefaultAccountAdapter):
    """Sign-in for people who were invited."""

    def is_open_for_signup(self, request):
        """Never: an account is made by staff."""
        return False
