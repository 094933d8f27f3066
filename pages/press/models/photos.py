from collections.abc import Iterator

from django.http import Http404
from django.utils.functional import cached_property
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.url_routing import RouteResult

from cms.core.visibility import is_visible
from pages.press.photo_files import photo_response, zip_response

from .children import PressPhoto

FILES = ("foto", "fotos.zip")


class PhotosMixin(RoutablePageMixin):
    """The press photos of a release: what its page shows, and the files behind it."""

    @cached_property
    def all_photos(self) -> list[PressPhoto]:
        """In the editor's order, with those that are not offered yet."""
        return list(self.photos.select_related("picture"))

    @cached_property
    def shown_photos(self) -> list[PressPhoto]:
        """Those whose rights are known; each has a `number`, counted from one."""
        shown = [photo for photo in self.all_photos if not photo.problems]
        for number, photo in enumerate(shown, start=1):
            photo.number = number
        return shown

    def shown_pictures(self):
        return [*super().shown_pictures(), *(photo.picture for photo in self.all_photos)]

    def structured_data(self, request):
        """With the photos and their licenses, for image search."""
        address = self.get_full_url(request)
        photos = [photo.structured_data(address) for photo in self.shown_photos if photo.print_file]
        return {**super().structured_data(request), "image": photos}

    @property
    def withheld_photos(self) -> list[PressPhoto]:
        """Those that are not offered: editors learn in their preview why."""
        return [photo for photo in self.all_photos if photo.problems]

    @property
    def photos_size(self) -> int:
        """Bytes of all print files together; 0 unless there are several."""
        ready = [photo.print_file for photo in self.shown_photos if photo.print_file]
        return sum(file.size for file in ready) if len(ready) > 1 else 0

    @path("foto/<int:picture>.jpg/", name="photo")
    def photo_file(self, request, picture: int):
        """One photo. Its address names the picture: others may come, go or change places."""
        for release, is_public in self._open_to(request):
            for photo in release.shown_photos:
                if photo.picture_id == picture and photo.print_file:
                    return photo_response(request, release, photo, is_public)
        raise Http404

    @path("fotos.zip/", name="photo_files")
    def photo_files(self, request):
        """All photos with a list of captions and credits."""
        for release, is_public in self._open_to(request):
            photos = [photo for photo in release.shown_photos if photo.print_file]
            if photos:
                return zip_response(request, release, photos, is_public)
        raise Http404

    def route(self, request, path_components):
        """A draft has no address for Wagtail; its photos have one, for those who may edit it."""
        if path_components and path_components[0] in FILES and not is_visible(self):
            if not self._may_see_draft(request.user):
                raise Http404
            view, args, kwargs = self.resolve_subpage(f"/{'/'.join(path_components)}/")
            return RouteResult(self, args=(view, args, kwargs))
        return super().route(request, path_components)

    def _open_to(self, request) -> Iterator[tuple["PhotosMixin", bool]]:
        """The release for everybody while it is public; its latest draft for those who edit it."""
        if is_visible(self):
            yield self, True
        if self._may_see_draft(request.user):
            yield self.get_latest_revision_as_object(), False

    def _may_see_draft(self, user) -> bool:
        return self.permissions_for_user(user).can_edit()
