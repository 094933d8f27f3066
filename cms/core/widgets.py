"""Form fields of the admin that Wagtail and Django do not have."""

from django.forms import CheckboxSelectMultiple


class GroupedChoices(CheckboxSelectMultiple):
    """Many checkboxes in groups, with a search field; what is chosen stands above them.

    An object says by `group` under which heading it belongs; without one there is no heading.
    """

    template_name = "core/widgets/grouped_choices.html"
    MANY = 12  # a shorter list is seen at a glance and needs no search

    def optgroups(self, name, value, attrs=None) -> list[tuple]:
        groups: dict[str, list] = {}
        for _, options, _ in super().optgroups(name, value, attrs):
            for option in options:
                group = getattr(option["value"].instance, "group", "")
                groups.setdefault(group, []).append(option)
        ordered = sorted(groups.items())
        return [(group, options, index) for index, (group, options) in enumerate(ordered)]

    def get_context(self, name, value, attrs) -> dict:
        context = super().get_context(name, value, attrs)
        options = [option for _, group, _ in context["widget"]["optgroups"] for option in group]
        context["searchable"] = len(options) > self.MANY
        return context
