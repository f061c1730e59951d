from django.urls import path

from freedomnow.publishing.views import record_page
from traffickers import views

app_name = "records"
urlpatterns = [
    path("", views.TraffickerList.as_view(), name="list"),
    path("<slug:public_id>/", record_page, {"kind": "record"}, name="detail"),
    path("<slug:public_id>/network/", views.network, name="network"),
]
