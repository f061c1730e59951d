from django.urls import path

from freedomnow.submissions import account_views, receipt_views, report_views, revise_views, views

urlpatterns = [
    path("", views.report_index, name="report"),
    path("account/", account_views.my_account, name="my_account"),
    path("account/letters/", account_views.letters, name="account_letters"),
    path("account/name/", account_views.public_name, name="account_name"),
    path("account/role/", account_views.ask_for_role, name="account_role"),
    path("account/copy/", account_views.copy, name="account_copy"),
    path("account/delete/", account_views.delete, name="account_delete"),
    path("mine/", views.mine, name="my_reports"),
    path("mine/<slug:reference>/", views.mine_detail, name="my_report"),
    path("mine/<slug:reference>/edit/", revise_views.ReviseMine.as_view(), name="my_report_edit"),
    path("mine/<slug:reference>/words/", views.my_words, name="my_words"),
    path("drafts/<slug:reference>/", report_views.go_on, name="draft"),
    path("drafts/<slug:reference>/forget/", report_views.forget, name="draft_forget"),
    path("receipt/", receipt_views.follow, name="receipt"),
    path("receipt/written/", receipt_views.written_down, name="receipt_written"),
    path("receipt/print/", receipt_views.large_print, name="receipt_print"),
    path("receipt/edit/", receipt_views.ReviseByReceipt.as_view(), name="receipt_revise"),
    path("<slug:kind>/", report_views.Report.as_view(), name="report_kind"),
    path("<slug:kind>/<slug:public_id>/", report_views.Report.as_view(), name="report_change"),
]
