"""Letters to people of employers who sit on a panel."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from coaching.models import GroupSession
from intermediary.languages import of_letter
from intermediary.posting import portal_url, post
from intermediary.templatetags.words import moment

ASKED, OFF = "coaching/email/panel_asked", "coaching/email/panel_off"


def ask_panel(group: GroupSession) -> None:
    """Tell everybody on the panel when and where; once for each day, time and place."""
    about = f"group:{group.pk}:{group.starts_at:%Y%m%d%H%M}:{group.place}"
    _write(ASKED, group, about[:200], coach=str(group.coach))


def tell_panel_off(group: GroupSession, reason: str) -> None:
    """Tell everybody on the panel that it does not take place."""
    _write(OFF, group, f"group:{group.pk}", reason=reason)


def _write(name: str, group: GroupSession, about: str, **facts) -> None:
    people = group.panel.select_related("user").exclude(email="").filter(no_mail=False)
    for contact in people:
        language = of_letter(name, contact.user.language if contact.user else "")
        with translation.override(language):
            said = {
                "kind": str(group.get_kind_display()),
                "when": str(moment(group.starts_at, group.site.time_zone)),
                "place": group.place or str(group.site),
            }
        post(
            name,
            to=contact.email,
            about=about,
            language=language,
            person=contact.name,
            title=group.title,
            company=settings.ORGANIZATION_NAME,
            link=portal_url(reverse("employers:portal")),
            **said,
            **facts,
        )
