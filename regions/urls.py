from django.urls import path

from regions import views

app_name = "regions"
urlpatterns = [
    path("", views.world, name="world"),
    path("<slug:slug>/", views.region_page, name="detail"),
]
