"""What articles, campaigns and stories have in common: each is a text in one language."""

from freedomnow.web.fields import labels_of
from freedomnow.web.languages import is_rtl


class Written:
    """Beside Record, which has no language of its own. `forms` are codes of exploitation."""

    language: str

    @property
    def direction(self) -> str:
        return "rtl" if is_rtl(self.language) else "ltr"

    @property
    def form_labels(self) -> list[str]:
        return labels_of(self, "forms")
