"""Whole, publishable things; a test names only what it is about."""

from itertools import count
from typing import Any

from django.db import transaction
from django.http import QueryDict

from awareness.story_models import Agreement
from freedomnow.corrections import services as corrections
from freedomnow.corrections.models import Request
from freedomnow.evidence.models import CITATION_FIELDS
from freedomnow.publishing.models import Record, new_key
from freedomnow.publishing.services import publish
from freedomnow.submissions import contact_keys, contacts, intake, services
from freedomnow.submissions.arrivals import Envelope, keep_draft, send
from freedomnow.submissions.models import Draft, Origin, Submission
from freedomnow.tips.models import Tip
from freedomnow.tips.services import tell
from freedomnow.users.models import Role, User
from tests.conftest import as_owner

_numbers = count(1)
PASSWORD = "correct horse battery"


def make_user(role: str = Role.VOLUNTEER, **fields: Any) -> User:
    user = User(username=fields.pop("username", f"{role}-{next(_numbers)}"), **fields)
    user.set_role(role)
    user.set_password(PASSWORD)
    user.save()
    return user


def make_moderator(**fields: Any) -> User:
    return make_user(Role.MODERATOR, **fields)


def make_senior(**fields: Any) -> User:
    """A moderator whose yes may be the second one to a name."""
    return make_user(Role.SENIOR, **fields)


def citation(**fields: Any) -> dict[str, Any]:
    """A citation's columns, empty but for what is told."""
    empty = dict.fromkeys(CITATION_FIELDS, "")
    return empty | {f"source_{name}": value for name, value in fields.items()}


def official(**fields: Any) -> dict[str, Any]:
    """A source that passes the gate."""
    told = {
        "kind": "sanctions_list",
        "title": "Designations under the regime",
        "publisher": "Ministry of Foreign Affairs",
        "url": "https://www.example.org/lists/2026",
        "retrieved_on": "2026-11-01",
        "quote": "for human trafficking",
    }
    return citation(**told | fields)


def make_name(name: str = "Testa Persona", kind: str = "primary", **fields: Any) -> dict[str, Any]:
    return {"key": new_key(), "name": name, "kind": kind, "language": ""} | official() | fields


def make_event(**fields: Any) -> dict[str, Any]:
    """A listing for human trafficking; `source` is its citation."""
    source = fields.pop("source", None) or official()
    return {
        "key": new_key(), "code": "sanctioned", "on": "2026-05-01", "matters": ["trafficking"],
        "authority": "Ministry of Foreign Affairs", "jurisdiction": "GB", "court": "",
        "case_id": f"L-{next(_numbers)}", "charges": "", "sentence": "", "sentence_ends_on": "",
        "kept_on": "", "kept_because": "",
        "act_year": None, "says_adult": False,
    } | source | fields  # fmt: skip


def make_place(code: str = "FR", **fields: Any) -> dict[str, Any]:
    return {"key": new_key(), "code": code, "relation": "active_in"} | official() | fields


def make_connection(to: str, relation: str = "works_with", **fields: Any) -> dict[str, Any]:
    return {"key": new_key(), "relation": relation, "to": to} | official() | fields


def record_document(**fields: Any) -> dict[str, Any]:
    """A company that is listed for human trafficking."""
    return {
        "type": "company", "year_of_birth": None, "nationalities": [], "roles": [], "forms": [],
        "years_from": None, "years_to": None, "summary": "", "survivor_answer": "no_source_does",
        "cases": [], "not_meant": "", "reply": "", "reply_on": "",
        "names": [make_name(f"Testa Company {next(_numbers)}")],
        "legal_events": [make_event()],
        "regions": [make_place()],
        "connections": [],
    } | fields  # fmt: skip


def article_document(**fields: Any) -> dict[str, Any]:
    title = fields.get("title", f"What an offer hides {next(_numbers)}")
    return {
        "title": title, "slug": "", "kind": "sign", "language": "en", "group": "",
        "summary": "How to read an offer.", "body": "## First\n\nRead it *slowly*.",
        "forms": ["ForcedLabour"], "signs": [], "warnings": [], "regions": ["FR"],
        "tags": ["work abroad"],
        "sources": [make_source()],
    } | fields  # fmt: skip


def make_source(**fields: Any) -> dict[str, Any]:
    told = citation(kind="international", title="A booklet", url="https://www.example.org/booklet")
    return {"key": new_key(), "supports": "the signs"} | told | fields


