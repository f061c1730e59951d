from traffickers.models.case import Case, CaseQuerySet, CaseSource, Route
from traffickers.models.record import (
    Connection,
    LegalEvent,
    Name,
    RecordRegion,
    Trafficker,
    TraffickerQuerySet,
    YearField,
    findable_names,
    main_name,
)
from traffickers.models.release import ListRelease

__all__ = [
    "Case",
    "CaseQuerySet",
    "CaseSource",
    "Connection",
    "LegalEvent",
    "ListRelease",
    "Name",
    "RecordRegion",
    "Route",
    "Trafficker",
    "TraffickerQuerySet",
    "YearField",
    "findable_names",
    "main_name",
]
