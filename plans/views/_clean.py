"""Addresses worth sharing."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


def without_empty_answers[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Send the reader on to the same address without the empty answers of a form.

    A form that asks by GET names every field, whether it was filled in or not, and only a script could
    leave the empty ones out. The browser keeps the place on the page.
    """

    @wraps(view)
    def clean(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        asked = request.GET.copy()
        for name, values in request.GET.lists():
            if kept := [value for value in values if value]:
                asked.setlist(name, kept)
            else:
                del asked[name]
        if asked == request.GET:
            return view(request, *args, **kwargs)
        return HttpResponseRedirect(request.path + (f"?{asked.urlencode()}" if asked else ""))

    return clean
