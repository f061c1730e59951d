"""Public paths. Pages for people stand below their language; machines' addresses have none."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from freedomnow import views
from freedomnow.search.sitemaps import SITEMAPS
from freedomnow.styleguide.views import guide

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        require_safe(sitemap),
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("", include("freedomnow.guidance.urls")),
        path("search/", views.search, name="search"),
        path("", include("freedomnow.sharing.urls")),
        path("about/", include("freedomnow.trust.urls")),
        path("contribute/", views.contribute, name="contribute"),
        path("styleguide/", guide, name="styleguide"),
        path("records/", include("traffickers.urls")),
        path("cases/", include("traffickers.case_urls")),
        path("organizations/", include("organizations.urls")),
        path("regions/", include("regions.urls")),
        path("awareness/campaigns/", include("awareness.campaign_urls")),
        path("awareness/stories/", include("awareness.story_urls")),
        path("awareness/", include("awareness.urls")),
        path("corrections/", include("freedomnow.corrections.urls")),
        path("report/tip/", include("freedomnow.tips.urls")),
        path("report/research/", include("traffickers.research_urls")),
        path("report/", include("freedomnow.submissions.urls")),
        path("accounts/", include("allauth.urls")),
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]

handler400 = "freedomnow.views.bad_request"
handler403 = "freedomnow.views.forbidden"
handler404 = "freedomnow.views.not_found"
handler500 = "freedomnow.views.server_error"
