"""The doors for pictures in the admin, each as a browser opens it."""

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Collection

from cms.media.models import Picture


def add_form(client: Client, file: SimpleUploadedFile, **typed) -> HttpResponse:
    return client.post("/admin/images/add/", _form("", file, **typed))


def many_at_once(client: Client, file: SimpleUploadedFile, **typed) -> HttpResponse:
    form = {"files[]": file, "collection": _root(), "title": "Bild"} | typed
    return client.post("/admin/images/multiple/add/", form)


def while_choosing(client: Client, file: SimpleUploadedFile, **typed) -> HttpResponse:
    form = _form("image-chooser-upload-", file, **typed)
    return client.post("/admin/images/chooser/create/", form)


def exchange(client: Client, file: SimpleUploadedFile, **typed) -> HttpResponse:
    """Another file for the picture that exists."""
    picture = Picture.objects.get()
    return client.post(f"/admin/images/{picture.pk}/", _form("", file, **typed))


NEW = {"form": add_form, "many": many_at_once, "chooser": while_choosing}
ALL = NEW | {"exchange": exchange}


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def said(response: HttpResponse) -> str:
    """What the answer says is wrong with the file."""
    if response["Content-Type"] == "application/json":
        data = response.json()
        if "error_message" in data:
            return data["error_message"]
        return _errors(data["htmlFragment"])
    return _errors(response.content.decode())


def _errors(html: str) -> str:
    page = BeautifulSoup(html, "html.parser")
    return " ".join(part.get_text(" ", strip=True) for part in page.select(".error-message"))


def _form(prefix: str, file: SimpleUploadedFile, **typed) -> dict:
    form = {"title": "Bild", "file": file, "collection": _root(), "tags": ""} | typed
    return {f"{prefix}{name}": value for name, value in form.items()}


def _root() -> int:
    return Collection.get_first_root_node().pk
