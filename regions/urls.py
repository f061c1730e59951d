from django.urls import path

from regions import views, world
from regions.feeds import place_feed

app_name = "regions"
urlpatterns = [
    path("", world.world, name="world"),
    path("<slug:slug>/", views.region_page, name="detail"),
    path("<slug:slug>/feed/", place_feed, name="feed"),
]
