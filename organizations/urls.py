from django.urls import path

from freedomnow.publishing.views import record_page
from organizations import views

app_name = "organizations"
urlpatterns = [
    path("", views.OrganizationList.as_view(), name="list"),
    path("<str:slug>/", record_page, {"kind": "organization"}, name="detail"),
]
