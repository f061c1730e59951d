"""Tips on the moderators' desk."""

from typing import Any

from django.db.models import Count, Min
from django.utils.translation import gettext_lazy as _

from freedomnow.submissions.trays import Tray
from freedomnow.tips.models import Tip


def tips() -> dict[str, Any]:
    return Tip.objects.waiting().aggregate(total=Count("pk"), oldest=Min("created_at"))


TIPS = Tray(_("Confidential tips"), "admin:tips_tip_changelist", tips)
