"""Which frame a page has that everybody may open: that of staff, of employers or of trainees."""

from intermediary.choices import Role


def frame(user) -> str:
    """The template a shared page extends for this person; staff first, as on the start page."""
    if user.is_staff_member:
        return "staff.html"
    return "employer.html" if user.has_role(Role.EMPLOYER) else "trainee.html"
