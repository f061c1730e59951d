from django.urls import path

from freedomnow.sharing import views

app_name = "share"
urlpatterns = [
    path("s/<slug:public_id>/", views.short, name="short"),
    path("share/picture.png", views.site_picture, name="site_picture"),
    path("share/<slug:kind>/<str:slug>/", views.kit, name="kit"),
    path("share/<slug:kind>/<str:slug>/picture.png", views.page_picture, name="picture"),
    path("share/<slug:kind>/<str:slug>/card/", views.card, name="card"),
    path("share/<slug:kind>/<str:slug>/poster/", views.poster, name="poster"),
]
