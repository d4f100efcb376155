"""The parts of the window that show something, made once for each language and theme."""

from dataclasses import dataclass

from annotator.look import Look
from annotator.ui.canvas.view import ArticleView
from annotator.ui.panels.articles import ArticleList
from annotator.ui.panels.banner import Banner
from annotator.ui.panels.details import Details
from annotator.ui.panels.details_article import ArticleDetails
from annotator.ui.panels.doubts import DoubtList
from annotator.ui.panels.entities import EntityList
from annotator.ui.panels.guideline import Guideline
from annotator.ui.panels.palette import LabelPalette
from annotator.ui.panels.relation_palette import RelationPalette
from annotator.ui.panels.relations import RelationList
from annotator.ui.panels.results import Results
from annotator.ui.panels.status_line import StatusLine
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.theme.palette import Shades


@dataclass(frozen=True, slots=True)
class Parts:
    """Each shows what it is told and says what the user did with it; it knows no other."""

    view: ArticleView
    articles: ArticleList
    entities: EntityList
    relations: RelationList
    doubts: DoubtList
    details: Details
    article_details: ArticleDetails
    guideline: Guideline
    labels: LabelPalette
    relation_labels: RelationPalette
    top: TopBar
    status: StatusLine
    banner: Banner
    results: Results

    @classmethod
    def made(cls, look: Look, shades: Shades, *, grouped: bool) -> "Parts":
        """All parts, empty."""
        top = TopBar(shades)
        return cls(
            view=ArticleView(),
            articles=ArticleList(shades),
            entities=EntityList(shades, look, grouped=grouped),
            relations=RelationList(shades, look),
            doubts=DoubtList(shades),
            details=Details(shades),
            article_details=ArticleDetails(shades),
            guideline=Guideline(shades, look),
            labels=LabelPalette(shades, look),
            relation_labels=RelationPalette(shades, look),
            top=top,
            status=StatusLine(shades),
            banner=Banner(),
            results=Results(shades, top),
        )