def make_service(**fields: Any) -> dict[str, Any]:
    told = citation(kind="operator", url="https://www.example.org/line", retrieved_on="2026-11-01")
    return {
        "key": new_key(), "type": "hotline", "name": "The line", "regions": ["FR"],
        "languages": ["fr", "ar"], "serves": ["everyone"], "cost": "free",
        "phone": "+33140000000", "sms": "", "whatsapp": "", "chat_url": "", "url": "",
        "email": "", "always_open": True, "days": [], "opens_at": "", "closes_at": "",
        "timezone": "", "hours_note": "", "status": "active", "confirmed_on": "2026-11-01",
    } | told | fields  # fmt: skip


def organization_document(**fields: Any) -> dict[str, Any]:
    return {
        "name": f"Helpers {next(_numbers)}", "alternate_name": "", "slug": "",
        "website": "https://www.example.org/", "type": "NGO", "description": "They answer calls.",
        "regions": ["FR"], "languages": ["fr"], "address_visibility": "hidden", "city": "",
        "street": "", "services": [make_service()], "sources": [make_source()],
        "relations": [],
    } | fields  # fmt: skip


def make_relation(to: str, relation: str = "member_of", **fields: Any) -> dict[str, Any]:
    told = citation(kind="operator", title="Our members", url="https://www.example.org/members")
    return {"key": new_key(), "relation": relation, "to": to} | told | fields


def make_figure(**fields: Any) -> dict[str, Any]:
    told = citation(kind="statistics", title="Yearbook", url="https://www.example.org/yearbook")
    return {
        "key": new_key(), "indicator": "detected_victims", "year": 2023, "value": "<5",
        "unit": "persons",
    } | told | fields  # fmt: skip


def region_document(code: str = "FR", **fields: Any) -> dict[str, Any]:
    return {
        "code": code, "note": "", "figures": [make_figure()], "laws": [make_law()],
        "conventions": [make_convention()],
    } | fields  # fmt: skip


def make_law(**fields: Any) -> dict[str, Any]:
    told = citation(kind="law", title="Testa Gazette", url="https://www.example.org/law")
    return {
        "key": new_key(), "matter": "trafficking", "statute": "Testa Act", "year": 2003,
        "section": "§ 7", "penalty": "up to 99 years",
    } | told | fields  # fmt: skip


def make_convention(**fields: Any) -> dict[str, Any]:
    told = citation(kind="law", title="Testa List", url="https://www.example.org/treaties")
    return {
        "key": new_key(), "convention": "palermo", "status": "ratified", "as_of": 2022,
        "joined_on": "2004-05",
    } | told | fields  # fmt: skip


def case_document(**fields: Any) -> dict[str, Any]:
    """Workers on a farm; it names nobody."""
    return {
        "title": f"Workers on a farm {next(_numbers)}", "language": "en",
        "summary": "They were promised wages and got none.", "warnings": [], "court": "",
        "regions": ["FR"],
        "years_from": 2018, "years_to": 2020, "forms": ["ForcedLabour"],
        "acts": ["recruitment"], "means": ["deception"], "of_children": False,
        "purposes": ["forced_labour_or_services"], "elements_note": "",
        "outcome": "convicted_final", "victims": "6-20", "sources": [make_source()],
        "routes": [make_route()],
    } | fields  # fmt: skip


def make_route(**fields: Any) -> dict[str, Any]:
    told = citation(kind="press", url="https://www.example.org/route")
    return {"key": new_key(), "origin": "RO", "destination": "FR"} | told | fields


def campaign_document(**fields: Any) -> dict[str, Any]:
    """A campaign of the site's own community, all year round."""
    title = fields.get("title", f"Ask before you go {next(_numbers)}")
    return {
        "title": title, "slug": "", "language": "en", "group": "",
        "message": "A real job can wait for one more question.", "hashtag": "AskFirst",
        "starts_on": "", "ends_on": "", "about": "Why it *matters*.", "forms": ["ForcedLabour"],
        "regions": ["FR"], "link": "", "steps": [make_step()], "run_by": [],
        "sources": [make_source()],
    } | fields  # fmt: skip


def make_step(text: str = "Read what to ask.", link: str = "/check/") -> dict[str, Any]:
    return {"key": new_key(), "text": text, "link": link}


def make_runner(to: str = "", name: str = "") -> dict[str, Any]:
    return {"key": new_key(), "to": to, "name": name}


def hearsay() -> dict[str, Any]:
    """A source that is a table of ours, and no official text."""
    return citation(kind="press", reference="a table", seen_in="as told by our designation table")


def story_document(**fields: Any) -> dict[str, Any]:
    """Retold from what a newspaper published."""
    return {
        "told_by": "retold", "title": f"A letter home {next(_numbers)}", "language": "en",
        "called": "Amal", "summary": "She found a way to write.", "body": "One day she *wrote*.",
        "warnings": ["captivity"], "forms": ["Servitude"], "regions": ["FR"], "link": "",
        "agreed": [], "sources": [make_source()],
    } | fields  # fmt: skip


