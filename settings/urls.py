"""All addresses: the site's own views first, then Wagtail's tree."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms.core import views as core
from cms.core.credits import credits
from cms.core.kept_pages import keep_for_readers
from cms.core.routing import serve
from cms.core.share_view import share_card
from cms.editorial.withdrawing import Withdraw
from cms.media import views as media
from home.patterns.views import patterns
from pages.barriers.reporting import views as barriers
from pages.partners.access import urls as access
from pages.partners.access.views import invitation
from pages.partners.joining import urls as joining
from pages.partners.joining import views as join
from search import views as search

handler400 = "cms.core.views.bad_request"
handler403 = "cms.core.views.permission_denied"
handler404 = "cms.core.views.page_not_found"
handler429 = "cms.accounts.throttle.too_many"
handler500 = "cms.core.views.server_error"

to_staff_door = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_new_password = RedirectView.as_view(pattern_name="password_forgotten")
to_partner_door = RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)

urlpatterns = [
    # Wagtail's name leads here too: a page is taken back for a reason, never without a word.
    path(
        "admin/pages/<int:page_id>/unpublish/",
        require_admin_access(Withdraw.as_view()),
        name="withdraw",
    ),
    # Wagtail's own ways in lead to ours.
    path("admin/login/", to_staff_door, name="wagtailadmin_login"),
    re_path(r"^admin/password_reset/.*$", to_new_password, name="forgotten_password_of_wagtail"),
    # Where Wagtail fails on purpose.
    path("admin/failwhale/", require_admin_access(core.nowhere)),
    path("_util/login/", to_partner_door, name="wagtailcore_login"),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", media.document),
    path("documents/", include(wagtaildocs_urls)),
    path("media/images/<path:name>", media.rendition, name="rendition"),
    path("anmelden/", include("cms.accounts.urls")),
    path("mein-profil/zugaenge/", include(access)),
    path("mein-profil/", include("pages.partners.profile.urls")),
    path("mein-profil/", include("pages.partners.leaving.urls")),
    path("mitmachen/", join.application, name="join"),
    path("beitritt/", include(joining)),
    path("einladung/<str:token>/", invitation, name="invitation"),
    path("barriere-melden/", barriers.report, name="barrier_report"),
    path("barriere-meldung/<str:token>/", barriers.receipt, name="barrier_receipt"),
    path("suche/", search.results, name="search"),
    path("suche/vorschlaege/", search.suggestions, name="search_suggestions"),
    path("bildnachweise/", credits, name="credits"),
    path("vorschaubild/<int:pk>-<slug:key>.jpg", share_card, name="share_card"),
    path("musterseite/", patterns, name="patterns"),
    path("sitemap.xml", keep_for_readers(sitemap)),
    path("robots.txt", core.robots),
    path("healthz/live", core.live),
    path("healthz/ready", core.ready, name="ready"),
    # Figures for monitoring: cms.core.watching answers whoever may read them.
    path("metrics", core.nowhere),
    # Files that a page makes (feeds, tables, photos) end without a slash, unlike Wagtail's own.
    re_path(r"^((?:[\w-]+/)+[\w-]+\.(?:atom|rss|csv|jpg|zip))$", serve, name="page"),
    # Every page; what Wagtail itself answers below its own addresses comes after it.
    re_path(r"^((?!_util/)(?:[\w-]+/)*)$", serve, name="page"),
    path("", include(wagtail_urls)),
]
