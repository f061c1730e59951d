from django.urls import path

from freedomnow.tips import views

urlpatterns = [path("", views.TellWhatYouSaw.as_view(), name="tip")]
