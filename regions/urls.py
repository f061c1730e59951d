from django.urls import path

from regions import views
from regions.feeds import place_feed

app_name = "regions"
urlpatterns = [
    path("", views.world, name="world"),
    path("<slug:slug>/", views.region_page, name="detail"),
    path("<slug:slug>/feed/", place_feed, name="feed"),
]
