"""Read by `manage.py shell`: a small site and its head of the press office. Prints two ids."""

import secrets

from django.core.files.base import ContentFile
from wagtail.models import Site

from cms.media.models import File
from tests import factories

factories.PASSWORD = secrets.token_urlsafe(16)  # no account has a password that stands anywhere
home = factories.make_site()
Site.objects.update(hostname="www.zusammenhalt.test", port=443)
factories.standard_page()
factories.story(title="Gesine klingelt an jeder Tür")
factories.release(title="Bündnis lädt zum Runden Tisch")
File.objects.create(title="Vertraulich", file=ContentFile(b"%PDF-1.7 vertraulich", "Plan.pdf"))
factories.person("head", "leitung@zusammenhalt.test")
print("CONTENT", home.pk, factories.PASSWORD)
