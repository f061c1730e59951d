from django.urls import path

from awareness import footprint_views, views
from freedomnow.publishing.views import record_page

app_name = "awareness"
urlpatterns = [
    path("", views.ArticleList.as_view(), name="list"),
    path("footprint/", footprint_views.calculator, name="footprint"),
    path("footprint/letter/", footprint_views.letter, name="footprint_letter"),
    path("footprint/method/", footprint_views.method, name="footprint_method"),
    path("<str:slug>/", record_page, {"kind": "article"}, name="detail"),
]
