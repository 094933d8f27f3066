"""What browsers are told to refuse, and files that nobody finds by their path, through nginx."""

from pathlib import Path
from urllib.parse import quote

from production_browser import Browser
from production_smoke import Site, browser
from production_stack import HOST

EVERYWHERE = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Where the media folder would be if nginx or the application could be talked into serving it.
WAYS = (
    *("/media/{}", "//media/{}", "/media//{}", "/media/./{}", "/MEDIA/{}", "/media/{}/"),
    *("/media/images/../{}", "/media/images/..%2f{}", "/media/images/%2e%2e/{}"),
    *("/static/../media/{}", "/static../media/{}", "/static/..%2fmedia/{}"),
    *("/static/%2e%2e/media/{}", "/documents/../media/{}", "/%6dedia/{}", "/media/{}%00.jpg"),
    *("/media\\{}", "/media/%5c{}", "/{}", "/_nginx/../media/{}"),
)


def check(site: Site) -> None:
    """Headers guard every answer, with two policies for contents, and no upload has a path."""
    reader = browser(site.stack)
    public, admin = (guarded(reader, address) for address in ("/", "/admin/"))
    guarded(reader, "/gibt-es-nicht/")
    guarded(reader, "/media/fehlt.jpg/")
    assert "script-src 'self'" in public, public
    assert "unsafe" not in public, public
    assert "script-src 'self' 'unsafe-inline'" in admin, admin
    media = site.stack.folder / "media"
    hidden = [p for p in media.rglob("*") if p.is_file() and p.parent.name != "images"]
    assert {path.parent.name for path in hidden} >= {"documents", "original_images"}, hidden
    for path in hidden:
        for way in WAYS:
            has_no_path(reader, way, path, media)


def guarded(reader: Browser, address: str) -> str:
    """Its policy for contents."""
    answer = reader.get(address)
    for name, value in EVERYWHERE.items():
        assert answer.headers.get_all(name) == [value], f"{address}: {name}"
    return answer.headers["Content-Security-Policy"]


def has_no_path(reader: Browser, way: str, path: Path, media: Path) -> None:
    address = way.format(quote(str(path.relative_to(media))))
    # The host too, or two slashes at the beginning would be read as one.
    answer = reader.get(f"https://{HOST}{address}")
    assert answer.status in (301, 400, 404), f"{address}: {answer.status}"
    assert path.read_bytes()[:64] not in answer.raw, address
