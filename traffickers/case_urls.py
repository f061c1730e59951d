from django.urls import path

from freedomnow.publishing.views import record_page
from traffickers import case_views

app_name = "cases"
urlpatterns = [
    path("", case_views.CaseList.as_view(), name="list"),
    path("<slug:public_id>/", record_page, {"kind": "case"}, name="detail"),
]
