"""The drawings of the reports page: each for a desk and for a phone, or one to a row."""

from django import template

register = template.Library()


@register.inclusion_tag("components/drawn.html")
def drawn(chart):
    """A chart's drawings; its frame says everything else (see chart_frame)."""
    return {"chart": chart}


@register.inclusion_tag("components/pay_range.html")
def pay_range(row):
    """One offer's pay beside its floor, on the scale that all rows share."""
    return {"row": row}
