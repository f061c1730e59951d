from django.urls import path

from freedomnow.submissions import views

urlpatterns = [
    path("", views.report_index, name="report"),
    path("mine/", views.mine, name="my_reports"),
    path("mine/<slug:reference>/", views.mine_detail, name="my_report"),
    path("<slug:kind>/", views.Report.as_view(), name="report_kind"),
    path("<slug:kind>/<slug:public_id>/", views.Report.as_view(), name="report_change"),
]
