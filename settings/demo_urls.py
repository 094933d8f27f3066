"""The addresses of the demo: the site's own, and one where its mails can be read."""

from django.urls import path

from home.demo.mailbox import demo_mails

from .urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [path("demo-post/", demo_mails, name="demo_mails"), *urlpatterns]
