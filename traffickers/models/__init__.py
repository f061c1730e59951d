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

__all__ = [
    "Case",
    "CaseQuerySet",
    "CaseSource",
    "Connection",
    "LegalEvent",
    "Name",
    "RecordRegion",
    "Route",
    "Trafficker",
    "TraffickerQuerySet",
    "YearField",
    "findable_names",
    "main_name",
]
