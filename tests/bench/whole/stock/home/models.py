"""The home page: what is newest."""

from wagtail.models import Page

NEWEST = 12


class HomePage(Page):
    def get_context(self, request, *args, **kwargs):
        from blog.models import BlogPage

        context = super().get_context(request, *args, **kwargs)
        context["posts"] = BlogPage.objects.live().order_by("-first_published_at")[:NEWEST]
        return context
