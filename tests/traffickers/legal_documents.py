"""Documents of records with legal events, for tests of what follows from them."""

from datetime import date

TODAY = date(2024, 6, 15)
LIST_CODES = {"sanctioned", "administratively_listed", "delisted", "listing_ended"}
LISTED = {"authority": "OFAC", "case_id": "24004", "source_kind": "sanctions_list"}
TRIED = {"authority": "Court of Palermo", "case_id": "12/2018", "source_kind": "judgment"}
PRESS = {"source_kind": "press"}
POLICE = {"source_kind": "police_release"}
COURT_2 = {"authority": "Court of Catania"}
CASE_2 = {"case_id": "99/2019"}
UNDATED = ""


def event(code, on, /, **given):
    """A row whose source is official; a listing by one authority, all else by one court."""
    usual = LISTED if code in LIST_CODES else TRIED
    row = {
        "key": f"{code}-{on or 'undated'}",
        "code": code,
        "on": on,
        "matters": [] if code == "deceased" else ["trafficking"],
        "charges": "",
        "act_year": None,
        "says_adult": False,
        "sentence_ends_on": "",
        "kept_on": "",
        "kept_because": "",
        "source_url": "https://authority.example/1",
        "source_quote": "for human trafficking",
        "source_retrieved_on": "",
    }
    return row | usual | given


def record(*events, **given):
    base = {
        "type": "person",
        "year_of_birth": 1970,
        "years_from": None,
        "survivor_answer": "no_source_does",
        "names": [{"key": "n", "name": "Ada Example", "kind": "primary"}],
    }
    return base | {"legal_events": list(events)} | given
