"""Template words of the project, available in every template."""

from django import template

register = template.Library()
