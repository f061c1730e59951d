from django.urls import path

from regions import views, world

app_name = "regions"
urlpatterns = [
    path("", world.world, name="world"),
    path("<slug:slug>/", views.region_page, name="detail"),
]
