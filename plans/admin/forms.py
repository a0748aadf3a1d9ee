"""What several of the admin's forms share."""

from django import forms
from django.http import HttpRequest, QueryDict

from plans import actions


class LongText(forms.Textarea):
    """Text of a few lines."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 5})


class DecisionForm(forms.Form):
    """A form that shows why an action is refused."""

    use_required_attribute = False

    def add_problems(self, refused: actions.Refused) -> None:
        """Show each problem at the field it concerns."""
        for problem in refused.problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was filled in with; None when it is only shown."""
    return request.POST if request.method == "POST" else None
