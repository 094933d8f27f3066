from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from cms.core.addresses import free_slug, is_derived, refuse_own_address
from cms.core.incomplete_forms import keep_unreadable_blocks, refusal
from cms.core.text import german_slug


class BasePageForm(WagtailAdminPageForm):
    """The editor's form of every page type."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Django compares a field whose default is computed with a hidden twin that Wagtail's
        # editor does not render. It would always count as changed: whoever approves a page
        # unchanged would become its last author, and the approval would be void.
        for field in self.fields.values():
            field.show_hidden_initial = False
        # Left empty, it is made from the title when the page has its place.
        self.fields["slug"].required = False
        for name in self.instance.fields_to_publish():
            self.fields[name].required = True  # gets its asterisk
        # Whatever button was pressed, gaps keep nothing from being saved. What a public page
        # needs is asked in one place, `publish_problems()`, after the draft is safe.
        self.unreadable = []
        if self.is_bound:
            self.defer_required_fields()
            self.unreadable = keep_unreadable_blocks(self)

    def clean_slug(self) -> str:
        return german_slug(self.cleaned_data["slug"])

    def clean(self) -> dict:
        self._free_derived_slug()
        if self.unreadable:
            self.add_error(None, refusal(self.unreadable))
        cleaned = super().clean()
        # A page that exists knows its parent and checks for itself.
        if not self.instance.path:
            check_address(self, cleaned.get("slug"), self.parent_page)
        return cleaned

    def _free_derived_slug(self) -> None:
        """Nobody has chosen the slug that follows the title, so it gives way if it is taken.

        Else no draft of that headline would be saved automatically. A public page keeps its
        address: there the slug follows nothing.
        """
        slug, title = (self.cleaned_data.get(name, "") for name in ("slug", "title"))
        is_public = self.instance.live and not self.instance._state.adding
        if self.parent_page and is_derived(slug, title) and not is_public:
            self.cleaned_data["slug"] = free_slug(title, self.parent_page, self.instance)

    def save(self, commit: bool = True):
        if self.instance._state.adding:
            self.instance.live = False  # a new page becomes public by its revision, not by itself
        return super().save(commit)


class BaseCopyForm(CopyForm):
    """Asks how the copy of a page is called and where it goes; it begins as a draft.

    What is public at once passed a review, and the copy has another name and address.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)

    def clean(self) -> dict:
        cleaned = super().clean()
        check_address(self, cleaned.get("new_slug"), cleaned.get("new_parent_page"), "new_slug")
        return cleaned


def check_address(form, slug: str | None, parent, field: str = "slug") -> None:
    """An error at `field` if the site needs the address itself."""
    try:
        refuse_own_address(slug, parent)
    except ValidationError as error:
        form.add_error(field, error.messages)
