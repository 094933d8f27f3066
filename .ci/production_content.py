"""Read by `manage.py shell`: a small site and its head of the press office. Prints two ids."""

import secrets

from wagtail.models import Site

from tests import factories

factories.PASSWORD = secrets.token_urlsafe(16)  # no account has a password that stands anywhere
home = factories.make_site()
Site.objects.update(hostname="www.zusammenhalt.test", port=443)
factories.standard_page()
factories.story(title="Gesine klingelt an jeder Tür")
factories.release(title="Bündnis lädt zum Runden Tisch")
factories.person("head", "leitung@zusammenhalt.test")
print("CONTENT", home.pk, factories.PASSWORD)
