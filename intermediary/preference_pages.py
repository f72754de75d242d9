"""The settings page, where people say how the portal looks to them and where lists start."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods, require_POST

from intermediary.access import signed_in
from intermediary.choices import Role, Theme
from intermediary.frames import frame
from intermediary.languages import offered
from intermediary.models import Site
from intermediary.own_models import Preferences
from intermediary.templatetags.words import place
from intermediary.tongues import TONGUES

# The zones of the United States by what people call them; somebody elsewhere keeps theirs.
ZONES = {
    "America/New_York": later("Eastern time"),
    "America/Chicago": later("Central time"),
    "America/Denver": later("Mountain time"),
    "America/Phoenix": later("Arizona time"),
    "America/Los_Angeles": later("Pacific time"),
    "America/Anchorage": later("Alaska time"),
    "Pacific/Honolulu": later("Hawaii time"),
    "America/Puerto_Rico": later("Puerto Rico time"),
}


class PreferencesForm(forms.ModelForm):
    """How the portal looks and speaks; for those with lists also how these start."""

    language = forms.ChoiceField(label=later("Language"), widget=forms.RadioSelect)

    class Meta:
        model = Preferences
        fields = ("theme", "contrast", "site", "rows", "time_zone")
        labels = {
            "theme": later("Appearance"),
            "contrast": later("Contrast"),
            "site": later("Site"),
            "rows": later("Rows on a page"),
        }
        help_texts = {
            "contrast": later("More makes text and lines stand out."),
            "site": later(
                "Today, KPIs, the worklist and lists open at this site. You can remove it there."
            ),
        }
        widgets = {
            "theme": forms.RadioSelect,
            "contrast": forms.RadioSelect,
            "rows": forms.RadioSelect,
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, TONGUES[code].own) for code in offered(user)]
        self.fields["language"].initial = translation.get_language()
        sites = Site.objects.visible_to(user)
        self.fields["site"].queryset = sites
        self.fields["site"].empty_label = later("All sites")
        self.fields["site"].widget.attrs["class"] = "form-select"
        if len(sites) < 2:  # nothing to choose; what was chosen before stays
            del self.fields["site"]
        if not (user.is_staff_member or user.has_role(Role.EMPLOYER)):
            del self.fields["rows"]
        if user.has_role(Role.TRAINEE):
            self.fields["time_zone"] = self._zones()
        else:
            del self.fields["time_zone"]

    def _zones(self):
        """The choice of a time zone: that of the class, or one of these, or the one chosen."""
        kept = self.instance.time_zone
        more = [(kept, place(kept))] if kept and kept not in ZONES else []
        return forms.ChoiceField(
            choices=[("", later("As my class")), *ZONES.items(), *more],
            required=False,
            label=later("Time zone"),
            help_text=later("Your sessions are shown in this time."),
            widget=forms.Select(attrs={"class": "form-select"}),
        )


@signed_in
@require_http_methods(["GET", "POST"])
def settings_page(request):
    """What a person sets for themselves: appearance, contrast, language, and how lists start."""
    user = request.user
    form = PreferencesForm(request.POST or None, instance=user.preferences, user=user)
    if form.is_valid():
        form.save()
        language = form.cleaned_data["language"]
        user.language = language
        user.save(update_fields=["language"])
        with translation.override(language):
            messages.success(request, _("Your settings are saved."))
        answer = redirect("intermediary:settings")
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)  # chosen on this device before
        return answer
    context = {"form": form, "frame": frame(user)}
    status = 422 if form.errors else 200
    return render(request, "intermediary/settings.html", context, status=status)


@signed_in
@require_POST
def appearance(request):
    """Keep the choice of light or dark from the menu; the page stays where it is."""
    theme = request.POST.get("theme")
    if theme not in Theme.values:
        return HttpResponse(_("There is no such appearance."), status=400)
    Preferences.objects.update_or_create(user=request.user, defaults={"theme": theme})
    if request.htmx:
        return HttpResponse(status=204)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else reverse("intermediary:start"))
