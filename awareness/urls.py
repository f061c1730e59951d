from django.urls import path

from awareness import views
from freedomnow.publishing.views import record_page

app_name = "awareness"
urlpatterns = [
    path("", views.ArticleList.as_view(), name="list"),
    path("<str:slug>/", record_page, {"kind": "article"}, name="detail"),
]
