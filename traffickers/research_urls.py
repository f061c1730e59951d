from django.urls import path

from traffickers import research_views

urlpatterns = [
    path("", research_views.desk, name="research"),
    path("leads/", research_views.leads, name="research_leads"),
    path("leads/<slug:reference>/", research_views.begin, name="research_begin"),
]
