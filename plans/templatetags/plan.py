"""Template words of the project, available in every template."""

import re
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.db.models import QuerySet
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from document import swedish, text
from document.rules import COPY_RULE
from plans import access
from plans.models import Plan

register = template.Library()

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@register.filter
def prose(html: str) -> SafeString:
    """Rich text of a sealed content as it is: the one place that trusts it.

    It was sanitised when its row was saved (`document.text.sanitise`), before it was sealed.
    """
    return mark_safe(html)  # noqa: S308


@register.filter
def day(value: date | str) -> SafeString:
    """A day, or a text that is one, as a `<time>`; any other text as it is."""
    written = str(value)
    if not (_DATE.fullmatch(written) and text.day(written)):
        return conditional_escape(written)
    return format_html('<time datetime="{0}">{0}</time>', written)


@register.filter
def dated(words: str) -> SafeString:
    """A sentence with its days as `<time>`, which a line does not part."""
    marked = _DATE.sub(lambda found: str(day(found[0])), conditional_escape(words))
    return mark_safe(marked)  # noqa: S308 - escaped above


@register.filter
def thousands(value: int) -> str:
    """A whole number with a no-break space between thousands: 2 883."""
    return swedish.thousands(value)


@register.filter
def days(value: int) -> str:
    """So many days: 1 dag, 2 883 dagar."""
    return swedish.days(value)


@register.filter
def counted(value: int, one: str) -> str:
    """A number in running text: in words up to twelve; `one` is "en" or "ett"."""
    return swedish.in_words(value, one)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite, hidden from assistive technology: a word always stands beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def theme_url() -> str:
    """The address of the organisation's own colours; empty when it has those of the defaults."""
    version = settings.THEME.version
    return f"{reverse('theme')}?v={version}" if version else ""


@register.simple_tag
def logo_url() -> str:
    """The address of the organisation's logo; empty when it has none."""
    return static(settings.LOGO) if settings.LOGO else ""


@register.simple_tag
def copy_rule() -> str:
    """What is always true of a printed copy (domain rule 4)."""
    return COPY_RULE


@register.simple_tag(takes_context=True)
def may_edit(context: Context) -> bool:
    """Whether the reader works on plans."""
    user = _known(context)
    return bool(user and access.may_see_drafts(user))


@register.simple_tag(takes_context=True)
def may_certify(context: Context) -> bool:
    """Whether the reader may fetch the certificate for the minutes."""
    user = _known(context)
    return bool(user and access.may_certify(user))


def _known(context: Context) -> Any:
    """Who the reader is. Asks nothing of the database for those without a session, and then it is None."""
    request: Any = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user


@register.simple_tag
def adopted_plans() -> QuerySet[Plan]:
    """The plans that have a version, by their addresses."""
    return Plan.objects.filter(revisions__isnull=False).distinct().order_by("slug")
