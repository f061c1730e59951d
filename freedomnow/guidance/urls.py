from django.urls import path

from freedomnow.guidance import check_views, views

urlpatterns = [
    path("help/", views.help_page, name="help"),
    path("help/card/", views.help_card, name="help_card"),
    path("check/", check_views.check, name="check"),
    path("check/card/", check_views.check_card, name="check_card"),
]
