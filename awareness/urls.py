from django.urls import path

from awareness import feedback_views, footprint_views, learn_views, views
from freedomnow.publishing.views import record_page

app_name = "awareness"
urlpatterns = [
    path("", views.ArticleList.as_view(), name="list"),
    path("footprint/", footprint_views.calculator, name="footprint"),
    path("footprint/letter/", footprint_views.letter, name="footprint_letter"),
    path("footprint/method/", footprint_views.method, name="footprint_method"),
    path("path/", learn_views.learning_path, name="path"),
    path("glossary/", learn_views.glossary_page, name="glossary"),
    path("signs-in-pictures/", learn_views.pictures_page, name="pictures"),
    path("spot-the-signs/", learn_views.quiz, name="quiz"),
    path("spot-the-signs/<slug:slug>/", learn_views.scenario_page, name="scenario"),
    path("<str:slug>/", record_page, {"kind": "article"}, name="detail"),
    path("<str:slug>/feedback/", feedback_views.Feedback.as_view(), name="feedback"),
]
