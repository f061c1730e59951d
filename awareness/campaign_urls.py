from django.urls import path

from awareness import campaign_views
from freedomnow.publishing.views import record_page

app_name = "campaigns"
urlpatterns = [
    path("", campaign_views.CampaignList.as_view(), name="list"),
    path("<str:slug>/", record_page, {"kind": "campaign"}, name="detail"),
]
