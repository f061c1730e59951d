from django.urls import path

from freedomnow.trust import views

urlpatterns = [
    path("", views.about, name="about"),
    path("decisions/", views.policy, name="policy"),
    path("moderation/", views.moderation, name="about_moderation"),
    path("words/", views.words, name="about_words"),
    path("conduct/", views.conduct, name="about_conduct"),
    path("figures/", views.figures, name="about_figures"),
    path("privacy/", views.privacy, name="privacy"),
    path("safety/", views.safety, name="about_safety"),
    path("contact/", views.contact, name="about_contact"),
    path("cite/", views.cite, name="about_cite"),
    path("authorities/", views.authorities, name="about_authorities"),
    path("press/", views.press, name="about_press"),
    path("companies/", views.companies, name="about_companies"),
]