def own_story(**fields: Any) -> dict[str, Any]:
    """Told by the one who lived it, who agrees."""
    told = {"told_by": "self", "agreed": Agreement.values, "sources": []}
    return story_document(**told | fields)


DOCUMENTS = {
    "campaign": campaign_document,
    "case": case_document,
    "article": article_document,
    "organization": organization_document,
    "region": region_document,
    "record": record_document,
    "story": story_document,
}


def make_submission(kind: str = "article", *, by: User | None = None, **options: Any) -> Submission:
    """A report in the waiting room; `document` or the kind's own."""
    document = options.pop("document", None) or DOCUMENTS[kind]()
    if options.pop("signed", True):
        by = by or make_user()
    submission, _new = intake.submit(kind, document, by=by, **options)
    return submission


def make_lead(number: int | str = "", *, key: str = "", **fields: Any) -> Submission:
    """A lead as an import of an official list makes it; a document's fields, or its whole key."""
    number = number or next(_numbers)
    told = record_document(
        names=[make_name(f"Unevidenced {number}", **hearsay())],
        legal_events=[make_event(case_id=str(number), source=hearsay())],
        regions=[],
        summary="The official text has not been seen.",
    )
    lead = make_submission(
        "record", document=told | fields, origin=Origin.IMPORT, by_name="import_designations",
        signed=False, import_key=key or f"OFAC SDN|{number}",
    )  # fmt: skip
    return decide(lead, "keep_as_lead")


def make_draft(*, by: User | None = None, send_key: str = "", **typed: str) -> Draft:
    """An article that somebody has begun; of a user, unless told that there is a send key."""
    data = QueryDict(mutable=True)
    data.update({"title": "Half a title"} | typed)
    owner = by if by or send_key else make_user()
    envelope = Envelope(owner, send_key or f"draft-{next(_numbers)}")
    draft, _receipt = keep_draft("article", data, envelope)
    return draft


def make_unsigned(kind: str = "article", send_key: str = "", **options: Any) -> tuple[Any, str]:
    """A report without an account, and its receipt."""
    document = options.pop("document", None) or DOCUMENTS[kind]()
    envelope = Envelope(None, send_key or f"unsigned-{next(_numbers)}")
    return send(kind, document, envelope, flags=options.pop("flags", set()), **options)


def make_request(record: Record | None = None, *, kind: str = "record", **told: Any) -> Request:
    """Somebody without an account asks about a page of that kind."""
    by, key = told.pop("by", None), told.pop("send_key", f"request-{next(_numbers)}")
    record = record or make_published(kind)
    whole = {
        "ground": "fact", "asker": "other", "words": "The year is wrong.", "link": "",
        "reference_number": "", "reply": "",
    }  # fmt: skip
    return corrections.ask(kind, record.public_id, whole | told, by=by, send_key=key)


def make_tip(**told: Any) -> Tip:
    """Somebody saw something in France."""
    whole = {"words": "Men lock a door from outside.", "place": "", "seen_when": ""}
    options = {
        "code": told.pop("code", "FR"), "language": "en",
        "send_key": told.pop("send_key", f"tip-{next(_numbers)}"),
    }  # fmt: skip
    return tell(whole | told, **options)


def make_contact_key() -> bytes:
    """A key for contact details comes into use; its private half."""
    shown: list[bytes] = []
    with as_owner():
        contact_keys.create(by="tests", show=lambda _fingerprint, key: shown.append(key))
    return shown[0]


@transaction.atomic
def make_reachable(words: str = "Call the bakery", *, by: User | None = None) -> Submission:
    """An article whose sender left contact details; makes the key if there is none."""
    if not contacts.are_taken():
        make_contact_key()
    report = make_submission(by=by)
    contacts.seal(report.reference, words, by=report.proposer)
    return report


def decide(
    submission: Submission, step: str, *, by: User | None = None, reason: str = "I read it."
) -> Submission:
    """One step by a senior moderator who has read the report as it stands, and its sources."""
    submission.refresh_from_db()
    seen = submission.known_kind.form.rows_to_see(submission.document)
    return services.decide(
        submission.reference, step, by=by or make_senior(), reason=reason,
        revision=submission.revision, seen=seen,
    )  # fmt: skip


def make_published(kind: str = "article", document: Any = None) -> Record:
    """A published record of any kind, by the whole road."""
    submission = make_submission(kind, document=document)
    if submission.known_kind.form.approvals_needed() == 2:
        decide(submission, "approve", by=make_moderator())
    decided = decide(submission, "publish")
    return decided.known_kind.model.objects.get(public_id=decided.published_id)


def publish_directly(kind: str, document: Any, **options: Any) -> Record:
    return publish(kind, document, **{"by": "tests", "reason": "for a test"} | options)
