"""How people get an account (staff make it; nobody signs up alone) and the letters about it."""

import logging
import re
from email.utils import formataddr

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.password_reset import get_reset_password_url
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import translation
from django.utils.translation import gettext as _

from intermediary.languages import spoken
from intermediary.tongues import known

log = logging.getLogger("intermediary")

# What a browser and a system call themselves -> what people call them; the first that fits.
BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "iPhone|iPad": "iOS",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


class ClosedAdapter(DefaultAccountAdapter):
    """Sign-in for people who were invited."""

    def is_open_for_signup(self, request):
        """Never: an account is made by staff."""
        return False

    def get_from_email(self):
        """The organization by name, unless the setting has a name of its own."""
        sender = settings.DEFAULT_FROM_EMAIL
        return sender if "<" in sender else formataddr((settings.ORGANIZATION_NAME, sender))

    def render_mail(self, template_prefix, email, context, headers=None):
        """Write in the language of whom the letter is for, not of whoever pressed the button."""
        context.setdefault("password_reset_url", get_reset_password_url(self.request))
        headers = {"Auto-Submitted": "auto-generated", **(headers or {})}
        with translation.override(language_for(email)):
            if agent := context.get("user_agent"):
                context["browser"] = browser_name(agent)
            return super().render_mail(template_prefix, email, context, headers)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell about what is done already: a mail server that is down does not undo it."""
        try:
            super().send_notification_mail(template_prefix, user, context, email)
        except OSError:  # smtplib's errors are among these
            log.exception("%s could not be sent to user %s", template_prefix, user.pk)


def language_for(email: str) -> str:
    """The language of the account with this address, else the one of the page."""
    user = get_user_model().objects.filter(email=email.lower()).first()
    told = user is not None and known(user.language)
    return spoken(told, user) if told else translation.get_language()


def browser_name(agent: str) -> str:
    """A browser as people call it: "Firefox on Windows"."""
    browser = next((name for word, name in BROWSERS.items() if word in agent), "")
    system = next((name for words, name in SYSTEMS.items() if re.search(words, agent)), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("an unknown browser")
