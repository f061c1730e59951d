from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from freedomnow.publishing.models import new_public_id
from freedomnow.web.fields import LineField, LinkField, ProseField


class Ground(models.TextChoices):
    """Why somebody asks. docs/rules.md, rule 11."""

    WRONG_PERSON = "wrong_person", _("It is somebody else: a wrong person, network or company")
    CASE_ENDED = (
        "case_ended",
        _("The case ended in another way: not guilty, charge dropped, taken off the list"),
    )
    VICTIM = "victim", _("Somebody named here was trafficked or forced to take part")
    MINOR = "minor", _("Somebody named here was under 18")
    CONSENT = "consent", _("It is my story, and I do not agree that it stands here")
    FACT = "fact", _("A fact on the page is wrong or missing")
    REPLY = "reply", _("The one who is named wants to reply on the page")
    OTHER = "other", _("Another reason")
    FEEDBACK = "feedback", _("An answer to “Did this page help you?”")


# Grounds on which a page that rests on an accusation, or on consent, comes down before anybody has
# decided.
URGENT = (
    Ground.WRONG_PERSON,
    Ground.CASE_ENDED,
    Ground.VICTIM,
    Ground.MINOR,
    Ground.CONSENT,
)


class Asker(models.TextChoices):
    SELF = "self", _("It is about me, or about my company")
    ACTS_FOR = "acts_for", _("I act for the one who is named")
    OTHER = "other", _("Somebody else")


class State(models.TextChoices):
    RECEIVED = "received", _("Received")
    ASKED = "asked", _("Waiting for the one who asked")
    DECIDED = "decided", _("Decided")
    TAKEN_BACK = "taken_back", _("Taken back")


class Decision(models.TextChoices):
    """What came of it, as the public log says."""

    CORRECTED = "corrected", _("The page was corrected")
    TAKEN_DOWN = "taken_down", _("The page was taken down")
    DECLINED = "declined", _("The page stays as it was")
    TAKEN_BACK = "taken_back", _("Taken back by the one who asked")


class LoggedRequestQuerySet(models.QuerySet["LoggedRequest"]):
    def corrections(self) -> "LoggedRequestQuerySet":
        """Without words on how a page helped that changed nothing: nobody asked to correct it."""
        changed = Q(decision__in=(Decision.CORRECTED, Decision.TAKEN_DOWN))
        return self.filter(~Q(ground=Ground.FEEDBACK) | changed)

    def decided_by_us(self) -> "LoggedRequestQuerySet":
        """Of these, without what was taken back, which nobody decided."""
        return self.corrections().exclude(decision__in=("", Decision.TAKEN_BACK))


class LoggedRequest(models.Model):
    """
    One line of the public log: what was asked, decided and why. It names no page and nobody, and
    nothing leads from it to the request.
    """

    kind = models.CharField(max_length=20)
    ground = models.CharField(max_length=20, choices=Ground.choices)
    asked_on = models.DateField()
    was_hidden = models.BooleanField(default=False)
    decision = models.CharField(max_length=20, choices=Decision.choices, blank=True)
    decided_on = models.DateField(null=True)
    words = models.CharField(max_length=300, blank=True)

    objects = LoggedRequestQuerySet.as_manager()

    is_public: ClassVar[bool] = True

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="logged_decision_is_whole",
                condition=Q(decision="", decided_on__isnull=True, words="")
                | ~Q(decision="") & Q(decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="logged_decision_follows_the_request",
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("asked_on")),
            ),
        ]
        indexes = [models.Index(fields=["-decided_on", "-id"], name="logged_newest_first")]

    def __str__(self) -> str:
        return f"request {self.pk}"

    @property
    def days(self) -> int | None:
        """How long it took; None while it is open."""
        return (self.decided_on - self.asked_on).days if self.decided_on else None


class RequestQuerySet(models.QuerySet["Request"]):
    def waiting(self) -> "RequestQuerySet":
        """What a moderator has still to decide."""
        return self.filter(state=State.RECEIVED)

    def most_urgent_first(self) -> "RequestQuerySet":
        """Grounds that may harm somebody now, then by the day by which it must be decided."""
        return self.annotate(
            is_urgent=models.Case(
                models.When(ground__in=URGENT, then=0),
                default=1,
                output_field=models.IntegerField(),
            )
        ).order_by("is_urgent", "due_on", "pk")

    def about(self, kind: str, target: str) -> "RequestQuerySet":
        return self.filter(kind=kind, target=target)


class Request(models.Model):
    """
    Somebody asks for a published page to be put right: never public, but for its LoggedRequest.

    `version` is that of the page then; `hidden_at` when the page came down because of it, before
    anybody decided. `words` and `reply` are what was written, `reason` what the asker is told.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=20)
    target = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    headline = models.CharField(_("page"), max_length=300)
    ground = models.CharField(_("What is wrong?"), max_length=20, choices=Ground.choices)
    asker = models.CharField(
        _("Who are you?"), max_length=10, choices=Asker.choices, default=Asker.OTHER
    )
    words = ProseField(
        _("Tell us in your own words"),
        max_length=3000,
        help_text=_("Only moderators read it. Nothing about victims, please."),
    )
    link = LinkField(
        _("Where can we see it?"),
        blank=True,
        help_text=_("A link to a court, an authority or a newspaper that shows it."),
    )
    reference_number = LineField(
        _("Or a case number, and whose"), max_length=200, blank=True, default=""
    )
    reply = ProseField(
        _("Your reply, for the page"),
        max_length=1500,
        blank=True,
        default="",
        help_text=_("At most 150 words. Moderators read it before it appears."),
    )
    send_key = models.CharField(max_length=40, unique=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.RECEIVED
    )
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)
    due_on = models.DateField(_("decide by"))
    hidden_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=20, choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    reason = models.TextField(blank=True)
    logged = models.OneToOneField(LoggedRequest, models.PROTECT, related_name="+")

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request about a page")
        verbose_name_plural = _("requests about pages")
        constraints = [
            models.CheckConstraint(
                name="request_decision_is_whole",
                condition=Q(
                    state__in=["received", "asked"], decision="", decided_at=None, decided_by=""
                )
                | Q(state__in=["decided", "taken_back"], decided_at__isnull=False)
                & ~Q(decision="")
                & ~Q(decided_by=""),
            )
        ]
        indexes = [
            models.Index(fields=["kind", "target"], name="request_about_page"),
            models.Index(fields=["state", "due_on"], name="request_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}: {self.headline}"

    @property
    def is_open(self) -> bool:
        return self.state in {State.RECEIVED, State.ASKED}
