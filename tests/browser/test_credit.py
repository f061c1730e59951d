"""A volunteer is named on a page, and takes the name back, in a real browser."""

from typing import Any

from tests.browser.ways import with_script_in_drills
from tests.credits import make_page
from tests.factories import make_moderator, make_user

LINE = "Written with the help of: Ana (midwife in Nairobi)"


@with_script_in_drills
def test_a_name_comes_and_goes(open_page: Any, script: bool) -> None:
    user = make_user()
    article = make_page(by=user)
    account = open_page("/report/account/", user=user, script=script, width=360)
    account.click("summary:has-text('Show my name')")
    account.fill("[name=name]", "Ana")
    account.fill("[name=expertise]", "midwife in Nairobi")
    account.check("[name=consent]")
    account.click("text=Send it to the moderators")
    account.wait_for_selector("text=It waits for a moderator.")

    desk = open_page("/admin/", user=make_moderator(), script=script)
    desk.click("text=Names of volunteers")
    desk.click("#result_list tbody a")
    desk.fill("[name=reason]", "It harms nobody.")
    desk.click("text=Let it show")
    desk.wait_for_selector("text=Done.")

    reader = open_page(article.path, script=script, width=360)
    assert LINE in reader.inner_text("main")
    account.click("text=Take my name back")
    account.wait_for_selector("text=No page shows your name any more.")
    reader.reload()
    assert LINE not in reader.inner_text("main")
