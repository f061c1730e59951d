from django.urls import path

from awareness import story_views
from freedomnow.publishing.views import record_page

app_name = "stories"
urlpatterns = [
    path("", story_views.StoryList.as_view(), name="list"),
    path("<str:public_id>/", record_page, {"kind": "story"}, name="detail"),
]
