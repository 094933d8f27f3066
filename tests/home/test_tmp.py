from home.models import HomePage
from wagtail.models import Page
from pathlib import Path
def test_x(db):
    Path("/tmp/probe/o.txt").write_text(str(list(Page.objects.values_list("pk","title","content_type__model","depth")))+str(HomePage.objects.all()))
