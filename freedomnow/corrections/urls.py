from django.urls import path

from freedomnow.corrections import views

app_name = "corrections"
urlpatterns = [
    path("", views.log, name="log"),
    path("ask/<slug:kind>/<slug:public_id>/", views.Ask.as_view(), name="ask"),
]
